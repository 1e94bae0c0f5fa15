import type { LeadershipStatus } from '@newsledger/newsroom';
import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { hasTag, lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import type { Cast, Mention } from '../names/entities.js';
import { isSubjectLike } from '../names/subject.js';
import { findPost, postBeside, readPost, type Post } from './posts.js';
import {
  governedAway,
  hasPassive,
  isParticiple,
  joinedWith,
  sameStatement,
  subjectBefore,
  type Move,
  type MoveContext,
} from './subjects.js';

/** "X a été nommé PDG de Y", "Y a nommé X PDG", "X nommé à la tête de Y". */
export function appointed(context: MoveContext, tag: Tag): Move[] {
  const { clause, reading } = context;
  if (lowAt(clause, tag.from - 1) === 'point') return [];
  const interim = hasTag(clause, 'interim', Math.max(clause.from, tag.from - 12), Math.min(clause.to, tag.to + 14));
  const status: LeadershipStatus = interim ? 'in_acting' : 'in';
  const company = context.organisations
    .filter(
      (one) =>
        one.to <= tag.from &&
        isSubjectLike(one) &&
        one.entity.kind === 'organisation' &&
        sameStatement(clause, one.to, tag.from),
    )
    .at(-1);
  const subject = isParticiple(lowAt(clause, tag.from), reading.language)
    ? subjectBefore(context, tag.from)
    : undefined;
  if (subject && (hasPassive(clause, tag) || subject.to === tag.from || (!company && !hasHave(clause, tag, reading))))
    return isAppointed(context, tag, subject, status);
  return hasAppointed(context, tag, company ?? boardOf(context, tag), status);
}

/** The person is the subject of a passive. */
function isAppointed(context: MoveContext, tag: Tag, subject: Mention, status: LeadershipStatus): Move[] {
  const { clause, cast } = context;
  const post = findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 9));
  if (!post) return [];
  const to = Math.max(tag.to, post.to);
  return joinedWith(context, subject, true).map((person) => ({
    clause,
    from: tag.from,
    to,
    person,
    status,
    post,
    role: false,
    sure: true,
  }));
}

/** The person is the object: a post stands before or behind the name. */
function hasAppointed(context: MoveContext, tag: Tag, house: Mention | undefined, status: LeadershipStatus): Move[] {
  const { clause, cast, reading } = context;
  const verb = lowAt(clause, tag.from);
  if (
    verb.startsWith('confirm') ||
    (reading.language === 'fr' && isParticiple(verb, 'fr') && !hasHave(clause, tag, reading))
  )
    return [];
  const objects = context.people.filter(
    (one) =>
      one.from >= tag.to &&
      one.from - tag.to <= 16 &&
      sameStatement(clause, tag.to, one.from) &&
      !governedAway(clause, tag.to, one.from) &&
      isDirectObject(clause, tag.to, one.from),
  );
  const person = objects.find((one) => one.entity.kind === 'person') ?? objects[0];
  if (!person) return [];
  const post =
    postAs(clause, cast, person.to) ??
    findPost(clause, cast, tag.to, person.from) ??
    findPost(clause, cast, person.to, Math.min(clause.to, person.to + 8));
  if (!post) return [];
  return [
    {
      clause,
      from: tag.from,
      to: Math.max(tag.to, person.to),
      person,
      status,
      post,
      ...compact({ organisation: house }),
      role: false,
      sure: true,
    },
  ];
}

/** "as head of design", "comme directeur", "au poste de PDG": the new post, wherever an apposition stands. */
function postAs(clause: Clause, cast: Cast, from: number): Post | undefined {
  for (let at = from; at < Math.min(clause.to, from + 12); at += 1)
    if (/^(?:as|comme|poste|tant)$/.test(lowAt(clause, at)))
      return findPost(clause, cast, at + 1, Math.min(clause.to, at + 6));
  return undefined;
}

