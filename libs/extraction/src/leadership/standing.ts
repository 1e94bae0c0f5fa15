import type { Tag } from '../lexicon/phrases.js';
import type { Cast, Entity } from '../names/entities.js';
import { lowAt, tagAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import {
  isAdvised,
  isComing,
  isFirstToBe,
  isImagined,
  isOfPastMonth,
  isPurposeOfWho,
  isPurposeOfYear,
  isStanding,
} from './asides.js';
import { postBeside } from './beside.js';
import { hasBefore, isBeforeAnother, isCleft, isOlder, isThen, weeks } from './earlier.js';
import { hasPassive, isParticiple, relativeBefore, type Move } from './subjects.js';

const tells = /^(?:appoint|become|join|succeed|entrust|interim|leave|resign|ouster)(?:Verb|Noun)$|^endPhrase$/;

const mainTells = /^(?:appoint|become|join|succeed|entrust|interim|leave|resign|ouster)Verb$|^(?:appoint|leave)Noun$/;

/** What the title says an article is about: who comes or goes, the staff of a house, a life or a trial, or something else. */
export type Topic = 'moves' | 'staff' | 'past' | 'other';

/** Reads the topic off the title; without a title any sentence may tell what the article is about. */
export function topicOf(reading: Reading, cast: Cast): Topic {
  const title = reading.clauses[0];
  if (title?.field.field !== 'title') return 'moves';
  if (isOfThePast(title)) return 'past';
  const posts = title.tags.some((tag) => /^(?:post|headship|role)$/.test(tag.category));
  const moves = title.tags.some((tag) => tells.test(tag.category) || tag.category === 'interim');
  const fresh = tagsOf(title, 'newPost').some((tag) => tagAt(title, 'post', tag.to) !== undefined);
  const staff = title.tags.some(({ category }) => /^(?:cutNoun|layoffNoun|workforce|jobPost)$/.test(category));
  if (fresh || (moves && (posts || (!staff && cast.mentionsIn(title).some(({ entity }) => entity.kind !== 'place')))))
    return 'moves';
  if ((isRoundup(title) && !staff) || leadMoves(reading, cast)) return 'moves';
  return title.tags.some((tag) => /^(?:cutVerb|cutNoun|layoffNoun|workforce|jobPost)$/.test(tag.category))
    ? 'staff'
    : 'other';
}

/** "People moves", "CEO changes of the year", "Carnet : nominations": a column of comings and goings. */
const isRoundup = (title: Clause): boolean =>
  title.tokens.some(
    ({ low }, at) =>
      at >= title.from &&
      at < title.to &&
      /^(?:nominations|mouvements|carnet|organigramme|reshuffle|reshuffles|reshuffled|shake-up|shakeup|shuffle|movers|round-up|roundup|appointments|appointees|promotions|hires)$/.test(
        low,
      ),
  ) ||
  title.tokens.some(
    ({ low }, at) =>
      at > title.from &&
      at < title.to &&
      /^(?:moves|changes|news)$/.test(low) &&
      /^(?:people|job|executive|management|leadership|ceo|boardroom|personnel|career|board)$/.test(
        lowAt(title, at - 1),
      ),
  );

/** The first sentences, or a third of all, say of someone with a post of ours that he comes or goes. */
function leadMoves(reading: Reading, cast: Cast): boolean {
  const { clauses, floor } = reading;
  const told = clauses.filter(
    (clause) =>
      clause.field.field === 'text' &&
      clause.tags.some((tag) => mainTells.test(tag.category)) &&
      clause.tags.some(({ category }) => category === 'post') &&
      !clause.tags.some(({ category }) => /^(?:otherPost|otherField)$/.test(category)) &&
      cast.mentionsIn(clause).some(({ entity }) => entity.kind === 'person'),
  );
  const isOld = (clause: Clause): boolean =>
    clause.dates.some((date) => floor !== undefined && date.last < floor - weeks);
  const texts = clauses.length - clauses.findIndex(({ field }) => field.field === 'text');
  if (told.length >= 3 && told.length * 3 >= texts) return true;
  if (reading.language === 'fr' && texts <= brief && told.some((clause) => clause.index <= 2 && !isOld(clause)))
    return true;
  const fresh = told.filter((clause) => !isOld(clause)).length;
  return fresh >= 2 && fresh * (fresh > 2 ? 4 : 3) >= texts;
}

/** So many sentences and no more make a short item, which has one thing to tell. */
const brief = 4;

/** Deaths, honours and trials look back on a career. */
const isOfThePast = (title: Clause): boolean =>
  title.tokens.some(
    ({ low }, at) =>
      at >= title.from &&
      at < title.to &&
      /^(?:mort|morte|décès|décède|décédé|décédée|disparition|obsèques|hommage|légion|dies|dead|death|obituary|tribute|tributes|funeral|procès|trial|convicted|jailed|honneur)$/.test(
        low,
      ),
  );

/** Words that make of what follows a known thing, on which something else is told. */
const recalls =
  /^(?:contre|depuis|malgré|lorsque|lorsqu'|quand|since|despite|against|when|avait|avaient|had|prévoyait|devait|devaient)$/;
const setsBack = /^(?:contre|depuis|malgré|lorsque|lorsqu'|quand|since|despite|against|when|devait|devaient)$/;
/** Others want it: it is not so. */
const wishes =
  /^(?:want|wants|wanted|urge|urges|urged|demand|demands|demanded|veulent|veut|réclament|réclame|exigent|exige|demandent|appellent|appelle)$/;
const recallsNoun =
  /^(?:contre|depuis|malgré|lors|suite|moment|après|avant|since|despite|against|after|before|following|de|d'|du|of|sur|about|pour|for|par|by|avec|with|over|amid|à|dès|jusqu'|until|que)$/;

/**
 * Whether a sentence only recalls a move: it is set in a clause of time, told before ("avait quitté"), or, in an article that is about
 * something else, stands in a relative clause, as a participle beside a name, as the noun of another statement, or some weeks back.
 */
export function isRecalled(move: Move, reading: Reading, topic: Topic, titled: ReadonlySet<Entity>): boolean {
  const { clause, from } = move;
  if (isSetBack(move, reading) || isImagined(move)) return true;
  if (clause.field.field === 'title') return false;
  if (topic === 'past') return true;
  const tag = clause.tags.find((one) => one.from === from && tells.test(one.category));
  if (tag && isBareParticiple(clause, tag, reading) && isOlder(move, reading)) return true;
  if (topic === 'moves' && !isBesideTitle(move, titled)) return false;
  if (isOlder(move, reading) || isOfPastMonth(move)) return true;
  if (topic === 'other' && (isStanding(move) || isDeepAside(move, reading))) return true;
  return topic !== 'staff' && isAside(move, tag, reading, topic);
}

/** A noun of another statement, a relative clause, a clause of time, a participle beside a name. */
function isAside(move: Move, tag: Tag | undefined, reading: Reading, topic: Topic): boolean {
  const { clause, from } = move;
  if (tag?.category.endsWith('Noun')) return !isAnnounced(clause, tag) && !leadsOn(clause, tag);
  if (relativeBefore(clause, from) >= 0 && !isCleft(clause, from)) return topic !== 'moves' || !isComing(move);
  if (/^(?:alors|tandis|while|whereas)$/.test(lowAt(clause, clause.from))) return true;
  return tag !== undefined && isBareParticiple(clause, tag, reading);
}

/** "the former CEO X resigned", "l'ancien PDG X, limogé": who is called by a post that he once had went before. */
export function hasLeftBefore(move: Move, cast: Cast): boolean {
  const { clause, person, status, from, organisation } = move;
  if (!status.startsWith('out') || clause.field.field === 'title') return false;
  const beside = postBeside(clause, cast, person);
  if (!beside?.former || person.from > from) return false;
  if (move.post !== undefined && move.post.from !== beside.post.from) return false;
  const owner = beside.post.organisation?.entity;
  return owner === undefined || organisation === undefined || organisation.entity === owner;
}

/** An older move behind the first sentence of an article without a title, which begins with its news. */
const isOldBehindFirst = (move: Move, reading: Reading): boolean =>
  move.clause.index > 0 && reading.clauses[0]?.field.field !== 'title' && isOlder(move, reading);

/** The title names people, and neither this one nor whom this one follows or precedes. */
const isBesideTitle = ({ person, successor, predecessor }: Move, titled: ReadonlySet<Entity>): boolean =>
  titled.size > 0 && ![person, successor, predecessor].some((one) => one && titled.has(one.entity));

/** The people whom the title names. */
export function titledPeople(reading: Reading, cast: Cast): Set<Entity> {
  const title = reading.clauses[0];
  if (title?.field.field !== 'title') return new Set();
  return new Set(cast.mentionsIn(title).flatMap(({ entity }) => (entity.kind === 'person' ? [entity] : [])));
}

/** Whatever the article is about: a time, a wish, a life stands before the verb. */
const isSetBack = (move: Move, reading: Reading): boolean =>
  (hasBefore(move.clause, move.from, 7, recalls) && !isBackshifted(move)) ||
  isFirstToBe(move.clause, move.from) ||
  isWished(move) ||
  isAdvised(move) ||
  isHoped(move) ||
  isLater(move) ||
  isRecent(move) ||
  isToldOfWho(move) ||
  isPurposeOfWho(move) ||
  isPurposeOfYear(move) ||
  isOldBehindFirst(move, reading) ||
  isThen(move) ||
  isBeforeAnother(move) ||
  (move.clause.field.field === 'text' && !move.postClause && isOfCareer(move.clause, move.from));

/** "said it had named X", "denied that it had": reported speech sets news back by one tense. */
const isBackshifted = ({ clause, from }: Move): boolean =>
  !hasBefore(clause, from, 7, setsBack) &&
  ['report', 'deny']
    .flatMap((category) => tagsOf(clause, category))
    .some(
      (tag) =>
        tag.to <= from &&
        from - tag.to <= 9 &&
        clause.tokens.slice(tag.to, from).some(({ low }) => /^(?:had|avait|avaient)$/.test(low)),
    );

/** "annonce la nomination de X", "X's resignation was announced": the noun is what is told. */
function isAnnounced(clause: Clause, tag: Tag): boolean {
  if (tagsOf(clause, 'approve').some((one) => one.to <= tag.from && tag.from - one.to <= 3)) return true;
  if (hasBefore(clause, tag.from, 2, recallsNoun)) return false;
  if (tagsOf(clause, 'report').some((one) => one.to <= tag.from && lowAt(clause, one.from - 1) === 'en')) return false;
  return ['report', 'approve'].some((category) =>
    tagsOf(clause, category).some((one) => one.to <= tag.from && tag.from - one.to <= 8),
  );
}

/** "Après le départ de X, Y prend la tête": the sentence goes on to say who follows. */
const leadsOn = (clause: Clause, tag: Tag): boolean =>
  hasBefore(clause, tag.from, 3, /^(?:après|after|following|suite)$/) &&
  clause.tags.some((one) => one.from > tag.to && one.category.endsWith('Verb') && tells.test(one.category));

/** "les premières années de sa carrière", "early in her career": a life is told. */
function isOfCareer(clause: Clause, from: number): boolean {
  for (let at = from - 1; at >= clause.from && from - at <= 30; at -= 1)
    if (/^(?:carrière|career)$/.test(lowAt(clause, at))) return true;
  return clause.tokens
    .slice(from, clause.to)
    .some(({ low }, at) => /^(?:années|years)$/.test(low) && /^(?:fil|over)$/.test(lowAt(clause, from + at - 2)));
}

/** "Investors want X to step down". */
function isWished({ clause, from, person }: Move): boolean {
  const at = Math.min(from, person.from);
  if (isUrged({ clause, from, person }) || isDemanded(clause, from)) return true;
  return hasBefore(clause, at, 4, wishes) && !hasBefore(clause, from, 4, /^(?:a|ont|has|have)$/);
}

/** "Ils exigent que le directeur, X, démissionne". */
const isDemanded = ({ tokens, from }: Clause, to: number): boolean =>
  tokens.slice(from, to).some(({ low }, at, all) => /^qu[e']$/.test(low) && asks.test(all[at - 1]?.low ?? ''));
const asks = /^(?:exig|réclam|demand|souhait)(?:e|ent|ait|aient|é)$/;

/** "demanding that director X resign": one person and a verb without its ending. */
const isUrged = ({ clause, from, person }: Pick<Move, 'clause' | 'from' | 'person'>): boolean =>
  clause.field.field === 'text' &&
  person.to === from &&
  /^(?:resign|step|quit|leave|stand|go|be|retire|withdraw)$/.test(lowAt(clause, from)) &&
  !/^(?:and|et|,)$/.test(lowAt(clause, person.from - 1)) &&
  clause.tokens.slice(clause.from, person.from).some(({ low }) => low === 'that' || low === 'for');

/** "dont il aimerait prendre la tête", "hopes to become chief": what someone would like to be. */
const isHoped = ({ clause, from, status }: Move): boolean =>
  status.startsWith('in') &&
  hasBefore(
    clause,
    from,
    4,
    /^(?:aimerait|souhaite|souhaiterait|voudrait|veut|rêve|rêvait|ambitionne|espère|brigue|hopes|hoped|wants|wanted|like|aims|dreams|vying|bidding|tipped|pressenti|pressentie|favori|favorite|candidat|candidate)$/,
  );

/** "who was recently appointed", "récemment nommé": told of someone, beside the news. */
const isRecent = ({ clause, from }: Move): boolean =>
  relativeBefore(clause, from) >= 0 && hasBefore(clause, from, 3, /^(?:recently|récemment|lately|just)$/);

/** "X, hired from Y last March, is out": a participle between commas, before what the sentence tells. */
const isHiredBefore = (clause: Clause, from: number, to: number): boolean =>
  /^(?:hired|appointed|promoted|recruited|poached|named|elected)$/.test(lowAt(clause, from)) &&
  lowAt(clause, from - 1) === ',' &&
  clause.tags.some(
    ({ category, from: at }) =>
      at > to && /^(?:resign|leave|ouster)Verb$|^endPhrase$/.test(category) && lowAt(clause, at - 1) !== 'to',
  );

/** ", who was brought in as director by Z, is also leaving": the relative clause closes before the news. */
const isToldAside = (clause: Clause, from: number, to: number): boolean =>
  isHiredBefore(clause, from, to) ||
  (lowAt(clause, from - 1) === 'was' &&
    lowAt(clause, from - 2) === 'who' &&
    lowAt(clause, from - 3) === ',' &&
    clause.tokens
      .slice(to, clause.to)
      .some(({ low }, at) => low === ',' && /^(?:is|has|will|said|says|was|also)$/.test(lowAt(clause, to + at + 1))));

/** ", who took over in August", ", who retired this year": English tells so of someone what is known. */
const isToldOfWho = ({ clause, from, to }: Move): boolean =>
  clause.field.field === 'text' &&
  (isToldAside(clause, from, to) ||
    (/^(?:took|became|joined|left|quit|resigned|retired|succeeded|replaced|stepped|departed)$/.test(
      lowAt(clause, from),
    ) &&
      lowAt(clause, from - 1) === 'who' &&
      lowAt(clause, from - 2) === ','));

/** "He later became an editor", "puis devient directeur": a step of a life that is told. */
const isLater = ({ clause, from, status }: Move): boolean =>
  status.startsWith('in') &&
  clause.field.field === 'text' &&
  hasBefore(clause, from, 2, /^(?:later|subsequently|eventually|ensuite|auparavant|previously|puis|then)$/);

/** "X, nommé en mars": no helping verb, and not the sentence's own statement. */
function isBareParticiple(clause: Clause, tag: Tag, { language }: Reading): boolean {
  const bets = lowAt(clause, tag.to - 1) === 'sur';
  if (bets || !isParticiple(lowAt(clause, tag.from), language) || hasPassive(clause, tag)) return false;
  return (
    !hasBefore(
      clause,
      tag.from,
      5,
      /^(?:même|lui-même|elle-même|a|ont|aura|est|sont|sera|has|have|être|vient|it|board)$/,
    ) && language === 'fr'
  );
}

/** "X joins as chairman", "Y will take over": English tells a past in its past tense. */
const isTold = ({ clause, from }: Move, { language }: Reading): boolean =>
  language === 'en' &&
  (/^(?:joins|becomes|takes|succeeds|replaces|leaves|steps|retires|quits|moves)$/.test(lowAt(clause, from)) ||
    /^(?:will|is)$/.test(lowAt(clause, from)) ||
    /^(?:will)$/.test(lowAt(clause, from - 1)));

/** A line of its own ("- Corvane fell after X, its chief, quit"): news beside news. */
const isOwnLine = ({ clause }: Move): boolean => /^[-\u2022*\u2013]$/.test(lowAt(clause, clause.from));

/** Far down in an article about something else, with no sign that it is told as news. */
const isDeepAside = (move: Move, reading: Reading): boolean =>
  move.clause.index > deep && !isDatedNow(move, reading) && !isTold(move, reading) && !isOwnLine(move);

/** Behind so many sentences an article that is about something else tells news only with its date or as an announcement. */
const deep = 7;

function isDatedNow({ clause, from }: Move, { floor }: Reading): boolean {
  return (
    clause.dates.some((date) => floor !== undefined && date.last >= floor - weeks) ||
    tagsOf(clause, 'report').some((tag) => tag.to <= from)
  );
}
