import type { LeadershipStatus } from '@newsledger/newsroom';
import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { stateLeaders } from '../lexicon/data/posts.js';
import { hasTag, lowAt, tagAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import type { Cast, Mention } from '../names/entities.js';
import { governorOf, isSubjectLike } from '../names/subject.js';
import { findPost, headed, isFormer, readPost, type Post } from './posts.js';
import { antecedentOf } from './pronouns.js';
import {
  governedAway,
  isAlongWith,
  hasPassive,
  isParticiple,
  joinedWith,
  sameStatement,
  subjectBefore,
  type Move,
  type MoveContext,
} from './subjects.js';

/** "a name partner", "the brand name", "a pick as chief": the word names a thing. */
const isNoun = (clause: Clause, at: number): boolean =>
  /^(?:name|hire|pick|tap|recruit|land)$/.test(lowAt(clause, at)) &&
  /^(?:a|an|the|its|his|her|their|this|that|brand|firm|domain|family|first|last|full|code|household|company|product|top|new|latest|big|in)$/.test(
    lowAt(clause, at - 1),
  );

/** "X a été nommé PDG de Y", "Y a nommé X PDG", "X nommé à la tête de Y". */
export function appointed(context: MoveContext, tag: Tag): Move[] {
  const { clause, reading } = context;
  if (
    isNoun(clause, tag.from) ||
    lowAt(clause, tag.from - 1) === 'point' ||
    /^(?:committee|process|freeze|spree)$/.test(lowAt(clause, tag.to))
  )
    return [];
  if (isRenewed(clause, tag) || !givesPost(clause, tag)) return [];
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
  const isActive = reading.language === 'en' && !hasPassive(clause, tag) && hasObject(context, tag);
  if (
    subject &&
    !isActive &&
    (!needsHelp(clause, tag) || hasPassive(clause, tag)) &&
    (hasPassive(clause, tag) || subject.to === tag.from || (!company && !hasHave(clause, tag, reading)))
  )
    return isAppointed(context, tag, subject, status);
  return hasAppointed(context, tag, company ?? boardOf(context, tag), status);
}

/** Participles that are past tenses as well: they need their helping verb. */
const irregular = /^(?:made|given|brought|put|sent|handed|awarded|assigned)$/;
const needsHelp = (clause: Clause, tag: Tag): boolean =>
  isPresented(clause, tag) || irregular.test(lowAt(clause, tag.from));
const gives = /^(?:giv|gave|award|assign|hand)/;

/** "given the job of running X", "handed Y the chief executive's job": what is given is called a post. */
const givesPost = (clause: Clause, { from, to }: Tag): boolean => {
  if (!gives.test(lowAt(clause, from))) return true;
  for (let at = to; at < Math.min(clause.to, to + 10); at += 1) {
    const low = lowAt(clause, at);
    if (/^(?:job|role|post|position|title|reins|brief|chair|helm|nod|responsibility)$/.test(low)) return true;
    if (/^(?:by|[,;:])$/.test(low)) return false;
  }
  return false;
};

/** "announced X as its chief", "adds X as editor": verbs that much else is said with. */
const isPresented = (clause: Clause, tag: Tag): boolean =>
  /^(?:announc|unveil|reveal|introduc|welcom|add)/.test(lowAt(clause, tag.from));

/** "to a second term as chair", "pour un nouveau mandat": who stays what he is does not come. */
const isRenewed = (clause: Clause, { to }: Tag): boolean =>
  clause.tokens
    .slice(to, Math.min(clause.to, to + 12))
    .some(
      ({ low }, at) =>
        /^(?:term|mandat)$/.test(low) &&
        /^(?:second|third|fourth|fifth|further|new|another|deuxième|troisième|nouveau|quatrième)$/.test(
          lowAt(clause, to + at - 1),
        ),
    );

/** "X hired Y as editor": in English a person right behind the verb, with at most a title before, is who is appointed. */
const hasObject = ({ clause, named }: MoveContext, tag: Tag): boolean =>
  named.some(
    (one) =>
      one.entity.kind === 'person' &&
      one.from >= tag.to &&
      one.from - tag.to <= 8 &&
      isDirectObject(clause, tag.to, one.from) &&
      !governedAway(clause, tag.to, one.from),
  );

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
export function statementEnd({ clause, named }: MoveContext, from: number, reach: number): number {
  const next = named.find((one) => one.from >= from && one.entity.kind === 'person');
  let end = Math.min(clause.to, from + reach, next?.from ?? clause.to);
  while (end > from && !sameStatement(clause, from, end)) end -= 1;
  return end;
}

/** The person is the object: a post stands before or behind the name. */
function hasAppointed(context: MoveContext, tag: Tag, house: Mention | undefined, status: LeadershipStatus): Move[] {
  const { clause, reading } = context;
  const verb = lowAt(clause, tag.from);
  if (
    verb.startsWith('confirm') ||
    (reading.language === 'fr' && isParticiple(verb, 'fr') && verb !== 'mise' && !hasHave(clause, tag, reading))
  )
    return [];
  if (!house && isOfState(context, tag)) return [];
  const start = pastOrigin(context, tag.to);
  const objects = context.named.filter(
    (one) =>
      one.from >= start &&
      one.from - start <= 16 &&
      sameStatement(clause, start, one.from) &&
      !governedAway(clause, start, one.from) &&
      isDirectObject(clause, start, one.from),
  );
  const person =
    objects.find((one) => one.entity.kind === 'person') ??
    objects[0] ??
    objectAt(context, tag.to) ??
    revealedIn(context, tag.to);
  if (!person) return [];
  const post = postOfObject(context, tag, person);
  if (isPresented(clause, tag) && !isAsPost(clause, tag.to, person)) return [];
  if (!post) return inPlaceOf(context, tag, person, house, status);
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

/** "added a chief technologist: Y", "has hired a new boss, Y": the post is the object, and its holder stands behind a mark. */
function revealedIn({ clause, named }: MoveContext, from: number): Mention | undefined {
  const post = tagsOf(clause, 'post').find((one) => one.from > from && one.from - from <= 3);
  if (!post || !/^(?:a|an|its|their)$/.test(lowAt(clause, from))) return undefined;
  return named.find(
    (one) =>
      one.from >= post.to &&
      one.from - post.to <= 8 &&
      /^[:]$/.test(lowAt(clause, one.from - 1)) &&
      one.entity.kind === 'person',
  );
}

/** The post that stands behind the one who is appointed, or before. */
function postOfObject({ clause, cast }: MoveContext, tag: Tag, person: Mention): Post | undefined {
  if (gives.test(lowAt(clause, tag.from))) return findPost(clause, cast, person.to, Math.min(clause.to, person.to + 5));
  const behind = tagAt(clause, 'post', person.to);
  return (
    (behind && !isFormer(clause, person.to) ? readPost(clause, cast, behind.from) : undefined) ??
    postAs(clause, cast, person.to) ??
    findPost(clause, cast, tag.to, person.from) ??
    findPost(clause, cast, person.to, Math.min(clause.to, person.to + 8)) ??
    postToTake(clause, cast, person.to) ??
    (lowAt(clause, clause.from) === 'to' ? headed(clause, cast, clause.from + 1, clause.from + 3) : undefined)
  );
}

/** "has made her director", "named him chairman": the one of whom the sentence, or the one before it, speaks. */
function objectAt({ clause, reading, cast, named }: MoveContext, at: number): Mention | undefined {
  const low = lowAt(clause, at);
  if (!/^(?:him|her)$/.test(low) || (low === 'her' && clause.tokens[at + 1]?.capital === true)) return undefined;
  const before = antecedentOf(clause, at, named, reading, cast, low === 'him' ? 'he' : 'she');
  return before && { name: before.name, clause, from: at, to: at + 1, entity: before.entity };
}

/** "est allé chercher chez X Y", "a recruté auprès de X Y": the house that one comes from stands before the name. */
function pastOrigin({ clause, organisations }: MoveContext, from: number): number {
  if (!/^(?:chez|from|auprès|au)$/.test(lowAt(clause, from))) return from;
  return organisations.find((one) => one.from > from && one.from - from <= 4)?.to ?? from;
}

/** "Pour remplacer Y, X a nommé Z", "named Z to replace Y": the post is that of who goes. */
function inPlaceOf(
  { clause, named }: MoveContext,
  tag: Tag,
  person: Mention,
  house: Mention | undefined,
  status: LeadershipStatus,
): Move[] {
  const succeeds = tagsOf(clause, 'succeedVerb').find((one) => /^(?:to|pour)$/.test(lowAt(clause, one.from - 1)));
  const predecessor = succeeds && named.find((one) => one.from >= succeeds.to && one.from - succeeds.to <= 3);
  const unnamed =
    succeeds &&
    /^(?:lui|le|la|him|her)$/.test(
      lowAt(
        clause,
        succeeds.from === succeeds.to - 1
          ? succeeds.from - 1
          : /^(?:him|her)$/.test(lowAt(clause, succeeds.to - 1))
            ? succeeds.to - 1
            : succeeds.from,
      ),
    );
  if (predecessor?.entity === person.entity || (!predecessor && !unnamed)) return [];
  const to = Math.max(tag.to, person.to);
  return [
    {
      clause,
      from: tag.from,
      to,
      person,
      status,
      ...compact({ organisation: house, predecessor }),
      role: false,
      sure: true,
    },
  ];
}

/** "as head of design", "comme directeur", "au poste de PDG": the new post, wherever an apposition stands. */
export function postAs(clause: Clause, cast: Cast, from: number, end = from + 20): Post | undefined {
  for (let at = from; at < Math.min(clause.to, end) && !isAlongWith(clause, at); at += 1)
    if (/^(?:as|comme|poste|tant|rang|titre)$/.test(lowAt(clause, at)) || isPostOf(clause, at)) {
      const post = findPost(clause, cast, at + 1, Math.min(clause.to, at + 6));
      const joined =
        post && clause.tokens.slice(at + 1, post.from).some(({ low }) => /^(?:and|is|was|who|to)$/.test(low));
      return joined ? undefined : post;
    }
  return undefined;
}

/** "announced X as its new chief", not "announced the departure of X as chief": the post is what X is made. */
const isAsPost = (clause: Clause, from: number, { from: start, to }: Mention): boolean =>
  [0, 1, 2, 3, 4].some((step) => lowAt(clause, to + step) === 'as') &&
  !clause.tags.some((tag) => tag.from >= from && tag.to <= start && tag.category.endsWith('Noun'));

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
export function boardOf(context: MoveContext, tag: Tag): Mention | undefined {
  const { clause, organisations } = context;
  const near = organisations.filter((one) => one.to <= tag.from && tag.from - one.to <= 6).at(-1);
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
