import type { Tag } from '../lexicon/phrases.js';
import type { Cast, Mention } from '../names/entities.js';
import { isSubjectLike } from '../names/subject.js';
import { compact } from '../compact.js';
import { lowAt, tagEnding, type Clause } from '../text/document.js';
import { postAs } from './appointments.js';
import { isUnreal } from './asides.js';
import { postBeside } from './beside.js';
import { findPost, type Post } from './posts.js';
import { isWorkplace } from './workplaces.js';
import {
  governedAway,
  hasPassive,
  joinedWith,
  sameStatement,
  speaks,
  subjectBefore,
  type Move,
  type MoveContext,
} from './subjects.js';

/** "X succède à Y", "X remplace Y à la tête de Z", "X nommé en remplacement de Y": X comes, Y goes. */
export function succeeded(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast } = context;
  const verb = lowAt(clause, tag.from);
  const nominal = /^(?:en|à)$/.test(verb);
  const person = comerAt(context, tag, verb, nominal);
  const other = followedIn(context, tag);
  const heir = person ? undefined : invertedHeir(context, tag);
  if (heir) return behindVerb(context, tag, heir, other);
  if (!person) {
    const heir = other && hasPassive(clause, tag) ? inPostOf(context, tag, other) : undefined;
    if (heir) return [heir];
    return other ? [...replaced(context, tag, other), ...followed(context, tag, other, nominal)] : [];
  }
  if ((hasPassive(clause, tag) && lowAt(clause, tag.from - 1) !== 'to') || /^(?:by|par)$/.test(lowAt(clause, tag.to)))
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
  if (!other) return hasPronounObject(clause, tag) ? [{ ...common, person, status: 'in' }] : [];
  if (person.entity === other.entity) return [];
  const comes: Move = { ...common, person, status: 'in', predecessor: other };
  const goes: Move = { ...common, person: other, status: 'out', successor: person };
  return [...(nominal ? [] : [comes]), ...(hasGone(clause, other.to) ? [] : [goes])];
}

/** The subject of a verb of following: before a participle the last one named. */
const comerAt = (context: MoveContext, tag: Tag, verb: string, nominal: boolean): Mention | undefined =>
  /(?:ant|ing)$/.test(verb)
    ? mentionedBefore(context, tag.from)
    : (subjectBefore(context, tag.from, nominal) ?? goneBefore(context, tag));

/** "X stood down at the meeting and was succeeded by Y": the verb before has the same subject. */
const goneBefore = (context: MoveContext, tag: Tag): Mention | undefined =>
  lowAt(context.clause, tag.to) === 'by' &&
  [2, 3, 4].some((back) => lowAt(context.clause, tag.from - back) === 'and') &&
  context.clause.tags.some(
    ({ category, to }) => /^(?:resign|leave|ouster)Verb$|^endPhrase$/.test(category) && to < tag.from,
  )
    ? mentionedBefore(context, tag.from)
    : undefined;

/** The one who is followed: behind the verb, and not the speaker of the sentence. */
const followedIn = ({ clause, named }: MoveContext, tag: Tag): Mention | undefined =>
  named.find(
    (one) =>
      one.from >= tag.to &&
      one.from - tag.to <= 12 &&
      leadsTo(clause, tag.to, one.from) &&
      !/^(?:lui|le|la|les)$/.test(lowAt(clause, tag.from)) &&
      !isUnreal(clause, tag.from) &&
      !speaks(clause, one.to),
  );

/** "Succeeding Y as editor will be X": X comes, and Y, where the words name him, goes. */
function behindVerb({ clause, cast }: MoveContext, tag: Tag, heir: Mention, other: Mention | undefined): Move[] {
  const post = other && findPost(clause, cast, other.to, heir.from);
  const common = { clause, from: tag.from, to: heir.to, ...compact({ post }), role: false, sure: Boolean(post) };
  const comes: Move = { ...common, person: heir, status: 'in' };
  return other && other.entity !== heir.entity
    ? [
        { ...comes, predecessor: other },
        { ...common, person: other, status: 'out', successor: heir },
      ]
    : [comes];
}

