import type { LeadershipStatus } from '@newsledger/newsroom';
import type { Tag } from '../lexicon/phrases.js';
import { hasTag, tagsOf, type Clause, type Reading } from '../text/document.js';
import { canBeOrganisation, canBePerson, type Cast, type Mention } from '../names/entities.js';
import { isSubjectLike } from '../names/subject.js';
import { findPost, isOtherField, postBeside, readPost, type Post } from './posts.js';

/** One person coming to or leaving a post, as one sentence says it. */
export interface Move {
  readonly clause: Clause;
  readonly from: number;
  readonly to: number;
  readonly person: Mention;
  readonly status: LeadershipStatus;
  readonly post?: Post;
  /** Organisation that the verb names: its subject ("X a nommé"), its object ("quitte X"). */
  readonly organisation?: Mention;
  readonly predecessor?: Mention;
  readonly successor?: Mention;
  /** A role taken on within the house, without a post of a name. */
  readonly role: boolean;
  /** The verb by itself means a post: no other sign is needed. */
  readonly sure: boolean;
  readonly reason?: string;
}

interface Context {
  readonly clause: Clause;
  readonly cast: Cast;
  readonly reading: Reading;
  readonly people: readonly Mention[];
  readonly organisations: readonly Mention[];
}

const categories = new Set([
  'appointVerb',
  'appointNoun',
  'becomeVerb',
  'joinVerb',
  'succeedVerb',
  'newPost',
  'leaveVerb',
  'resignVerb',
  'ousterVerb',
  'leaveNoun',
]);

/** The moves that a sentence tells. */
export function movesIn(clause: Clause, cast: Cast, reading: Reading): Move[] {
  const tags = clause.tags.filter((tag) => categories.has(tag.category));
  if (tags.length === 0) return [];
  const mentions = cast.mentionsIn(clause);
  const people = mentions.filter(canBePerson);
  if (people.length === 0) return [];
  const context: Context = { clause, cast, reading, people, organisations: mentions.filter(canBeOrganisation) };
  return tags.flatMap((tag) => readers[tag.category]?.(context, tag) ?? []);
}

const readers: Readonly<Record<string, (context: Context, tag: Tag) => Move[]>> = {
  appointVerb: appointed,
  appointNoun: (context, tag) => byNoun(context, tag, 'in'),
  becomeVerb: became,
  joinVerb: joined,
  succeedVerb: succeeded,
  newPost: newlyIn,
  leaveVerb: left,
  resignVerb: resigned,
  ousterVerb: ousted,
  leaveNoun: (context, tag) => byNoun(context, tag, 'out'),
};

const statementMarks = /^[;:.]$/;

/** No other statement begins between two tokens. */
function sameStatement(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const token = clause.tokens[at]!;
    if (statementMarks.test(token.text) || /^(?:tandis|while|mais|but|alors|whereas)$/.test(token.low)) return false;
  }
  return true;
}

/** The person who is the subject of a verb at token `at`: the nearest before it that no preposition governs. */
function subjectBefore(context: Context, at: number, reach = 30): Mention | undefined {
  const { clause } = context;
  const relative = relativeBefore(clause, at);
  if (relative >= 0)
    return context.people.filter((person) => person.to <= relative && relative - person.to <= 2).at(-1);
  return context.people
    .filter(
      (person) =>
        person.to <= at && at - person.to <= reach && isSubjectLike(person) && sameStatement(clause, person.to, at),
    )
    .at(-1);
}

/** The "qui" or "who" whose verb stands at token `at`; -1 where there is none. */
function relativeBefore(clause: Clause, at: number): number {
  for (let before = at - 1; before >= clause.from && at - before <= 4; before -= 1) {
    const low = clause.tokens[before]!.low;
    if (low === 'qui' || low === 'who') return before;
    if (
      !/^(?:a|ont|avait|vient|de|d'|est|sera|va|has|had|have|will|is|was|récemment|recently|déjà|also|aussi|y|en|s'|se)$/.test(
        low,
      )
    )
      return -1;
  }
  return -1;
}

