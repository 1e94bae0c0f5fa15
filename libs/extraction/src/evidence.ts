import type { ClaimDate, Evidence } from '@newsledger/newsroom';
import type { DateMention } from './text/dates.js';
import { wordsAt, type Clause } from './text/document.js';

/** The quote of tokens [from, to) for a slot. */
export function quote(slot: string, clause: Clause, from: number, to: number): Evidence {
  const start = clause.tokens[from]!.start;
  const end = clause.tokens[to - 1]!.end;
  return { slot, field: clause.field.field, start, end, exact: clause.field.text.slice(start, end) };
}

const longestSentenceQuote = 1000;

/** The quote of a whole sentence; of one longer than a reader would quote, the part around the trigger. */
export function quoteSentence(clause: Clause, trigger: number): Evidence {
  if (clause.end - clause.start <= longestSentenceQuote) return quote('sentence', clause, clause.from, clause.to);
  let from = trigger;
  let to = trigger + 1;
  const { tokens } = clause;
  const length = (): number => tokens[to - 1]!.end - tokens[from]!.start;
  while (length() < longestSentenceQuote * 0.8 && (from > clause.from || to < clause.to)) {
    if (from > clause.from) from -= 1;
    if (to < clause.to && length() < longestSentenceQuote * 0.8) to += 1;
  }
  return quote('sentence', clause, from, to);
}

/** The dates of a claim in its slots, their quotes added to its evidence. */
export function datesWithQuotes(
  clause: Clause,
  found: { readonly announced: DateMention | undefined; readonly effective: DateMention | undefined },
  evidence: Evidence[],
): { announced?: ClaimDate; effective?: ClaimDate } {
  const dated = (slot: string, one: DateMention | undefined): ClaimDate | undefined => {
    if (!one) return undefined;
    evidence.push(quote(slot, clause, one.from, one.to));
    return { ...one.date, verbatim: wordsAt(clause, one.from, one.to) };
  };
  const announced = dated('announced', found.announced);
  const effective = dated('effective', found.effective);
  return { ...(announced ? { announced } : {}), ...(effective ? { effective } : {}) };
}

/** Evidence in the order of its place, each quote once. */
export function ordered(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>();
  const kept = evidence.filter((one) => {
    const key = `${one.slot}|${one.field}|${one.start}|${one.end}`;
    return seen.has(key) ? false : seen.add(key);
  });
  return kept.sort((a, b) => (a.field === b.field ? a.start - b.start : a.field === 'title' ? -1 : 1));
}
