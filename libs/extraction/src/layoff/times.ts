import type { ClaimDate, Evidence } from '@newsledger/newsroom';
import { effectiveIn } from '../discourse/when.js';
import { quote } from '../evidence.js';
import { wordsAt, type Clause, type Reading } from '../text/document.js';
import type { LayoffCandidate } from './candidates.js';
import type { JobFigure } from './job-figures.js';

/** "450 jobs" and "as many as 450 jobs" are one figure. */
export const sameFigure = (a: LayoffCandidate, b: LayoffCandidate): boolean =>
  a.figure !== undefined &&
  b.figure !== undefined &&
  topOf(a.figure) === topOf(b.figure) &&
  (a.figure.figure.qualifier === 'range') === (b.figure.figure.qualifier === 'range');
export const topOf = ({ figure: { min, max } }: JobFigure): number | undefined => max ?? min;

/** When it was made known: said in the lead, or in a sentence next to it. */
export function announcedOf(
  news: readonly LayoffCandidate[],
  lead: LayoffCandidate,
  evidence: Evidence[],
): ClaimDate | undefined {
  const teller = lead.announced
    ? lead
    : news.find((candidate) => candidate.announced && candidate.clause.index <= lead.clause.index + 2);
  if (!teller?.announced) return undefined;
  evidence.push(quote('announced', teller.clause, teller.announced.from, teller.announced.to));
  return dated(teller.announced.date, teller.clause, teller.announced);
}

/** "d'ici à 2024", "by the end of September": said in the lead, or in another sentence with the same figure. */
export function effectiveOf(
  news: readonly LayoffCandidate[],
  lead: LayoffCandidate,
  reading: Reading,
  evidence: Evidence[],
): ClaimDate | undefined {
  for (const one of [lead, ...news.filter((other) => other !== lead && other.figure && sameFigure(other, lead))]) {
    const figure = one.figure ?? one.trigger;
    const [from, to] = [Math.min(one.trigger.from, figure.from), Math.max(one.trigger.to, figure.to)];
    const coming = effectiveIn(one.clause, reading, from, to);
    if (!coming) continue;
    evidence.push(quote('effective', one.clause, coming.from, coming.to));
    return dated(coming.date, one.clause, coming);
  }
  return undefined;
}

const dated = (date: ClaimDate, clause: Clause, place: { from: number; to: number }): ClaimDate => ({
  ...date,
  verbatim: wordsAt(clause, place.from, place.to),
});