/** "Le directeur artistique sera remplacé par X": the post is the subject, and nobody of a name leaves it. */
function inPostOf({ clause, cast }: MoveContext, tag: Tag, person: Mention): Move | undefined {
  if (!/^(?:par|by)$/.test(lowAt(clause, tag.to))) return undefined;
  const post = findPost(clause, cast, Math.max(clause.from, tag.from - 9), tag.from);
  return post && { clause, from: tag.from, to: person.to, person, status: 'in', post, role: false, sure: true };
}

/** "Replacing him will be X", "Succeeding her is her son, X": the verb opens the sentence, the heir stands behind it. */
function invertedHeir({ clause, named }: MoveContext, tag: Tag): Mention | undefined {
  if (tag.from !== clause.from || !/^(?:replacing|succeeding|following)$/.test(lowAt(clause, tag.from)))
    return undefined;
  const end = Math.min(clause.to, tag.to + 14);
  let at = tag.to;
  while (at < end && !/^(?:is|was|will|comes)$/.test(lowAt(clause, at))) at += 1;
  return at < end ? named.find((one) => one.from > at && one.from - at <= 6) : undefined;
}

/** "la nomination de X à la direction, succédant à Y": the last one named. */
const mentionedBefore = ({ named }: MoveContext, at: number): Mention | undefined =>
  named.filter((one) => one.to <= at && one.entity.kind === 'person').at(-1);

/** "La Hongroise succédera à Y", "entrera en fonctions, en remplacement de Y": who follows was named before, Y goes. */
function followed(context: MoveContext, tag: Tag, other: Mention, nominal: boolean): Move[] {
  const { clause } = context;
  if (
    hasGone(clause, other.to) ||
    (/^(?:to|pour|eventually|à|de)$/.test(lowAt(clause, tag.from - 1)) && !isChosen(clause, tag.from)) ||
    (!nominal && hasPassive(clause, tag)) ||
    /^(?:by|par)$/.test(lowAt(clause, tag.to))
  )
    return [];
  const post = findPost(clause, context.cast, other.to, Math.min(clause.to, other.to + 6));
  const { to } = other;
  const sure = Boolean(post);
  return [{ clause, from: tag.from, to, person: other, status: 'out', ...compact({ post }), role: false, sure }];
}

/** "l'a choisie pour succéder à Y": who follows is settled. */
const isChosen = (clause: Clause, at: number): boolean =>
  clause.tags.some((tag) => tag.category === 'appointVerb' && tag.to <= at && at - tag.to <= 6);

/** Titles and small words may stand between a verb and the one who is followed, and no other verb. */
const leadsTo = (clause: Clause, from: number, to: number): boolean =>
  sameStatement(clause, from, to) &&
  !clause.tags.some((tag) => tag.from >= from && tag.to <= to && tag.category.endsWith('Verb'));

/** "lui succède", "la remplacera", "replaces him". */
export const hasPronounObject = (clause: Clause, tag: Tag): boolean =>
  /^(?:lui|le|la)$/.test(lowAt(clause, tag.from)) ||
  /^(?:him|her)$/.test(lowAt(clause, tag.to - 1)) ||
  /^(?:his|her|their|sa|leur)$/.test(lowAt(clause, tag.to - 2));

/** "Y, limogé en octobre", "Y, who left in August", "Y, décédé": the one who is followed had gone before. */
function hasGone(clause: Clause, from: number): boolean {
  const start = /^(?:who|qui)$/.test(lowAt(clause, from)) ? from - 1 : from;
  if (start === from && lowAt(clause, from) !== ',') return false;
  const words = [1, 2, 3, 4].map((step) => lowAt(clause, start + step));
  const relative = /^(?:qui|who|dont)$/.test(words[0]!);
  const gone =
    /^(?:lui|elle|nommée?|promue?|devenue?|limogée?|partie?|démise?|évincée?|remerciée?|révoquée?|décédée?|morte?|disparue?|licenciée?|left|died|resigned|departed|quit|fired|ousted|retired|stepped|stood|avait|had)$/;
  if (relative && words.slice(1).some((word) => /^(?:annoncé|announced|décidé|decided)$/.test(word))) return false;
  return (
    gone.test(words[0]!) || (relative && words.slice(1).some((word) => gone.test(word) || /^(?:a|est)$/.test(word)))
  );
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
  const between = findPost(clause, cast, tag.to, other.from);
  return (
    (between && /^(?:co-?)?f(?:ond|ound)/i.test(between.text) ? undefined : between) ??
    behind ??
    findPost(clause, cast, person.to, tag.from)
  );
}

