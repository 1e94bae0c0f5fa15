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

/** The spans that give away a person whose name was erased: those of the slots in which that person stands. */
export function hiddenSpans(named: object, spans: readonly Span[]): Span[] {
  return spans.filter(({ slot }) => {
    let value: unknown = named;
    for (const member of slot.split('/')) {
      if (typeof value !== 'object' || value === null) return false;
      value = (value as Members)[member];
      if (typeof value === 'object' && value !== null && 'erased' in value) return true;
    }
    return false;
  });
}

/** A claim's spans with their words, and the claim's figures, dates and amounts in the words in which the article says them. */
export function withWords<T extends object, S extends Span>(
  named: T,
  spans: readonly S[],
  words: Words,
  textHash: string,
  corrections: readonly { readonly path: string }[] = [],
): { readonly values: T; readonly evidence: (S & Partial<Quote>)[] } {
  const hidden = hiddenSpans(named, spans);
  const evidence = spans.map((span) => ({ ...span, ...words.quote(textHash, span, hidden) }));
  const verbatim = new Map<string, string>();
  // What an editor has set stands in no article.
  const isCorrected = (slot: string) =>
    corrections.some(({ path }) => isWithin(path, `/${slot}`) || isWithin(`/${slot}`, path));
  for (const { slot, exact } of evidence) {
    if (exact !== undefined && !verbatim.has(slot) && !isCorrected(slot)) verbatim.set(slot, exact);
  }
  return { values: withVerbatim(named, verbatim, '') as T, evidence };
}

const isWithin = (pointer: string, other: string) => pointer === other || pointer.startsWith(`${other}/`);

function withVerbatim(value: unknown, verbatim: ReadonlyMap<string, string>, slot: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const below = (member: string) => (slot === '' ? member : `${slot}/${member}`);
  if (Array.isArray(value)) return value.map((item, index) => withVerbatim(item, verbatim, below(String(index))));
  const members = Object.entries(value).map(([member, inner]) => [
    member,
    withVerbatim(inner, verbatim, below(member)),
  ]);
  const exact = verbatimMembers.has(slot.slice(slot.lastIndexOf('/') + 1)) ? verbatim.get(slot) : undefined;
  return { ...(Object.fromEntries(members) as Members), ...(exact !== undefined && { verbatim: exact }) };
}
