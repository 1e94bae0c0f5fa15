import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { hasTag, lowAt, tagsOf, wordsAt, type Clause } from '../text/document.js';
import { canBeOrganisation, type Mention } from '../names/entities.js';
import { isFirstName } from '../names/known.js';
import { governorOf, isSubjectLike } from '../names/subject.js';
import { postAs, statementEnd } from './appointments.js';
import { postBeside } from './beside.js';
import { dutiesOf, filled, isFilled } from './duties.js';
import { findPost, readPost, type Post } from './posts.js';
import { headsHouse, postToHead } from './heads.js';
import { isWorkplace } from './workplaces.js';
import { hasPassive, joinedWith, subjectBefore, type Move, type MoveContext } from './subjects.js';

/** "X devient PDG", "X prend la tête de Y", "X a pris en charge un rôle dédié à l'IA". */
export function became(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast } = context;
  if (isFilled(clause, tag)) return filled(context, tag);
  const person = subjectBefore(context, tag.from);
  if (!person || isEnded(clause, tag) || (lowAt(clause, tag.from) === 'in' && person.to < tag.from)) return [];
  const former = dutiesOf(context, tag, person);
  if (former) return [former];
  const inner =
    tagsOf(clause, 'headship').find((one) => one.from >= tag.from && one.from < tag.to) ??
    tagsOf(clause, 'role').find((one) => one.from >= tag.from && one.from < tag.to);
  const start = lowAt(clause, tag.to - 1) === 'from' ? destinationOf(clause, tag.to) : tag.to;
  if (start === undefined) return [];
  const post = inner
    ? readPost(clause, cast, inner.from)
    : findPost(clause, cast, start, statementEnd(context, start, 6));
  if (post && inner && isSteering(clause, post, person)) return [];
  if (!post) {
    const acting = standsIn(context, tag, person);
    if (acting.length > 0) return acting;
  }
  if (/^(?:the|an|a)$/.test(lowAt(clause, tag.to - 1)) && !(post && takesPost(clause, tag, post))) return [];
  if (!post) return withoutPost(context, tag, person);
  const organisation = ownerBefore(context, post.from);
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

/** "ceasing to be", "a été prise en charge": no coming. */
const isEnded = (clause: Clause, tag: Tag): boolean =>
  lowAt(clause, tag.from - 1).startsWith('ceas') ||
  (/^prise?s?$/.test(lowAt(clause, tag.from)) && hasPassive(clause, tag));

/** "moves up from head of procurement to supply chain director": the new post stands behind "to". */
function destinationOf(clause: Clause, from: number): number | undefined {
  for (let at = from; at < Math.min(clause.to, from + 10); at += 1)
    if (/^(?:to|into)$/.test(lowAt(clause, at))) return at + 1;
  return undefined;
}

/** "as GM's interim finance chief": the house right before the post, with its "'s" and an adjective at most between. */
const ownerBefore = ({ clause, organisations }: MoveContext, at: number): Mention | undefined =>
  organisations.find((one) => one.to === at || (one.to < at && lowAt(clause, one.to) === "'s" && at - one.to <= 3));

/** A verb of coming that names no post: the house, or the one who went before, says which it is. */
function withoutPost(context: MoveContext, tag: Tag, person: Mention): Move[] {
  const { clause } = context;
  if (lowAt(clause, tag.to - 1) === 'at' && lowAt(clause, tag.to - 2) === 'in') return inAt(context, tag, person);
  if (takesOver(clause, tag))
    return [{ clause, from: tag.from, to: tag.to, person, status: 'in', role: false, sure: false }];
  return [...asPost(context, tag, person), ...headsHouse(context, tag, person)];
}

/** "X is out and Y is in at Z": the house stands behind. */
const inAt = ({ clause, organisations }: MoveContext, tag: Tag, person: Mention): Move[] => {
  const organisation = organisations.find((one) => one.from === tag.to);
  return organisation
    ? [{ clause, from: tag.from, to: organisation.to, person, status: 'in', organisation, role: false, sure: false }]
    : [];
};