/** Between a verb and its object stand only the post, names and articles: no other verb, no "et", no quotation. */
function isDirectObject(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (
      /^(?:et|and|["\u00AB\u00BB\u201C\u201D]|qui|who|pour|to|a|est|is|has|was|were|ont|sont|point|dont|où)$/.test(
        clause.tokens[at]!.low,
      )
    )
      return false;
  return !clause.tags.some(
    (tag) =>
      tag.from >= from &&
      tag.to <= to &&
      /^(?:report|cutVerb|fireVerb|leaveVerb|resignVerb|investVerb|acquireVerb)$/.test(tag.category),
  );
}

/** "le conseil d'administration de X a nommé": the board acts for its house. */
function boardOf(context: MoveContext, tag: Tag): Mention | undefined {
  const { clause, organisations } = context;
  const near = organisations.filter((one) => one.to <= tag.from && tag.from - one.to <= 3).at(-1);
  if (!near) return undefined;
  for (let at = near.from - 1; at >= clause.from && near.from - at <= 5; at -= 1)
    if (/^(?:conseil|administration|surveillance|direction|actionnaires|board)$/.test(clause.tokens[at]!.low))
      return near;
  return undefined;
}

/** "has named", "a nommé": the active perfect. */
function hasHave(clause: Clause, tag: Tag, reading: Reading): boolean {
  const have = reading.language === 'fr' ? /^(?:a|ont|avait|aurait)$/ : /^(?:has|have|had)$/;
  for (let at = tag.from - 1; at >= clause.from && tag.from - at <= 3; at -= 1)
    if (have.test(clause.tokens[at]!.low)) return true;
  return false;
}

/** "X devient PDG", "X prend la tête de Y", "X a pris en charge un rôle dédié à l'IA". */
export function became(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast } = context;
  const person = subjectBefore(context, tag.from);
  if (!person) return [];
  const inner =
    tagsOf(clause, 'headship').find((one) => one.from >= tag.from && one.to <= tag.to) ??
    tagsOf(clause, 'role').find((one) => one.from >= tag.from && one.to <= tag.to);
  const post = inner
    ? readPost(clause, cast, inner.from)
    : findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 6));
  if (!post) return asPost(context, tag, person);
  const organisation = context.organisations.find((one) => one.from === tag.to);
  const interim = hasTag(clause, 'interim', tag.from, Math.min(clause.to, tag.to + 14));
  const role = tagsOf(clause, 'role').some((one) => one.from === post.from);
  return joinedWith(context, person, true).map((one) => ({
    clause,
    from: tag.from,
    to: Math.max(tag.to, post.to),
    person: one,
    status: interim ? 'in_acting' : 'in',
    post,
    ...compact({ organisation }),
    role,
    sure: !role,
  }));
}

/** "As chief operating officer, X will run Y": the post opens the sentence. */
function asPost({ clause, cast, organisations }: MoveContext, tag: Tag, person: Mention): Move[] {
  const opened = /^(?:as|comme)$/.test(lowAt(clause, clause.from));
  const post = opened ? findPost(clause, cast, clause.from + 1, Math.min(person.from, clause.from + 4)) : undefined;
  const organisation = organisations.find((one) => one.from >= tag.to && one.from - tag.to <= 2);
  if (!post || !organisation) return [];
  return [
    { clause, from: tag.from, to: organisation.to, person, status: 'in', post, organisation, role: false, sure: true },
  ];
}

/** "X rejoint Y comme directeur". */
export function joined(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast } = context;
  const person = subjectBefore(context, tag.from);
  if (person?.entity.kind !== 'person') return [];
  const organisation = context.organisations.find(
    (one) => one.from >= tag.to && one.from - tag.to <= 4 && one.entity.kind === 'organisation',
  );
  const inner = tagsOf(clause, 'headship').find((one) => one.from >= tag.from && one.to <= tag.to);
  const post = inner
    ? readPost(clause, cast, inner.from)
    : findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 12));
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
export function succeeded(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast, people } = context;
  const nominal = lowAt(clause, tag.from) === 'en';
  const person = subjectBefore(context, tag.from, nominal);
  const other = people.find((one) => one.from >= tag.to && one.from - tag.to <= 6);
  if (!person) return other ? replaced(context, tag, other) : [];
  if (hasPassive(clause, tag) || /^(?:by|par)$/.test(lowAt(clause, tag.to)))
    return other ? changed(context, tag, person, other) : [];
  const post = postOfSuccession(clause, cast, tag, person, other);
  const common = {
    clause,
    from: tag.from,
    to: Math.max(tag.to, other?.to ?? 0),
    ...compact({ post }),
    role: false,
    sure: Boolean(post),
  };
  if (!other) return lowAt(clause, tag.from - 1) === 'lui' && post ? [{ ...common, person, status: 'in' }] : [];
  if (person.entity === other.entity) return [];
  return [
    nominal
      ? { ...common, person: other, status: 'out', successor: person }
      : { ...common, person, status: 'in', predecessor: other },
  ];
}

