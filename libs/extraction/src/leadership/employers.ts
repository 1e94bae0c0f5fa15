import { canBePerson, type Cast, type Mention } from '../names/entities.js';
import { placeSet } from '../names/known.js';
import { isNeverEmployer } from '../names/names.js';
import { isDepartment } from '../lexicon/data/departments.js';
import { governorOf } from '../names/subject.js';
import { lowAt, tagAt, type Clause, type Reading } from '../text/document.js';
import { readPost } from './posts.js';

const acts = /^(?:appointVerb|ousterVerb|entrustVerb)$/;
/** "a mis fin aux mandats de", "a décidé de ne pas reconduire": what a house does to its own. */
const endsFor = /^(?:de|du|d'|reconduire|renouveler|prolonger)$/;
const moves = /^(?:appointNoun|leaveNoun)$/;
const helps =
  /^(?:a|ont|avait|vient|viennent|de|d'|va|vont|has|have|had|will|is|said|it|that|qu'|que|il|elle|avoir|today|just|also|son|sa|its|le|la|l'|the|dit|aussi|également|décidé|choisi|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|on|ce)$/;

/**
 * Names of no certain kind that do what only employers do: name and dismiss people, have chief executives, be joined and left as a
 * house. They become organisations, for every rule that reads the article.
 */
export function recogniseEmployers(reading: Reading, cast: Cast): void {
  for (const clause of reading.clauses) {
    if (
      !clause.tags.some((tag) =>
        /^(?:post|headship|headedBy|endPhrase)$|(?:appoint|ouster|join|leave|entrust)(?:Verb|Noun)$/.test(tag.category),
      )
    )
      continue;
    for (const mention of cast.mentionsIn(clause))
      if (mention.entity.kind === 'unknown' && isNameable(mention) && isEmployer(mention, cast))
        mention.entity.kind = 'organisation';
  }
}

const adjectives =
  /^(?:international|present|current|outgoing|global|regional|national|veteran|longtime|long-time|european|american|british|french|young|next|then|deputy|former|acting|longtime|new|vice|senior|assistant|group|founding|interim|ancien|ancienne|nouveau|nouvelle|actuel|actuelle|unit|club|coach)$/;

const isNameable = ({ entity, name }: Mention): boolean =>
  !name.titled &&
  !adjectives.test(entity.key) &&
  entity.name.length > 2 &&
  !isNeverEmployer(entity.name) &&
  !(entity.key.includes(' ') && isDepartment(entity.key)) &&
  !placeSet.has(entity.key);

function isEmployer(mention: Mention, cast: Cast): boolean {
  const { clause, to } = mention;
  const governor = governorOf(mention);
  if (governor === undefined && isActor(mention, cast)) return true;
  if ((governor === undefined || governor === 'to') && isJoined(mention)) return true;
  if (isSwitchedTo(mention) || ownsPart(mention) || ownsTitle(mention)) return true;
  if (actsAfter(clause, to) && isOfBoard(mention)) return true;
  if (/^(?:par|by)$/.test(governor ?? '') && isAgent(mention)) return true;
  if (/^(?:'s|'|\u2019)$/.test(lowAt(clause, to)) && [1, 2, 3].some((step) => isOwnedPost(clause, to + 1, to + step)))
    return true;
  return governor !== undefined && /^(?:de|du|d'|des|of|at|chez)$/.test(governor) && isOfPost(mention, cast);
}

/** The subject of a deed of employers, or of words about those at its head. */
const isActor = (mention: Mention, cast: Cast): boolean =>
  actsAfter(mention.clause, pastAside(mention.clause, mention.to)) ||
  tagAt(mention.clause, 'headedBy', mention.to) !== undefined ||
  tellsOfPost(mention, cast);

/** "Corvane said that its chief had resigned", "Mills: X becomes director": who begins with its name tells of someone's move. */
function tellsOfPost({ clause, from, to, entity }: Mention, cast: Cast): boolean {
  if (from !== clause.from || !clause.tags.some(({ category }) => category === 'post')) return false;
  if (
    !clause.tags.some(({ category }) =>
      /^(?:appoint|leave|resign|become|ouster|join|succeed)(?:Verb|Noun)$/.test(category),
    )
  )
    return false;
  const others = cast.mentionsIn(clause).filter((one) => one.entity !== entity && canBePerson(one));
  if (lowAt(clause, to) === ':') return others.some((one) => one.from - to <= 12);
  return !entity.key.includes(' ') && tagAt(clause, 'report', to) !== undefined && others.length > 0;
}

/** "X's new chief executive", "X's three founders": adjectives and numbers stand before the post. */
const isOwnedPost = (clause: Clause, from: number, at: number): boolean =>
  tagAt(clause, 'post', at) !== undefined &&
  clause.tokens
    .slice(from, at)
    .every(({ low }) =>
      /^(?:new|next|first|incoming|outgoing|interim|acting|two|three|four|top|own|current|longtime|long-time|co-)$/.test(
        low,
      ),
    );

/** "Shelter Now, the homelessness charity, has appointed": what stands between commas is set aside. */
function pastAside(clause: Clause, to: number): number {
  if (lowAt(clause, to) !== ',') return to;
  for (let at = to + 1; at < Math.min(clause.to, to + 14); at += 1) if (lowAt(clause, at) === ',') return at + 1;
  return to;
}

/** "les actionnaires de X", "the board of X": who acts there acts for the house. */
function isOfBoard({ clause, from }: Mention): boolean {
  for (let at = from - 2; at >= clause.from && from - at <= 5; at -= 1)
    if (
      /^(?:conseil|administration|surveillance|direction|rédaction|générale|actionnaires|sociétaires|board|directors|shareholders)$/.test(
        lowAt(clause, at),
      )
    )
      return true;
  return false;
}

/** "débauché par X", "hired by X". */
const isAgent = ({ clause, from }: Mention): boolean =>
  clause.tags.some((tag) => acts.test(tag.category) && tag.to <= from && from - tag.to <= 3);

/** "rejoint X", "joins X as", "débauché chez X": houses are joined, and left as well, but so are places. */
const isJoined = ({ clause, from }: Mention): boolean =>
  clause.tags.some(
    (tag) =>
      tag.category === 'joinVerb' &&
      tag.to <= from &&
      from - tag.to <= (lowAt(clause, tag.to - 1) === 'to' ? 0 : 2) &&
      clause.tags.some((post) => post.category === 'post'),
  );

/** "moves from Y to X as editor", "is back at X as head of Z": one word behind a preposition, in a sentence of a move and its post. */
const isSwitchedTo = ({ clause, from, entity }: Mention): boolean =>
  !entity.key.includes(' ') &&
  /^(?:to|at|with|from)$/.test(lowAt(clause, from - 1)) &&
  clause.tags.some(({ category, to }) => /^(?:join|become|leave|interim)Verb$/.test(category) && to <= from) &&
  clause.tags.some((post) => post.category === 'post' && post.from > from && post.from - from <= 6) &&
  /^(?:to|at|with|as|[,.])$/.test(lowAt(clause, from + 1));

/** "X's new venture arm", "X's board": a part that only houses have. */
const ownsPart = ({ clause, to }: Mention): boolean =>
  lowAt(clause, to) === "'s" &&
  [1, 2, 3, 4].some((step) =>
    /^(?:arm|unit|division|board|newsroom|subsidiary|business|operations|branch|shareholders|headquarters)$/.test(
      lowAt(clause, to + step),
    ),
  );

/** "X nomme", "X a recruté", "X annonce la nomination": a verb of employers right behind the name. */
function actsAfter(clause: Clause, to: number): boolean {
  let reports = false;
  for (let at = to; at < Math.min(clause.to, to + 9); at += 1) {
    const tags = clause.tags.filter((tag) => tag.from === at);
    if (tags.some((tag) => acts.test(tag.category))) return true;
    if (tags.some((tag) => tag.category === 'endPhrase' && endsFor.test(lowAt(clause, tag.to - 1)))) return true;
    if (reports && tags.some((tag) => moves.test(tag.category))) return true;
    if (reports && tagAt(clause, 'post', at) && /^(?:its|son|sa)$/.test(lowAt(clause, at - 1))) return true;
    if (tags.some((tag) => /^(?:report|deny)$/.test(tag.category))) reports = true;
    else if (!helps.test(lowAt(clause, at)) && clause.tokens[at]!.kind === 'word') return false;
  }
  return false;
}

/** "X CEO Jane Doe", "X chief executive Jane Doe": the house stands before the title. */
function ownsTitle({ clause, to }: Mention): boolean {
  const post = tagAt(clause, 'post', to);
  return post !== undefined && Boolean(clause.tokens[post.to]?.capital);
}

/** "PDG de X", "à la tête de X", "head of design at X": the post's own words lead to the name. */
function isOfPost(mention: Mention, cast: Cast): boolean {
  const { clause, from } = mention;
  return clause.tags.some(
    (tag) =>
      (tag.category === 'post' || tag.category === 'headship') &&
      tag.to < from &&
      from - tag.to <= 8 &&
      !/^(?:prend|prendre|prendra|pris|prenant)$/.test(lowAt(clause, tag.from - 2)) &&
      readPost(clause, cast, tag.from).organisation === mention,
  );
}
