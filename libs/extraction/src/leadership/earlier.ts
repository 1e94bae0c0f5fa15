import { around } from '../discourse/assertion.js';
import { bounds } from '../text/dates.js';
import { lowAt, type Clause, type Reading } from '../text/document.js';
import { relativeBefore, type Move } from './subjects.js';

const mainTells = /^(?:appoint|become|join|succeed|entrust|interim|leave|resign|ouster)Verb$|^(?:appoint|leave)Noun$/;

/** "That year, the firm tapped X", "A year later X became", "L'année suivante,": a time within a story. */
export const isThen = ({ clause }: Move): boolean =>
  clause.field.field === 'text' &&
  /^(?:that (?:year|month|summer|autumn|fall|spring|winter)|(?:a|one|two|three|four|five|several|ten) (?:years?|months?|decades?) (?:later|earlier|before)|the (?:following|next|previous|same) (?:year|month)|at the time|at one point|by then|years (?:later|earlier)|(?:un|deux|trois|quatre|cinq|quelques|dix) (?:ans?|mois) plus (?:tard|tôt)|(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quelques|plusieurs|\d+) (?:ans?|mois|semaines?) après|l' année (?:suivante|précédente)|cette année -là|à l' époque)(?: |$)/.test(
    clause.tokens
      .slice(clause.from, clause.from + 5)
      .map(({ low }) => low)
      .join(' '),
  );

/** "C'est X qui lui succède", "ce sera X qui": no clause about X, but what is told of him. */
export const isCleft = (clause: Clause, from: number): boolean => {
  for (let at = relativeBefore(clause, from) - 1; at >= clause.from; at -= 1)
    if (/^(?:est|sera|sont|is|was)$/.test(lowAt(clause, at)) && /^(?:c'|ce|it)$/.test(lowAt(clause, at - 1)))
      return true;
  return false;
};

/** "After X left the company in October, Y invested": what went before the news of a sentence that tells no move. */
export function isBeforeAnother({ clause, from, to }: Move): boolean {
  if (
    clause.field.field !== 'text' ||
    isCleft(clause, from) ||
    !/^(?:after|when|once|since|après|lorsque|quand|depuis)$/.test(lowAt(clause, clause.from))
  )
    return false;
  const end = clause.tokens.findIndex(({ text }, at) => at >= to && at < clause.to && text === ',');
  return end > 0 && from < end && !clause.tags.some((tag) => tag.from > end && mainTells.test(tag.category));
}

/** One of the words stands at most so many tokens before a token, with no mark between. */
export function hasBefore(clause: Clause, from: number, reach: number, words: RegExp): boolean {
  for (let at = from - 1; at >= clause.from && from - at <= reach; at -= 1) {
    if (words.test(lowAt(clause, at))) return true;
    if (clause.tokens[at]!.kind === 'mark') return false;
  }
  return false;
}

/** A move that lies more days back than this is older than the article. */
export const weeks = 28;

/** "en remplacement de X entrée en poste en mars": when the other came. */
const isArrivalAside = (clause: Clause, at: number, after: number): boolean =>
  at > after &&
  clause.tokens[at - 1]!.capital &&
  /^(?:entrée?|arrivée?|nommée?|élue?|recrutée?|installée?|appointed|hired|elected)$/.test(lowAt(clause, at));

/** Whether a time at tokens [from, to) is that of the move, and not of a relative clause that closes before it or opens behind it. */
export function isOwnTime(move: Move, from: number): boolean {
  const { clause } = move;
  const opens = (at: number): boolean =>
    isArrivalAside(clause, at, move.to) ||
    (lowAt(clause, at - 1) === ',' &&
      (/^(?:who|which|whose|where|qui|dont|où|que|qu')$/.test(lowAt(clause, at)) ||
        (/^(?:a|the|un|une)$/.test(lowAt(clause, at)) &&
          /^(?:job|post|role|position|poste|fonction)$/.test(lowAt(clause, at + 1)))));
  if (from < move.from) {
    if (isWithinAside(move, from)) return false;
    let closed = false;
    for (let at = move.from - 1; at >= clause.from; at -= 1) {
      if (at > from && lowAt(clause, at) === ',') closed = true;
      if (at <= from && opens(at)) return !closed;
    }
    return true;
  }
  for (let at = move.to; at < from; at += 1)
    if (opens(at) || (lowAt(clause, at) === ',' && from - move.to > 10)) return false;
  return true;
}

/** "X, a trainee in 2009, was named": the date stands between the commas behind the name. */
const isWithinAside = ({ clause, from: verb, person }: Move, from: number): boolean =>
  from > person.to &&
  lowAt(clause, person.to) === ',' &&
  clause.tokens.slice(from, verb).some(({ text }) => text === ',');

/** "She succeeded X in May 2022", in an article of no known date: a past that is told with its year. */
const isOfNamedYear = ({ clause, from, to }: Move): boolean =>
  clause.field.field === 'text' &&
  /(?:ed|took|became|left|quit|came|went)$/.test(lowAt(clause, from)) &&
  !hasBefore(clause, from, 3, /^(?:has|have|is|was|be|been|will|being)$/) &&
  clause.dates.some(
    (date) =>
      date.from >= to &&
      date.from - to <= 9 &&
      /^(?:in|since)$/.test(lowAt(clause, date.from - 1)) &&
      date.date.precision !== 'day' &&
      /^\d{4}/.test(date.date.value),
  );

/** A date beside the move that lies some weeks back: the article tells of something newer. */
export function isOlder(move: Move, { floor }: Reading): boolean {
  const { clause, from, to } = move;
  if (floor === undefined) return isOfNamedYear(move);
  const part = around(clause, from, to);
  return clause.dates.some(
    (date) =>
      date.from >= part.from &&
      date.to <= part.to &&
      bounds(date.date.value) !== undefined &&
      date.last < floor - weeks &&
      isOwnTime(move, date.from) &&
      ![1, 2].some((back) =>
        /^(?:depuis|since|from|effective|partir|compter|dès|effet)$/.test(lowAt(clause, date.from - back)),
      ),
  );
}
