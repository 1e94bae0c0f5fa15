import type { Span } from '@newsledger/newsroom';
import type { Quote, Words } from './words.js';

type Members = Readonly<Record<string, unknown>>;

/** The members of a claim that repeat the words of the article. */
const verbatimMembers = new Set(['quantity', 'share', 'announced', 'effective', 'amount']);

/** The references of private people anywhere in a value. */
export function* references(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if ('ref' in value && typeof value.ref === 'string') yield value.ref;
  for (const member of Object.values(value)) yield* references(member);
}

/** Gives each person who goes by a reference the name behind it, or null and `erased` where it is no more. */
export function withNames<T>(value: T, words: Words): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => withNames(item, words)) as T;
  const members = Object.entries(value).map(([member, inner]) => [member, withNames(inner, words)] as const);
  const { ref, ...rest } = Object.fromEntries(members) as Members;
  if (typeof ref !== 'string') return Object.fromEntries(members) as T;
  const name = words.name(ref);
  return { ref, name, ...rest, ...(name === null && { erased: true }) } as T;
}

/** Gives a span its words and what stands around them, where the text is still stored. */
export function withQuote<S extends Span>(span: S, words: Words, textHash: string): S & Partial<Quote> {
  return { ...span, ...words.quote(textHash, span) };
}

/** Gives figures, dates and amounts the words in which the article says them: those of the first span of their slot. */
export function withVerbatim<T extends object>(claim: T, spans: readonly Span[], words: Words, textHash: string): T {
  const quotes = new Map<string, string>();
  for (const span of spans) {
    const exact = quotes.has(span.slot) ? undefined : words.quote(textHash, span)?.exact;
    if (exact !== undefined) quotes.set(span.slot, exact);
  }
  const at = (value: unknown, slot: string): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const below = (member: string) => (slot === '' ? member : `${slot}/${member}`);
    if (Array.isArray(value)) return value.map((item, index) => at(item, below(String(index))));
    const entries = Object.entries(value).map(([member, inner]) => [member, at(inner, below(member))] as const);
    const exact = verbatimMembers.has(slot.slice(slot.lastIndexOf('/') + 1)) ? quotes.get(slot) : undefined;
    return { ...Object.fromEntries(entries), ...(exact !== undefined && { verbatim: exact }) };
  };
  return at(claim, '') as T;
}