/** "Y remplace son PDG A par B", "The group replaced chief executive A, who led it for years, with insider B": the house is the subject. */
function replaced(context: MoveContext, tag: Tag, former: Mention): Move[] {
  const { clause, named: people, organisations } = context;
  const house = organisations
    .filter((one) => one.to <= tag.from && tag.from - one.to <= 6 && isSubjectLike(one))
    .at(-1);
  const next = people.find(
    (one) => one.from > former.to && one.from - former.to <= 16 && isBroughtIn(context, former.to, one.from),
  );
  if (!next || !(house ?? isWorkplace(clause, Math.max(clause.from, tag.from - 4), 4))) return [];
  return changed(context, tag, former, next, house);
}

/** "with company veteran X", "par son adjoint X": the last preposition before the name, with a title at most behind it. */
function isBroughtIn({ clause, cast }: MoveContext, from: number, to: number): boolean {
  const start = lowAt(clause, to - 1) === ',' && tagEnding(clause, 'post', to - 1) ? to - 2 : to - 1;
  for (let at = start; at >= from && to - at <= 8; at -= 1) {
    if (/^(?:with|par|by)$/.test(lowAt(clause, at))) return true;
    const name = cast.mentionsIn(clause).find((one) => one.from <= at && one.to > at);
    if (clause.tokens[at]!.kind === 'mark' || name?.entity.kind === 'person') return false;
  }
  return false;
}

/** The post beside a name, where it is not one that the person once had. */
function titleBefore(clause: Clause, cast: Cast, person: Mention): Post | undefined {
  const beside = postBeside(clause, cast, person);
  return beside?.former ? undefined : beside?.post;
}

/** Where "par" or "by" begins the words about who comes; the start where none stands. */
function agentFrom(clause: Clause, from: number, to: number): number {
  for (let at = to - 1; at > from; at -= 1) if (/^(?:par|by)$/.test(lowAt(clause, at))) return at;
  return from;
}

/** A goes and B comes to the post that stands beside A. */
function changed(context: MoveContext, tag: Tag, former: Mention, next: Mention, organisation?: Mention): Move[] {
  const { clause, cast } = context;
  const as = /^(?:as|comme|au|à)$/.test(lowAt(clause, next.to));
  const post =
    postAs(clause, cast, tag.to, next.from) ??
    titleBefore(clause, cast, former) ??
    findPost(clause, cast, tag.to, agentFrom(clause, tag.to, next.from)) ??
    (as ? findPost(clause, cast, next.to, Math.min(clause.to, next.to + 6)) : undefined);
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

/** "X assure l'intérim", "X will serve as interim chief", "l'intérim sera assuré par X". */
export function stoodIn(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast, named } = context;
  const subject = subjectBefore(context, tag.from);
  const agent = named.find(
    (one) => one.from > tag.to && one.from - tag.to <= 10 && governedAway(clause, tag.to, one.from),
  );
  const person = subject ?? agent;
  if (!person) return [];
  const post = findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 5));
  return joinedWith(context, person, true).map((one) => ({
    clause,
    from: tag.from,
    to: tag.to,
    person: one,
    status: 'in_acting',
    ...compact({ post }),
    role: false,
    sure: true,
  }));
}

/** "Sa remplaçante sera X", "her successor, X": who follows on the last who left. */
export function named(context: MoveContext, tag: Tag): Move[] {
  const { clause } = context;
  const end = Math.min(clause.to, tag.to + 4);
  let at = tag.to;
  while (at < end && /^(?:sera|est|is|will|be|[,:]|désigné|désignée|named)$/.test(lowAt(clause, at))) at += 1;
  if (at < end && /(?:ian|ish|ese|an|ien|ienne|ais|aise|ois|oise|ain|aine)$/.test(lowAt(clause, at))) at += 1;
  const person = context.named.find((one) => one.from === at && at > tag.to - (tag.to - tag.from > 1 ? 1 : 0));
  const owned = /^(?:son|sa|his|her|its|the|le|la)$/.test(lowAt(clause, tag.from - 1));
  if (!person || !owned) return [];
  return [{ clause, from: tag.from, to: person.to, person, status: 'in', role: false, sure: true }];
}
