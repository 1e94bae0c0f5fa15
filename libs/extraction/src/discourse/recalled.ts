import { calendarWords } from '../lexicon/data/calendar.js';
import { lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';

/** News is told within days; what a text dates further back is history unless it is what its title tells. */
export const freshDays = 21;

/** Tokens [from, to) of a clause. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/**
 * "avait déjà supprimé 300 postes en janvier", "had laid off 300 months earlier": whether the deed at token `deed` of a part of a sentence
 * is set before the time of the text, by the pluperfect together with a time of weeks ago. `isOwn` tells which times are those of the deed.
 */
export function isToldBefore(
  clause: Clause,
  { floor, language }: Reading,
  part: Part,
  deed: number,
  isOwn: (from: number, to: number) => boolean,
): boolean {
  const set = tagsOf(clause, 'pluperfect').some(
    (tag) => tag.from >= part.from && tag.to <= deed && isOwn(tag.from, tag.to) && !isReported(clause, tag.from),
  );
  if (!set) return false;
  const isBeside = (from: number, to: number): boolean => from >= part.from && to <= part.to && isOwn(from, to);
  const dates = clause.dates.filter((date) => isBeside(date.from, date.to));
  if (dates.length > 0 && floor !== undefined) return dates.every((date) => date.last < floor - freshDays);
  return (
    ['earlierTime', 'earlier'].some((category) => tagsOf(clause, category).some((tag) => isBeside(tag.from, tag.to))) ||
    (floor === undefined && monthsIn(clause, part, language).some((at) => isBeside(at, at + 1)))
  );
}

/** "said it had cut", "a annoncé qu'il avait supprimé", "denied that it had": reported speech sets news back by one tense. */
const isReported = (clause: Clause, at: number): boolean =>
  ['report', 'deny'].some((category) => tagsOf(clause, category).some((tag) => tag.to <= at && at - tag.to <= 9));

/** "en janvier", "in January": the months of a part of a sentence, which are no dates where the publication date is unknown. */
function monthsIn(clause: Clause, { from, to }: Part, language: Reading['language']): number[] {
  const { months, monthOpeners } = calendarWords[language];
  const opens: readonly string[] = monthOpeners;
  return clause.tokens.flatMap(({ low }, at) =>
    at > from && at < to && low in months && opens.includes(lowAt(clause, at - 1)) ? [at] : [],
  );
}
