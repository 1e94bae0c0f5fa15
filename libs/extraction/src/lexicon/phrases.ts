import type { Token } from '../text/tokens.js';
import { conjugateEnglish, conjugateEr, conjugateIrregular } from './conjugate.js';

/** A phrase of the lexicon that stands at tokens [from, to). */
export interface Tag {
  readonly category: string;
  /** The entry as the data file has it. */
  readonly entry: string;
  readonly from: number;
  readonly to: number;
}

/**
 * One category of the lexicon. A phrase is words in lower case; `{supprimer}`, `{prendre}` stand for every form of a French verb,
 * `{cut}` for those of a regular English verb, `(a|b)` for alternatives, `(a|)` for an optional word. An entry in capitals ("AI") is
 * found in capitals only.
 */
export type Categories = Readonly<Record<string, readonly string[]>>;

interface Node {
  readonly next: Map<string, Node>;
  ends?: { category: string; entry: string; capitals: boolean }[];
}

export interface PhraseBook {
  readonly root: Node;
}

const node = (): Node => ({ next: new Map() });

/** The word sequences that one slot of an entry stands for. */
function alternatives(slot: string): string[][] {
  if (slot.startsWith('('))
    return slot
      .slice(1, -1)
      .split('|')
      .flatMap((one) => (one.startsWith('{') ? alternatives(one) : [wordsOf(one)]));
  if (!slot.startsWith('{')) return [wordsOf(slot)];
  const [, base = '', rest = ''] = /^\{([^}]*)\}(.*)$/.exec(slot) ?? [];
  const forms =
    conjugateIrregular(base) ??
    (base.endsWith('er') && !english.has(base) ? conjugateEr(base) : conjugateEnglish(base));
  return forms.map((form) => [form, ...wordsOf(rest)]);
}
/** English verbs that end like French ones. */
const english = new Set([
  'offer',
  'transfer',
  'deliver',
  'trigger',
  'power',
  'usher',
  'lower',
  'enter',
  'partner',
  'consider',
  'gather',
  'garner',
  'broker',
  'answer',
  'cover',
  'discover',
  'engineer',
  'filter',
  'number',
  'steer',
  'wager',
  'counter',
  'master',
]);

/** Words as they are tokenised: an elision is a token of its own, "won't" is one. */
function wordsOf(phrase: string): string[] {
  return phrase
    .replace(/(\p{L}')(?!t(?: |$))(?=\p{L})/gu, '$1 ')
    .replace("aujourd' hui", "aujourd'hui")
    .split(' ')
    .filter(Boolean);
}

/** Compiles categories into one trie, walked once over the tokens. */
export function compilePhrases(...sources: readonly Categories[]): PhraseBook {
  const root = node();
  for (const source of sources)
    for (const [category, entries] of Object.entries(source))
      for (const entry of entries) {
        const capitals = isInCapitals(entry);
        let nodes = new Set<Node>([root]);
        for (const slot of entry.toLowerCase().match(/\([^()]*\)|[^\s(]+/g) ?? []) {
          const reached = new Set<Node>();
          for (const words of alternatives(slot)) for (const at of nodes) reached.add(descend(at, words));
          nodes = reached;
        }
        for (const at of nodes) if (at !== root) (at.ends ??= []).push({ category, entry, capitals });
      }
  return { root };
}

function descend(from: Node, words: readonly string[]): Node {
  let at = from;
  for (const word of words) {
    const child = at.next.get(word) ?? node();
    at.next.set(word, child);
    at = child;
  }
  return at;
}

/** All phrases at their places; per category the longest at a place wins, and one within another is none. Linear in the tokens: a phrase has few words. */
export function tagTokens(book: PhraseBook, tokens: readonly Token[]): Tag[] {
  const tags: Tag[] = [];
  const covered = new Map<string, number>();
  for (let from = 0; from < tokens.length; from += 1) {
    let at: Node | undefined = book.root.next.get(tokens[from]!.low);
    if (!at) continue;
    let best: Tag[] | undefined;
    let to = from + 1;
    while (at) {
      if (at.ends) best = withEnds(best ?? [], at.ends, from, to, tokens);
      const token: Token | undefined = tokens[to];
      at = token && at.next.size > 0 ? at.next.get(token.low) : undefined;
      to += 1;
    }
    if (!best) continue;
    for (const tag of best) {
      if (tag.to <= (covered.get(tag.category) ?? 0)) continue;
      covered.set(tag.category, tag.to);
      tags.push(tag);
    }
  }
  return tags;
}

/** Whether words begin with two capitals: an entry that does is found in capitals only. */
export const isInCapitals = (words: string): boolean => /^\p{Lu}{2}/u.test(words);

/** The longest phrase of each category at a place, after a longer one of some was found; a category keeps the place of its first. */
function withEnds(
  best: Tag[],
  ends: NonNullable<Node['ends']>,
  from: number,
  to: number,
  tokens: readonly Token[],
): Tag[] {
  for (const { category, entry, capitals } of ends) {
    if (capitals && !isInCapitals(tokens[from]!.text)) continue;
    const tag = { category, entry, from, to };
    const known = best.findIndex((one) => one.category === category);
    if (known < 0) best.push(tag);
    else best[known] = tag;
  }
  return best;
}
