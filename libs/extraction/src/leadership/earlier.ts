import { lowAt } from '../text/document.js';
import type { Move } from './subjects.js';

const mainTells = /^(?:appoint|become|join|succeed|entrust|interim|leave|resign|ouster)Verb$|^(?:appoint|leave)Noun$/;

/** "That year, the firm tapped X", "A year later X became", "L'année suivante,": a time within a story. */
export const isThen = ({ clause }: Move): boolean =>
  clause.field.field === 'text' &&
  /^(?:that (?:year|month|summer|autumn|fall|spring|winter)|(?:a|one|two|three|four|five|several|ten) (?:years?|months?|decades?) (?:later|earlier|before)|the (?:following|next|previous|same) (?:year|month)|at the time|by then|years (?:later|earlier)|(?:un|deux|trois|quatre|cinq|quelques|dix) (?:ans?|mois) plus (?:tard|tôt)|l' année (?:suivante|précédente)|cette année -là|à l' époque)(?: |$)/.test(
    clause.tokens
      .slice(clause.from, clause.from + 5)
      .map(({ low }) => low)
      .join(' '),
  );

/** "After X left the company in October, Y invested": what went before the news of a sentence that tells no move. */
export function isBeforeAnother({ clause, from, to }: Move): boolean {
  if (
    clause.field.field !== 'text' ||
    !/^(?:after|when|once|since|après|lorsque|quand|depuis)$/.test(lowAt(clause, clause.from))
  )
    return false;
  const end = clause.tokens.findIndex(({ text }, at) => at >= to && at < clause.to && text === ',');
  return end > 0 && from < end && !clause.tags.some((tag) => tag.from > end && mainTells.test(tag.category));
}
