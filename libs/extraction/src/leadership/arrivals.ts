import type { LeadershipStatus } from '@newsledger/newsroom';
import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { stateLeaders } from '../lexicon/data/posts.js';
import { hasTag, lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import type { Cast, Mention } from '../names/entities.js';
import { governorOf, isSubjectLike } from '../names/subject.js';
import { findPost, headed, readPost, type Post } from './posts.js';
import { isWorkplace } from './workplaces.js';
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
  const post = findPost(clause, cast, tag.to, statementEnd(context, tag.to, 9)) ?? postToTake(clause, cast, tag.to);
  if (!post) return [];
  const to = Math.max(tag.to, post.to);
  const agent = context.organisations.find(
    (one) => one.from >= tag.to && one.from - tag.to <= 3 && /^(?:par|by|chez|at)$/.test(governorOf(one) ?? ''),
  );
  return joinedWith(context, subject, true).map((person) => ({
    clause,
    from: tag.from,
    to,
    person,
    status,
    post,
    ...compact({ organisation: post.organisation ? undefined : agent }),
    role: false,
    sure: true,
  }));
}

/** A president or minister who appoints fills posts of the state. */
function isOfState(context: MoveContext, tag: Tag): boolean {
  const actor = context.named.filter((one) => one.to <= tag.from && isSubjectLike(one)).at(-1);
  return actor !== undefined && stateLeaders.has(actor.entity.key.split(' ').at(-1)!);
}