/** "with X taking over", "X takes the helm in May": whoever went before leaves the post. */
export const takesOver = (clause: Clause, tag: Tag): boolean =>
  /(?:over|the helm|charge|the reins)$/.test(wordsAt(clause, tag.from, tag.to).toLowerCase()) &&
  (tag.to >= clause.to ||
    /^(?:[.,;)]|in|on|from|at|next|after|when|immediately|as|with|later|this|until|and)$/.test(lowAt(clause, tag.to)));

/** "take the chief executive role": the article leads to a post, which is called one. */
const takesPost = (clause: Clause, tag: Tag, post: Post): boolean =>
  post.from === tag.to &&
  [-1, 0, 1].some((step) => /^(?:role|job|position|post|seat)$/.test(lowAt(clause, post.to + step)));

/** "will run the company until a successor is found", "takes over in the interim": the house is headed, for a time. */
const standsIn = ({ clause }: MoveContext, tag: Tag, person: Mention): Move[] =>
  isForNow(clause, tag)
    ? [{ clause, from: tag.from, to: tag.to, person, status: 'in_acting', role: false, sure: true }]
    : [];

/** The verb heads a house or takes over, and the words behind it say that it is for a time. */
export function isForNow(clause: Clause, tag: Tag): boolean {
  const verb = wordsAt(clause, tag.from, tag.to).toLowerCase();
  if (verb.endsWith('act up')) return true;
  const heads = /(?:lead|head|run|oversee|manage|after|ing|ing the|ing its|diriger|dirigera|pilotera)$/.test(verb);
  const itself = /ing (?:the|its)$/.test(verb) ? 1 : 0;
  if (heads ? !isWorkplace(clause, tag.to - itself, 3 + itself) : !/ (?:over|charge|helm)$/.test(verb)) return false;
  const end = Math.min(clause.to, tag.to + 14);
  return (
    hasTag(clause, 'interim', tag.to, end) ||
    clause.tokens.slice(tag.to, end).some(({ low }, at) => low === 'now' && lowAt(clause, tag.to + at - 1) === 'for') ||
    (heads && clause.tokens.slice(tag.to, end).some(({ low }) => /^(?:until|jusqu'|while|attendant)$/.test(low)))
  );
}

/** "prend les commandes d'un prototype", "pris la direction de Rome": no house and nothing of a house is headed. */
function isSteering(clause: Clause, post: Post, person: Mention): boolean {
  if (!/^(?:commandes|manettes|direction|contrôle|barre|gouvernail)$/.test(lowAt(clause, post.from))) return false;
  if (isDirection(lowAt(clause, post.from + 1)) && post.to > post.from + 1) return false;
  if (/^d'$/.test(lowAt(clause, post.to)) && /^une?$/.test(lowAt(clause, post.to + 1))) return true;
  const { organisation } = post;
  if (organisation && lowAt(clause, post.from) === 'direction')
    return organisation.entity.kind !== 'organisation' || person.entity.kind !== 'person';
  const near = organisation !== undefined && organisation.from - post.from <= 3;
  const known = near && canBeOrganisation(organisation) && !/\d/.test(organisation.entity.name);
  return !known && !isWorkplace(clause, post.from + 1, 5);
}

/** "la direction générale", "la direction des programmes": a part of a house, and no way to go. */
const isDirection = (low: string): boolean =>
  /^(?:général|financi|artisti|éditori|commerci|techni|exécuti|des$)/.test(low);

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
  const person = subjectBefore(context, tag.from) ?? joinsBehind(context, tag);
  if (!person || isGuest(clause, tag) || isLanded(clause, tag)) return [];
  const origin = /^(?:from|de|d')$/.test(lowAt(clause, tag.to));
  const organisation = origin
    ? undefined
    : context.organisations.find(
        (one) => one.from >= tag.to && one.from - tag.to <= 4 && one.entity.kind === 'organisation',
      );
  const inner = tagsOf(clause, 'headship').find((one) => one.from >= tag.from && one.to <= tag.to);
  const post = inner
    ? readPost(clause, cast, inner.from)
    : (postAs(clause, cast, tag.to, relativeAfter(clause, tag.to, 14)) ??
      findPost(clause, cast, tag.to, relativeAfter(clause, tag.to, 14)) ??
      postToHead(clause, cast, tag.to, 9));
  if ((!organisation || person.entity.kind !== 'person') && !post) return [];
  if (!post && /^(?:is|are)$/.test(lowAt(clause, tag.from)) && !postBeside(clause, cast, person)) return [];
  return joinedWith(context, person, person.to <= tag.from).map((one) => ({
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

/** "Joining the board are X and Y": the verb opens the sentence, who joins stands behind a verb of being. */
function joinsBehind({ clause, named }: MoveContext, tag: Tag): Mention | undefined {
  if (tag.from - clause.from > 1 || !lowAt(clause, tag.from).endsWith('ing')) return undefined;
  return named.find((one) => {
    const at = [1, 2, 3, 4, 5]
      .map((back) => one.from - back)
      .find((back) => /^(?:is|are|will|was|were)$/.test(lowAt(clause, back)));
    return at !== undefined && at > tag.to && one.from - tag.to <= 16;
  });
}

/** "a été débarqué de": who is put ashore does not come. */
const isLanded = (clause: Clause, tag: Tag): boolean =>
  lowAt(clause, tag.from).startsWith('débarqué') && hasPassive(clause, tag);

/** "joins Cheddar to discuss": a guest in a programme. */
const isGuest = (clause: Clause, tag: Tag): boolean =>
  [1, 2, 3, 4, 5].some(
    (step) =>
      lowAt(clause, tag.to + step) === 'to' &&
      /^(?:discuss|reveal|talk|explain|share|break|tell|chat|answer|debate|weigh|preview)$/.test(
        lowAt(clause, tag.to + step + 1),
      ),
  ) ||
  /^(?:us|me)$/.test(lowAt(clause, tag.to)) ||
  isInterview(clause, tag.to);

/** "joined Corvane's Jane Doe": the one who asks. */
const isInterview = ({ tokens }: Clause, at: number): boolean =>
  [1, 2, 3].some(
    (step) =>
      tokens[at + step]?.low === "'s" &&
      tokens[at + step + 1]?.capital === true &&
      isFirstName(tokens[at + step + 1]!.low),
  );

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
  const post = tagsOf(clause, 'post').find((one) => one.from >= tag.to && one.from - tag.to <= 2);
  if (!post || isPastPost(clause, tag)) return [];
  const verb = [1, 2, 3]
    .map((back) => newFrom(context, tag) - back)
    .find((at) => /^(?:est|sera|devient|is|are|be)$/.test(lowAt(clause, at)));
  const revealed = verb === undefined ? revealedAfter(context, post) : undefined;
  if (revealed) {
    const read = readPost(clause, cast, post.from);
    const { to } = revealed;
    const house = read.organisation ? undefined : (houseFor(context, read.to, revealed.from) ?? newOwner(context, tag));
    return joinedWith(context, revealed, false).map((person) => ({
      clause,
      from: tag.from,
      to,
      person,
      status: 'in',
      post: read,
      ...compact({ organisation: house }),
      role: false,
      sure: true,
    }));
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

/** "is Nebula Forge's new CEO": where the house whose post it is stands before "new", its first word; else "new" itself. */
const newFrom = ({ clause, organisations }: MoveContext, tag: Tag): number =>
  (lowAt(clause, tag.from - 1) === "'s" ? organisations.find((one) => one.to === tag.from - 1)?.from : undefined) ??
  tag.from;

/** "un nouveau patron pour X : Y": the house behind "pour". */
const houseFor = ({ organisations }: MoveContext, from: number, to: number): Mention | undefined =>
  organisations.find((one) => one.from > from && one.to < to && /^(?:pour|for|chez|at)$/.test(governorOf(one) ?? ''));

/** "a trouvé son futur directeur général : X", "its next chairman would be X": a colon or a verb of being leads to the name. */
const leadsToName = (clause: Clause, at: number): boolean =>
  /^(?::|occurrence)$/.test(lowAt(clause, at - 1)) ||
  (/^(?:de|d')$/.test(lowAt(clause, at - 1)) && lowAt(clause, at - 2) === 'personne');

/** Where "la glaciologue" or "l'ingénieur" before a name begins; the name where nothing of the kind stands. */
const pastTrade = (clause: Clause, at: number): number =>
  /^(?:le|la|l')$/.test(lowAt(clause, at - 2)) && clause.tokens[at - 1]!.kind === 'word' ? at - 2 : at;

function revealedAfter(context: MoveContext, { from: start, to: from }: Tag): Mention | undefined {
  const { clause, named } = context;
  const colon = named.find(
    (one) => one.from > from && one.from - from <= 8 && leadsToName(clause, pastTrade(clause, one.from)),
  );
  return (
    colon ??
    (context.reading.language === 'en' ? (isWho(context, start, from) ?? apposed(context, start, from)) : undefined)
  );
}

/** "the new head of X's retail arm is company veteran Y": behind the verb stands the name, with a title at most before it. */
function isWho({ clause, named }: MoveContext, start: number, from: number): Mention | undefined {
  let at = from;
  while (at < Math.min(clause.to, from + 9) && !/^(?:is|are|will|would|was|were|[,;:])$/.test(lowAt(clause, at)))
    at += 1;
  if (!/^(?:is|are|will|would)$/.test(lowAt(clause, at)) || named.some((one) => one.from >= start && one.to <= at))
    return undefined;
  const person = named.find((one) => one.from > at && one.from - at <= 8);
  const between = person && clause.tokens.slice(at + 1, person.from);
  return between?.every(
    ({ low, kind }) =>
      kind !== 'mark' && !/^(?:not|by|with|that|of|at|a|an|said|expected|likely|for|on|in|more|now)$/.test(low),
  )
    ? person
    : undefined;
}

/** "stays under a new chief, engineering head X": behind "a new" an apposition says who it is. */
function apposed({ clause, named }: MoveContext, start: number, from: number): Mention | undefined {
  if (![2, 3].some((back) => /^(?:a|an)$/.test(lowAt(clause, start - back)))) return undefined;
  const comma = [0, 1, 2, 3, 4].map((step) => from + step).find((at) => lowAt(clause, at) === ',');
  if (comma === undefined) return undefined;
  const person = named.find((one) => one.from > comma && one.from - comma <= 5 && one.entity.kind === 'person');
  const title = person && clause.tokens.slice(comma + 1, person.from);
  return title?.every(
    ({ kind, low }) => kind === 'word' && !/^(?:who|which|to|after|when|with|said|says|and|as|of|by)$/.test(low),
  )
    ? person
    : undefined;
}

/** "Corvane's new chief is X": the house before "new". */
const newOwner = ({ clause, organisations }: MoveContext, tag: Tag): Mention | undefined =>
  lowAt(clause, tag.from - 1) === "'s" ? organisations.find((one) => one.to === tag.from - 1) : undefined;

/** "the first chief executive to", "first female director": no post that is new because one comes to it. */
const isPastPost = (clause: Clause, { from }: Tag): boolean =>
  /^(?:first|permanent|next)$/.test(lowAt(clause, from)) &&
  (!/^(?:its|their|'s|the|be)$/.test(lowAt(clause, from - 1)) ||
    tagsOf(clause, 'appointVerb').some(({ to }) => to <= from));

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