/** A name and those joined to it by commas and "et" before a verb, or after it. */
function joinedWith(context: Context, first: Mention, backwards: boolean): Mention[] {
  const { clause, people } = context;
  const list = [first];
  const ordered = backwards ? [...people].reverse() : people;
  for (const other of ordered) {
    const edge = list.at(-1)!;
    if (backwards ? other.to > edge.from : other.from < edge.to) continue;
    const [from, to] = backwards ? [other.to, edge.from] : [edge.to, other.from];
    const between = clause.tokens
      .slice(from, to)
      .map((token) => token.low)
      .join(' ');
    if (!/^(?:et|and|,|, et|, and|ainsi que|, ainsi que|et de|et d'|as well as|puis|and of)$/.test(between)) break;
    if (between === ',' && backwards && list.length === 1) break;
    if (between === ',' && !backwards && !people.some((next) => next.from > other.to && next.from - other.to <= 2))
      break;
    list.push(other);
  }
  return list;
}

const beForms = /^(?:été|est|sera|seront|sont|être|fut|étaient|était|was|were|been|is|are|be|being|gets|got)$/;

function hasPassive(clause: Clause, tag: Tag): boolean {
  for (let at = tag.from - 1; at >= clause.from && tag.from - at <= 4; at -= 1) {
    if (beForms.test(clause.tokens[at]!.low)) return true;
    if (clause.tokens[at]!.kind === 'mark') return false;
  }
  return false;
}

const participle = /(?:é|ée|és|ées|u|ue|us|ues|i|ie|is|ed|en|n)$/;

/** "X a été nommé PDG de Y", "Y a nommé X PDG", "X nommé à la tête de Y". */
function appointed(context: Context, tag: Tag): Move[] {
  const { clause, cast, reading } = context;
  const verb = clause.tokens[tag.from]!.low;
  const interim = hasTag(clause, 'interim', Math.max(clause.from, tag.from - 12), Math.min(clause.to, tag.to + 14));
  const status: LeadershipStatus = interim ? 'in_acting' : 'in';
  const weak =
    /^(?:confirm|choisi|choos|chosen|select|pick|tap|élu|elect|recrut|recruit|embauch|hir|débauch|poach|elev|propuls|catapult)/.test(
      verb,
    );
  const subject = subjectBefore(context, tag.from);
  const company = context.organisations
    .filter(
      (one) =>
        one.to <= tag.from &&
        isSubjectLike(one) &&
        one.entity.kind === 'organisation' &&
        sameStatement(clause, one.to, tag.from),
    )
    .at(-1);
  const passive =
    participle.test(verb) &&
    (hasPassive(clause, tag) ||
      (subject !== undefined && subject.to === tag.from) ||
      (subject !== undefined && !company && !hasHave(clause, tag, reading)));
  if (passive && subject) {
    const post = findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 9));
    if (!post) return [];
    return joinedWith(context, subject, true).map((person) => ({
      clause,
      from: tag.from,
      to: Math.max(tag.to, post.to),
      person,
      status,
      post,
      role: false,
      sure: true,
    }));
  }
  if (/^(?:confirm)/.test(verb)) return [];
  const object = context.people.find(
    (person) =>
      person.from >= tag.to &&
      person.from - tag.to <= 14 &&
      sameStatement(clause, tag.to, person.from) &&
      !governedAway(clause, tag.to, person.from),
  );
  if (!object) return [];
  const between = findPost(clause, cast, tag.to, object.from);
  const post = between ?? findPost(clause, cast, object.to, Math.min(clause.to, object.to + 8));
  if (!post || (weak && !post)) return [];
  const first: Move = {
    clause,
    from: tag.from,
    to: Math.max(tag.to, object.to),
    person: object,
    status,
    post,
    ...(company ? { organisation: company } : {}),
    role: false,
    sure: true,
  };
  return [first];
}

function governedAway(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (/^(?:par|by|que|qu'|that|selon|chez|contre|avec|with)$/.test(clause.tokens[at]!.low)) return true;
  return false;
}

/** "has named", "a nommé": the active perfect. */
function hasHave(clause: Clause, tag: Tag, reading: Reading): boolean {
  const have = reading.language === 'fr' ? /^(?:a|ont|avait|aurait)$/ : /^(?:has|have|had)$/;
  for (let at = tag.from - 1; at >= clause.from && tag.from - at <= 3; at -= 1)
    if (have.test(clause.tokens[at]!.low)) return true;
  return false;
}

/** "X devient PDG", "X prend la tête de Y", "X a pris en charge un rôle dédié à l'IA". */
function became(context: Context, tag: Tag): Move[] {
  const { clause, cast } = context;
  const person = subjectBefore(context, tag.from);
  if (!person) return [];
  const inner =
    tagsOf(clause, 'headship').find((one) => one.from >= tag.from && one.to <= tag.to) ??
    tagsOf(clause, 'role').find((one) => one.from >= tag.from && one.to <= tag.to);
  const post = inner
    ? readPost(clause, cast, inner.from)
    : findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 6));
  if (!post) return [];
  const interim = hasTag(clause, 'interim', tag.from, Math.min(clause.to, tag.to + 14));
  const role = tagsOf(clause, 'role').some((one) => one.from === post.from);
  return joinedWith(context, person, true).map((one) => ({
    clause,
    from: tag.from,
    to: Math.max(tag.to, post.to),
    person: one,
    status: interim ? 'in_acting' : 'in',
    post,
    role,
    sure: !role,
  }));
}