/** The post of a succession: between verb and predecessor, behind the predecessor, or beside the one who comes. */
function postOfSuccession(
  clause: Clause,
  cast: Cast,
  tag: Tag,
  person: Mention,
  other: Mention | undefined,
): Post | undefined {
  if (!other) return findPost(clause, cast, tag.to - 1, Math.min(clause.to, tag.to + 5));
  const behind =
    lowAt(clause, other.to) === ',' ? undefined : findPost(clause, cast, other.to, Math.min(clause.to, other.to + 7));
  return findPost(clause, cast, tag.to, other.from) ?? behind ?? findPost(clause, cast, person.to, tag.from);
}

/** "Y remplace son PDG A par B", "Y has replaced chief executive A with B": the house is the subject. */
function replaced(context: MoveContext, tag: Tag, former: Mention): Move[] {
  const { clause, people, organisations } = context;
  const house = organisations
    .filter((one) => one.to <= tag.from && tag.from - one.to <= 4 && isSubjectLike(one))
    .at(-1);
  const next = people.find(
    (one) => one.from > former.to && one.from - former.to <= 3 && /^(?:with|par|by)$/.test(lowAt(clause, one.from - 1)),
  );
  return house && next ? changed(context, tag, former, next, house) : [];
}

/** A goes and B comes to the post that stands beside A. */
function changed(context: MoveContext, tag: Tag, former: Mention, next: Mention, organisation?: Mention): Move[] {
  const { clause, cast } = context;
  const post =
    postBeside(clause, cast, former)?.post ?? findPost(clause, cast, next.to, Math.min(clause.to, next.to + 5));
  const common = {
    clause,
    from: tag.from,
    to: Math.max(tag.to, next.to),
    ...compact({ post, organisation }),
    role: false,
    sure: Boolean(post),
  };
  return [
    { ...common, person: former, status: 'out', successor: next },
    { ...common, person: next, status: 'in', predecessor: former },
  ];
}

/** "X est le nouveau PDG de Y"; in a title also "X, nouveau PDG de Y". A mere "le nouveau PDG, X, a dit" tells no move. */
export function newlyIn(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast } = context;
  const post = tagsOf(clause, 'post').find((one) => one.from === tag.to || one.from === tag.to + 1);
  if (!post) return [];
  const verb = [1, 2, 3]
    .map((back) => tag.from - back)
    .find((at) => /^(?:est|sera|devient|is|be)$/.test(lowAt(clause, at)));
  const person = subjectBefore(context, verb ?? tag.from);
  if (!person) return [];
  const between = clause.tokens
    .slice(person.to, Math.min(tag.from, person.to + 3))
    .map((token) => token.low)
    .join(' ');
  const stated = verb !== undefined || /^(?:, tout|, toute|comme|as)$/.test(between);
  if (!stated && !(clause.field.field === 'title' && /^,?$/.test(between))) return [];
  const read = readPost(clause, cast, post.from);
  return [{ clause, from: tag.from, to: read.to, person, status: 'in', post: read, role: false, sure: true }];
}

/** "X added Y to its board": the board is the post, the subject its house. */
export function boarded(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast } = context;
  const person = context.people.filter((one) => one.to <= tag.from && tag.from - one.to <= 2).at(-1);
  const organisation = context.organisations.find(
    (one) => one.to <= tag.from && isSubjectLike(one) && one.entity.kind === 'organisation',
  );
  if (!person || !organisation) return [];
  const board = readPost(clause, cast, tag.to - (clause.tokens[tag.to - 1]!.low === 'directors' ? 3 : 1));
  return [
    { clause, from: tag.from, to: tag.to, person, status: 'in', post: board, organisation, role: false, sure: true },
  ];
}
