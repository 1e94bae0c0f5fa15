import { lowAt, tagsOf, type Clause } from '../text/document.js';
import type { Move } from './subjects.js';

const months =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)$/;
const seasons = /^(?:spring|summer|autumn|fall|winter)$/;
/** The past forms that English tells a dated past in; participles with a helping verb are none. */
const pastForms =
  /^(?:took|became|left|quit|came|went|stood|stepped|succeeded|replaced|joined|resigned|retired|departed|assumed|moved|exited)$/;
const helping = /^(?:has|have|had|is|are|was|were|be|been|being|will|'s)$/;

const hasWord = (clause: Clause, from: number, to: number, words: RegExp): boolean =>
  clause.tokens.slice(Math.max(clause.from, from), Math.min(clause.to, to)).some(({ low }) => words.test(low));

/** "X quit in April", "Y replaced Z in the spring": a past that is told with the name of its month alone. */
export function isOfPastMonth({ clause, from, to }: Move): boolean {
  if (clause.field.field !== 'text' || !pastForms.test(lowAt(clause, from))) return false;
  if (hasWord(clause, from - 2, from, helping)) return false;
  for (let at = to; at < clause.to && at - to <= 9; at += 1) {
    const low = lowAt(clause, at);
    if (/^[;:,]$/.test(low)) return false;
    if (low !== 'in') continue;
    const article = /^(?:the|late|early|mid)$/.test(lowAt(clause, at + 1)) ? 1 : 0;
    const next = lowAt(clause, at + 1 + article);
    if (months.test(next) || seasons.test(next)) return true;
  }
  return false;
}

/** "X's departure would be bad news": what is only imagined. */
export const isImagined = ({ clause, from, to }: Move): boolean =>
  tagsOf(clause, 'leaveNoun').some((tag) => tag.from === from) &&
  hasWord(clause, to, to + 3, /^(?:would|could|might|serait|pourrait)$/);

/** "some believe that X should take on the role": an opinion of others. */
export const isAdvised = ({ clause, from, person }: Move): boolean =>
  lowAt(clause, from - 1) === 'should' &&
  hasWord(
    clause,
    clause.from,
    person.from,
    /^(?:believe|believes|believed|think|thinks|thought|argue|argues|argued|felt|say|said|suggested)$/,
  );

/** "X, who left Y to run Z", "X, who left to become chief": both verbs tell what is known of someone. */
export function isPurposeOfWho({ clause, from }: Move): boolean {
  const toward = [0, 1].some((back) => lowAt(clause, from - back) === 'to');
  if (clause.field.field !== 'text' || !toward) return false;
  for (let at = from - 1; at > clause.from + 1 && from - at <= 14; at -= 1) {
    if (lowAt(clause, at) === ',') return false;
    if (lowAt(clause, at) === 'who') return lowAt(clause, at - 1) === ',' && pastForms.test(lowAt(clause, at + 1));
  }
  return false;
}

/** "he left in 1986 to become chairman": the year is that of both. */
export function isPurposeOfYear({ clause, from }: Move): boolean {
  if (clause.field.field !== 'text' || ![0, 1].some((back) => lowAt(clause, from - back) === 'to')) return false;
  return clause.dates.some(
    ({ to, date }) => to <= from && from - to <= 1 && date.precision === 'year' && lowAt(clause, to - 2) === 'in',
  );
}

/** "X is now its chief", far from any news of it: a state. */
export const isStanding = ({ clause, from }: Move): boolean =>
  clause.field.field === 'text' &&
  [from, from - 1].some((at) => lowAt(clause, at) === 'is' && lowAt(clause, at + 1) === 'now');

/** "who is retiring", "who will leave", "who steps down": a relative clause that tells what is to come. */
export const isComing = ({ clause, from }: Move): boolean =>
  /^(?:leaves|retires|steps|stands|quits|departs|exits|joins|takes|becomes)$/.test(lowAt(clause, from)) ||
  (lowAt(clause, from).endsWith('ing') && /^(?:is|are)$/.test(lowAt(clause, from - 1))) ||
  lowAt(clause, from - 1) === 'will';

/** "la première femme à être nommée à la tête de": told of someone's past. */
export const isFirstToBe = (clause: Clause, from: number): boolean =>
  /^(?:être|avoir|be)$/.test(lowAt(clause, from - 1)) &&
  /^(?:à|to)$/.test(lowAt(clause, from - 2)) &&
  [3, 4].some((back) =>
    /^(?:femme|homme|première|premier|woman|man|first|seul|seule)$/.test(lowAt(clause, from - back)),
  );

/** "including replacing X with a new chief", "considering replacing Y": what is only thought of. */
export const isUnreal = (clause: Clause, from: number): boolean =>
  lowAt(clause, from) === 'replacing' &&
  /^(?:including|of|for|about|considering|consider|potentially|possibly|by|into|on|discussed)$/.test(
    lowAt(clause, from - 1),
  );