/** "X rejoint Y comme directeur". */
function joined(context: Context, tag: Tag): Move[] {
  const { clause, cast } = context;
  const person = subjectBefore(context, tag.from, 16);
  if (!person || person.entity.kind !== 'person') return [];
  const organisation = context.organisations.find(
    (one) => one.from >= tag.to && one.from - tag.to <= 4 && one.entity.kind === 'organisation',
  );
  const post = findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 12));
  if (!organisation && !post) return [];
  return joinedWith(context, person, true).map((one) => ({
    clause,
    from: tag.from,
    to: Math.max(tag.to, organisation?.to ?? 0, post?.to ?? 0),
    person: one,
    status: 'in',
    ...(post ? { post } : {}),
    ...(organisation ? { organisation } : {}),
    role: false,
    sure: Boolean(post),
  }));
}

/** "X succède à Y", "X remplace Y à la tête de Z": X comes, Y was there before. */
function succeeded(context: Context, tag: Tag): Move[] {
  const { clause, cast } = context;
  const nominal = clause.tokens[tag.from]!.low === 'en';
  const person = subjectBefore(context, tag.from);
  const former = context.people.find((one) => one.from >= tag.to && one.from - tag.to <= 6);
  if (!person || !former || person.entity === former.entity) return [];
  const post =
    findPost(clause, cast, former.to, Math.min(clause.to, former.to + 7)) ??
    findPost(clause, cast, person.to, tag.from);
  const place = { clause, from: tag.from, to: Math.max(tag.to, former.to) };
  const common = { ...(post ? { post } : {}), role: false, sure: Boolean(post) };
  const out: Move = { ...place, person: former, status: 'out', successor: person, ...common };
  return nominal ? [out] : [{ ...place, person, status: 'in', predecessor: former, ...common }, out];
}

/** "X est le nouveau PDG de Y"; in a title also "X, nouveau PDG de Y". A mere "le nouveau PDG, X, a dit" tells no move. */
function newlyIn(context: Context, tag: Tag): Move[] {
  const { clause, cast } = context;
  const post = tagsOf(clause, 'post').find((one) => one.from === tag.to || one.from === tag.to + 1);
  if (!post) return [];
  const person = subjectBefore(context, tag.from, 6);
  if (!person) return [];
  const between = clause.tokens
    .slice(person.to, tag.from)
    .map((token) => token.low)
    .join(' ');
  const stated = /(?:^|\s)(?:est|sera|is|will be|as|comme)(?:\s|$)/.test(between);
  if (!stated && !(clause.field.field === 'title' && /^,?$/.test(between))) return [];
  const read = readPost(clause, cast, post.from);
  return [{ clause, from: tag.from, to: read.to, person, status: 'in', post: read, role: false, sure: true }];
}

/** "X quitte Y", "X quitte la direction de Y", "X leaves the company". */
function left(context: Context, tag: Tag): Move[] {
  const { clause, cast } = context;
  const person = subjectBefore(context, tag.from);
  if (!person) return [];
  const organisation = context.organisations.find(
    (one) => one.from >= tag.to && one.from - tag.to <= 3 && one.entity.kind === 'organisation',
  );
  const post = findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 5));
  const company = tagsOf(clause, 'anaphora').some(
    (one) =>
      one.from >= tag.to && one.from - tag.to <= 1 && clause.tokens[one.to - 1]!.low !== 'it' && one.to - one.from >= 2,
  );
  if (!organisation && !post && !company) return [];
  const beside = postBeside(clause, cast, person);
  const known = post ?? beside?.post;
  return joinedWith(context, person, true).map((one) => ({
    clause,
    from: tag.from,
    to: Math.max(tag.to, organisation?.to ?? 0, post?.to ?? 0),
    person: one,
    status: 'out',
    ...(known ? { post: known } : {}),
    ...(organisation ? { organisation } : {}),
    role: false,
    sure: Boolean(post ?? beside),
  }));
}

/** "X démissionne", "X steps down as chief executive". */
function resigned(context: Context, tag: Tag): Move[] {
  const { clause, cast } = context;
  const person = subjectBefore(context, tag.from);
  if (!person) return [];
  const post =
    findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 9)) ?? postBeside(clause, cast, person)?.post;
  const retire = /retraite|retir/.test(
    clause.tokens
      .slice(tag.from, tag.to)
      .map((token) => token.low)
      .join(' '),
  );
  return [
    {
      clause,
      from: tag.from,
      to: Math.max(tag.to, post?.to ?? 0),
      person,
      status: 'out',
      ...(post ? { post } : {}),
      role: false,
      sure: Boolean(post),
      reason: retire ? 'retirement' : 'resignation',
    },
  ];
}

