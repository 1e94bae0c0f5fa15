import type { OwnTime } from '../discourse/assertion.js';
import { bounds } from '../text/dates.js';
import { hasTag, lowAt, type Clause, type Reading } from '../text/document.js';
import { rootOf, type Entity } from '../names/entities.js';
import { freshDays } from '../discourse/recalled.js';
import type { AiCandidate } from './candidate.js';
import type { AiContext } from './context.js';
import { isAdverb } from './grammar.js';

const relatives = /^(?:which|who|where|whose|qui|dont|où)$/;
const conjunctions = /^(?:after|since|before|following|après|depuis|avant)$/;

/**
 * Which times (and sums) of a sentence are those of the deed at tokens [from, to): not those of a clause about another thing ("a start-up that
 * raised $5m last year"), of a participle of their own ("X, launched in 2023,") or of an earlier deed ("after raising $5m last year").
 */
export const ownTimes =
  (clause: Clause, from: number, to: number): OwnTime =>
  (first, last) => {
    if (lowAt(clause, first).startsWith('initial')) return false;
    if (isOfPresent(clause, first, last)) return false;
    if (lowAt(clause, last - 1) === 'past' && !/^(?:[,.;]|and|but)?$/.test(lowAt(clause, last))) return false;
    if (first >= to) return !opensAnother(clause, to, first);
    return last > from || !isEarlier(clause, first, from);
  };

/** "lit déjà les IRM", "already answers calls": work that goes on; "a déjà investi" tells of before. */
const isOfPresent = (clause: Clause, first: number, last: number): boolean =>
  last - first === 1 &&
  /^(?:déjà|already)$/.test(lowAt(clause, first)) &&
  !/^(?:a|ont|avait|avaient|has|have|had|'ve|est|sont)$/.test(lowAt(clause, first - 1));

/** Whether a relative clause, or a participle right before the time, begins between two tokens. */
function opensAnother(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const low = lowAt(clause, at);
    if (relatives.test(low) || conjunctions.test(low) || (low === 'that' && isThatOfNoun(clause, at))) return true;
  }
  return clause.tags.some(
    (tag) =>
      tag.category.endsWith('Verb') &&
      tag.from >= from &&
      tag.to <= to &&
      to - tag.to <= 1 &&
      /(?:é|ée|és|ées|ed|it|ite|is|ise)$/.test(lowAt(clause, tag.to - 1)) &&
      !/^(?:a|ont|avait|has|have|had|and|et)$/.test(lowAt(clause, tag.from - 1)),
  );
}

/** "a start-up that raised": the word stands behind a noun and before a verb. */
const isThatOfNoun = (clause: Clause, at: number): boolean =>
  clause.tags.some((tag) => tag.from === at + 1 && tag.category.endsWith('Verb')) &&
  !clause.tags.some((tag) => tag.category === 'report' && tag.to === at);

/** "After raising $5m last year, X": the time before the deed is that of what came first. */
function isEarlier(clause: Clause, first: number, from: number): boolean {
  for (let at = first - 1; at >= clause.from && first - at <= 10; at -= 1) {
    if (lowAt(clause, at) === ',') return false;
    if (!conjunctions.test(lowAt(clause, at)) && !(at > clause.from && relatives.test(lowAt(clause, at)))) continue;
    return clause.tokens.slice(first, from).some((token) => token.text === ',');
  }
  return false;
}

/** "avait promis d'investir", "had agreed to buy". */
const meant =
  /^(?:promis|annoncé|décidé|prévu|accepté|choisi|promised|agreed|pledged|planned|vowed|decided|been|de|d'|to)$/;
const pastHelpers = /^(?:had|avait|avaient)$/;

/** "X had bought Y": a deed before that which the article tells, unless someone says it. */
function isPluperfect({ clause, from }: AiCandidate): boolean {
  let at = from - 1;
  while (at > clause.from && from - at < 5 && (isAdverb(lowAt(clause, at)) || meant.test(lowAt(clause, at)))) at -= 1;
  return pastHelpers.test(lowAt(clause, at)) && !hasTag(clause, 'report', clause.from, at);
}

/** "In January, X invested in Y", in an article that speaks of AI in no other sentence; "also" lists it as news. */
function isOldBesideFirst({ clause, from, to }: AiCandidate, { clauses, floor }: Reading, context: AiContext): boolean {
  const [first] = clauses;
  if (floor === undefined || !first || clause === first || context.subject || hasTag(clause, 'recent')) return false;
  const own = ownTimes(clause, from, to);
  const dates = clause.dates.filter((date) => own(date.from, date.to));
  return dates.length > 0 && dates.every((date) => date.last < floor - freshDays);
}

const weekDays = 6;

/**
 * Whether a deed stands beside the news of an article whose first sentences tell their own, of the houses `told`: an earlier deed of
 * anyone, or one of another house that the text dates before this week.
 */
export function isBeside(
  candidate: AiCandidate,
  told: ReadonlySet<Entity>,
  reading: Reading,
  context: AiContext,
): boolean {
  const { clause, actor, counterparties } = candidate;
  if (isOldBesideFirst(candidate, reading, context)) return true;
  if (told.size === 0 || clause.field.field === 'title' || clause.index <= 2) return false;
  if (isPluperfect(candidate)) return true;
  if ([actor, ...counterparties.map((one) => one.mention)].some((one) => told.has(rootOf(one.entity)))) return false;
  const reference = reading.reference && bounds(reading.reference.value);
  const own = ownTimes(clause, candidate.from, candidate.to);
  return (
    clause.tags.some((tag) => /^(?:past|lately|recent)$/.test(tag.category) && own(tag.from, tag.to)) ||
    (reference !== undefined &&
      clause.dates.some((date) => date.last < reference.first - weekDays && own(date.from, date.to)))
  );
}
