import { canBeOrganisation, houseOf, type Cast, type Entity, type Mention } from '../names/entities.js';
import { governorOf, isSource } from '../names/subject.js';
import { hasTag, lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { isNoEmployer } from './no-employer.js';
import { siteBeside } from './scope.js';

/** How many sentences of the text count as its top. */
const top = 2;

/**
 * The house that an article about cuts is about where no organisation is known to be its subject: the only name of the title and the first
 * two sentences that can be one.
 */
export function houseAtTop(reading: Reading, cast: Cast): Entity | undefined {
  const houses = new Set<Entity>();
  let read = 0;
  for (const clause of reading.clauses) {
    if (clause.field.field === 'text' && (read += 1) > top) break;
    for (const mention of cast.mentionsIn(clause))
      if (canBeOrganisation(mention) && !isSource(mention) && !isNoEmployer(mention) && !isPlaced(mention))
        houses.add(houseOf(mention.entity));
  }
  return houses.size === 1 ? [...houses][0] : undefined;
}

/** A name that the article only has behind "at" or "in". */
export const isOnlyWhere = ({ mentions, score, unit }: Entity): boolean =>
  !unit &&
  score.organisation < 2 &&
  mentions.every(
    ({ clause, from, to }) => /^(?:at|in|from|near|à)$/.test(lowAt(clause, from - 1)) && lowAt(clause, to) !== "'s",
  );

/** "lays off 250 at Aba", and further down "its Aba plant": a town, whoever the article is about. */
export const isTown = (entity: Entity): boolean =>
  entity.kind !== 'organisation' &&
  entity.mentions.some((mention) => isItsSite(mention)) &&
  entity.mentions.every(
    (mention) => isItsSite(mention) || /^(?:at|in|from|near)$/.test(lowAt(mention.clause, mention.from - 1)),
  );

const isItsSite = (mention: Mention): boolean =>
  /^(?:its|their)$/.test(lowAt(mention.clause, mention.from - 1)) && siteBeside(mention);

/** Behind "at" or a word for a site a name of unknown kind is where, not who. */
const isPlaced = (mention: Mention): boolean =>
  mention.entity.kind === 'unknown' && (/^(?:at|from|in|near)$/.test(governorOf(mention) ?? '') || siteBeside(mention));

/** "Les syndicats dénoncent 300 suppressions", "The chief executive told staff": who stands at the head of the sentence belongs to the house. */
export function isInside(clause: Clause, from: number): boolean {
  const head = lowAt(clause, clause.from);
  if (
    !/^(?:les?|la|l'|the|un|une|des|its|ses|they|staff|workers|employees|unions|bosses|managers|management)$/.test(head)
  )
    return false;
  const at = /^(?:they|staff|workers|employees|unions|bosses|managers|management)$/.test(head)
    ? clause.from
    : clause.from + 1;
  const inside =
    insiders.test(lowAt(clause, at)) ||
    clause.tags.some(
      (tag) => tag.from === at && tag.to <= from && /^(?:post|staffOf|union|jobPeople)$/.test(tag.category),
    );
  return inside && !/^(?:de|d'|du|of|at|chez)$/.test(lowAt(clause, at + 1));
}

const insiders =
  /^(?:they|vice-chancellor|headteacher|board|trustees|managers|bosses|executives|spokes(?:man|woman|person)|porte-parole|management|direction|dirigeants|conseil|csc|cse)$/;

/** Whether a sentence speaks of a house that closes or is wound up. */
export const closes = (clause: Clause): boolean => hasTag(clause, 'closure') || hasTag(clause, 'insolvencyReason');

/** "We will cut 300 jobs," said the head of X; "The company plans to cut 300 jobs, X said": the house whose word it is. */
export function speakingHouse(
  clause: Clause,
  cast: Cast,
  from: number,
  to: number,
  phrased: boolean,
): Mention | undefined {
  const isOwn =
    phrased ||
    clause.tokens
      .slice(Math.max(clause.from, from - 12), from)
      .some(({ low }) => /^(?:we|we'll|we're|our|nous|notre|nos)$/.test(low));
  if (!isOwn) return undefined;
  return cast.mentionsIn(clause).find((mention) => {
    if (mention.from < to || !canBeOrganisation(mention) || isSource(mention) || isNoEmployer(mention)) return false;
    const behind = lowAt(clause, mention.to) === "'s" ? mention.to + 1 : mention.to;
    const tells = tagsOf(clause, 'report').some((tag) => tag.from === mention.to || tag.to === mention.from);
    const heads = tagsOf(clause, 'post').some(
      (tag) => tag.from === behind || (tag.to <= mention.from && mention.from - tag.to <= 3 && tag.from >= to),
    );
    return tells || heads;
  });
}

/** How many sentences an item of a list has under its heading. */
const itemLength = 4;

/** "Carvana" or "PepsiCo." on a line of its own: the house of which the sentences below it speak; undefined under no such heading. */
export function headingOver(clause: Clause, reading: Reading, cast: Cast): Entity | undefined {
  const [title] = reading.clauses;
  if (title?.field.field === 'title' && cast.mentionsIn(title).filter(canBeOrganisation).length === 1) return undefined;
  for (let index = clause.index - 1; index >= 0 && clause.index - index <= itemLength; index -= 1) {
    const before = reading.clauses[index];
    if (before?.field !== clause.field || before.field.field === 'title') return undefined;
    if (!isNameAlone(before)) continue;
    const [name] = cast.mentionsIn(before);
    return name && !/^(?:person|place)$/.test(name.entity.kind) && !isNoEmployer(name)
      ? houseOf(name.entity)
      : undefined;
  }
  return undefined;
}

/** A sentence that is a name and nothing else. */
export const isNameAlone = ({ field, tokens, from, to }: Clause): boolean => {
  const end = /^[.:]$/.test(tokens[to - 1]?.text ?? '') ? to - 1 : to;
  return (
    field.field === 'text' &&
    end > from &&
    end - from <= 5 &&
    tokens.slice(from, end).every(({ capital, text }) => capital || /^[-&'\u2019]$/.test(text))
  );
};