/** "X a été limogé", "Y limoge X", "X was fired as chief executive". */
function ousted(context: Context, tag: Tag): Move[] {
  const { clause, cast } = context;
  const verb = clause.tokens[tag.from]!.low;
  const subject = subjectBefore(context, tag.from);
  if (
    subject &&
    participle.test(verb) &&
    (hasPassive(clause, tag) || subject.to === tag.from || clause.tokens[tag.from - 1]?.text === ',')
  ) {
    const post =
      findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 8)) ?? postBeside(clause, cast, subject)?.post;
    return joinedWith(context, subject, true).map((person) => ({
      clause,
      from: tag.from,
      to: Math.max(tag.to, post?.to ?? 0),
      person,
      status: 'out',
      ...(post ? { post } : {}),
      role: false,
      sure: Boolean(post),
      reason: 'dismissal',
    }));
  }
  const object = context.people.find(
    (person) =>
      person.from >= tag.to &&
      person.from - tag.to <= 8 &&
      sameStatement(clause, tag.to, person.from) &&
      !governedAway(clause, tag.to, person.from),
  );
  if (!object || hasPassive(clause, tag)) return [];
  const company = context.organisations.filter((one) => one.to <= tag.from && isSubjectLike(one)).at(-1);
  const post = findPost(clause, cast, tag.to, object.from) ?? postBeside(clause, cast, object)?.post;
  if (!post) return [];
  return [
    {
      clause,
      from: tag.from,
      to: Math.max(tag.to, object.to),
      person: object,
      status: 'out',
      post,
      ...(company ? { organisation: company } : {}),
      role: false,
      sure: true,
      reason: 'dismissal',
    },
  ];
}

const introduces =
  /^(?:de|d'|du|des|of|son|sa|its|la|le|l'|the|leur|their|deux|two|comme|like|such|as|tels|telles|que|qu'|notamment|including|dont)$/;

/** "le départ de X et Y", "la nomination de X comme PDG", "X's resignation", "X a annoncé son départ". */
function byNoun(context: Context, tag: Tag, status: 'in' | 'out'): Move[] {
  const { clause, cast } = context;
  const { tokens } = clause;
  const owner = context.people.find(
    (person) => tokens[person.to]?.low === "'s" && person.to + 1 <= tag.from && tag.from - person.to <= 3,
  );
  const make = (person: Mention, post: Post | undefined): Move => ({
    clause,
    from: tag.from,
    to: Math.max(tag.to, person.to),
    person,
    status,
    ...(post ? { post } : {}),
    role: false,
    sure: Boolean(post),
  });
  if (owner)
    return [
      make(
        owner,
        postBeside(clause, cast, owner)?.post ?? findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 5)),
      ),
    ];
  if (/^(?:son|sa|his|her)$/.test(tokens[tag.from - 1]?.low ?? '')) {
    const subject = subjectBefore(context, tag.from, 14);
    if (!subject || !hasTag(clause, 'report', subject.to, tag.from)) return [];
    return [
      make(
        subject,
        postBeside(clause, cast, subject)?.post ?? findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 6)),
      ),
    ];
  }
  if (!/^(?:de|d'|du|des|of)$/.test(tokens[tag.to]?.low ?? '')) return [];
  const first = context.people.find((person) => person.from > tag.to && person.from - tag.to <= 9);
  if (!first) return [];
  const titles = tagsOf(clause, 'post').filter((one) => one.from >= tag.to && one.to <= first.from);
  let covered = tag.to;
  let unknown = 0;
  for (; covered < first.from; covered += 1) {
    const token = tokens[covered]!;
    const inPost = titles.some((one) => one.from <= covered && one.to > covered);
    if (token.kind === 'mark' && token.text !== ',') return [];
    if (!inPost && !introduces.test(token.low) && token.kind !== 'number') unknown += 1;
  }
  if (unknown > (titles.length > 0 ? 4 : 0)) return [];
  return joinedWith(context, first, false).map((person) => {
    const beside =
      person === first &&
      titles[0] &&
      !/^(?:dirigeants|directeurs|executives|directors|bosses|responsables)$/.test(tokens[titles[0].from]!.low)
        ? readPost(clause, cast, titles[0].from)
        : undefined;
    const after = findPost(clause, cast, person.to, Math.min(clause.to, person.to + 7));
    const plural = titles.length > 0;
    const post = beside ?? (status === 'in' ? after : postBeside(clause, cast, person)?.post);
    return { ...make(person, post), sure: Boolean(post) || plural };
  });
}

/** Whether a move is one of ours: a post or an organisation is named, and no politics or sport around it. */
export function isOurs(move: Move): boolean {
  return !isOtherField(move.clause, move.from, move.to);
}