/** Where the words about one person end: at another's name or another statement. */
function statementEnd({ clause, named }: MoveContext, from: number, reach: number): number {
  const next = named.find((one) => one.from >= from && one.entity.kind === 'person');
  let end = Math.min(clause.to, from + reach, next?.from ?? clause.to);
  while (end > from && !sameStatement(clause, from, end)) end -= 1;
  return end;
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
  if (!house && isOfState(context, tag)) return [];
  const objects = context.named.filter(
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
    findPost(clause, cast, person.to, Math.min(clause.to, person.to + 8)) ??
    postToTake(clause, cast, person.to);
  if (!post) return [];
  const joint = post.from > person.to ? joinedWith(context, person, false).filter((one) => one.to <= post.from) : [];
  return (joint.length > 0 ? joint : [person]).map((one) => ({
    clause,
    from: tag.from,
    to: Math.max(tag.to, one.to),
    person: one,
    status,
    post,
    ...compact({ organisation: house }),
    role: false,
    sure: true,
  }));
}

/** "as head of design", "comme directeur", "au poste de PDG": the new post, wherever an apposition stands. */
export function postAs(clause: Clause, cast: Cast, from: number): Post | undefined {
  for (let at = from; at < Math.min(clause.to, from + 20); at += 1)
    if (/^(?:as|comme|poste|tant|rang)$/.test(lowAt(clause, at)) || isPostOf(clause, at))
      return findPost(clause, cast, at + 1, Math.min(clause.to, at + 6));
  return undefined;
}

/** "to the post of president", "to the role of chief designer". */
const isPostOf = (clause: Clause, at: number): boolean =>
  /^(?:post|position|role|job|office|fonctions|fonction)$/.test(lowAt(clause, at)) &&
  /^(?:of|de|d')$/.test(lowAt(clause, at + 1));

/** "pour succéder à Y à la direction générale", "to run its newsroom": the post is in what the person is to do. */
function postToTake(clause: Clause, cast: Cast, from: number): Post | undefined {
  let at = from;
  while (at < Math.min(clause.to, from + 6) && !/^(?:pour|to)$/.test(lowAt(clause, at))) at += 1;
  if (!/^(?:pour|to)$/.test(lowAt(clause, at))) return undefined;
  const end = Math.min(clause.to, at + 12);
  return findPost(clause, cast, at, end) ?? headed(clause, cast, at, Math.min(clause.to, at + 4));
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
  if (post && inner && isSteering(clause, post, person)) return [];
  if (!post) return [...asPost(context, tag, person), ...runsHouse(context, tag, person)];
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

/** "will run the company until a successor is found": the house is headed, for a time or for good. */
function runsHouse({ clause }: MoveContext, tag: Tag, person: Mention): Move[] {
  if (!/(?:lead|head|run|oversee|diriger|dirigera|pilotera)$/.test(lowAt(clause, tag.to - 1))) return [];
  if (!isWorkplace(clause, tag.to, 3)) return [];
  const acting = clause.tokens
    .slice(tag.to, Math.min(clause.to, tag.to + 12))
    .some(({ low }) => /^(?:until|jusqu'|while|attendant)$/.test(low));
  return acting ? [{ clause, from: tag.from, to: tag.to, person, status: 'in_acting', role: false, sure: true }] : [];
}

/** "prend les commandes d'un prototype", "pris la direction de Rome": no house and nothing of a house is headed. */
function isSteering(clause: Clause, post: Post, person: Mention): boolean {
  if (!/^(?:commandes|manettes|direction|contrôle)$/.test(lowAt(clause, post.from))) return false;
  const { organisation } = post;
  if (organisation && lowAt(clause, post.from) === 'direction')
    return organisation.entity.kind !== 'organisation' || person.entity.kind !== 'person';
  const near = organisation !== undefined && organisation.from - post.from <= 3;
  const known = near && organisation.entity.kind === 'organisation' && !/\d/.test(organisation.entity.name);
  return !known && !isWorkplace(clause, post.from + 1, 5);
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
  if (!person) return [];
  const origin = /^(?:from|de|d')$/.test(lowAt(clause, tag.to));
  const organisation = origin
    ? undefined
    : context.organisations.find(
        (one) => one.from >= tag.to && one.from - tag.to <= 4 && one.entity.kind === 'organisation',
      );
  const inner = tagsOf(clause, 'headship').find((one) => one.from >= tag.from && one.to <= tag.to);
  const post = inner
    ? readPost(clause, cast, inner.from)
    : findPost(clause, cast, tag.to, relativeAfter(clause, tag.to, 14));
  if ((!organisation || person.entity.kind !== 'person') && !post) return [];
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

/** Where a relative clause begins behind a token, or so many tokens on: what it says is of the past or of another. */
function relativeAfter(clause: Clause, from: number, reach: number): number {
  const end = Math.min(clause.to, from + reach);
  for (let at = from; at < end; at += 1)
    if (/^(?:where|who|which|où|qui|dont|when|que|qu')$/.test(lowAt(clause, at))) return at;
  return end;
}

/** "X est le nouveau PDG de Y"; in a title also "X, nouveau PDG de Y". A mere "le nouveau PDG, X, a dit" tells no move. */
export function newlyIn(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast } = context;
  const post = tagsOf(clause, 'post').find((one) => one.from === tag.to || one.from === tag.to + 1);
  if (!post) return [];
  const verb = [1, 2, 3]
    .map((back) => tag.from - back)
    .find((at) => /^(?:est|sera|devient|is|be)$/.test(lowAt(clause, at)));
  const revealed = verb === undefined ? revealedAfter(context, post.to) : undefined;
  if (revealed) {
    const read = readPost(clause, cast, post.from);
    return [
      { clause, from: tag.from, to: revealed.to, person: revealed, status: 'in', post: read, role: false, sure: true },
    ];
  }
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

/** "a trouvé son futur directeur général : X": a colon leads to the name. */
function revealedAfter({ clause, named }: MoveContext, from: number): Mention | undefined {
  return named.find((one) => one.from > from && one.from - from <= 8 && lowAt(clause, one.from - 1) === ':');
}

/** "X added Y to its board": the board is the post, the subject its house. */
export function boarded(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast } = context;
  const person = context.named.filter((one) => one.to <= tag.from && tag.from - one.to <= 2).at(-1);
  const organisation = context.organisations.find(
    (one) => one.to <= tag.from && isSubjectLike(one) && one.entity.kind === 'organisation',
  );
  if (!person || !organisation || hasPassive(clause, tag) || organisation.to > person.from) return [];
  const board = readPost(clause, cast, tag.to - (clause.tokens[tag.to - 1]!.low === 'directors' ? 3 : 1));
  return [
    { clause, from: tag.from, to: tag.to, person, status: 'in', post: board, organisation, role: false, sure: true },
  ];
}
