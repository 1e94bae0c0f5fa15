import type { Clause } from '../text/document.js';
import type { Token } from '../text/tokens.js';

/** A headline in capitals has at least so many words, and so many of them are no acronyms. */
const least = { words: 4, long: 2 };
const longWord = 5;

/** Most words are told by their second letter, which costs next to nothing. */
const isShouted = ({ kind, text }: Token): boolean =>
  kind === 'word' && !/^.[a-z]/.test(text) && /\p{Lu}/u.test(text) && text === text.toUpperCase();

/**
 * "BPW ELIMINATES 500 STATE JOBS, WITH SAVINGS OF $27M: More than": where a headline in capitals ends that begins at a token; 0 where none does.
 * Capitals tell no names apart in it; the two or three words of "HARBOUR ENERGY: The producer" are a name.
 */
export function shoutedEnd({ tokens, to: end }: Clause, from: number): number {
  let words = 0;
  let long = 0;
  let to = from;
  for (let at = from; at < end; at += 1) {
    const token = tokens[at]!;
    if (token.kind === 'word' && !isShouted(token)) break;
    if (token.kind !== 'word') continue;
    words += 1;
    if (token.text.length >= longWord) long += 1;
    to = at + 1;
  }
  return words >= least.words && long >= least.long ? to : 0;
}

/** Whether a name is written in capitals and could be written otherwise: no acronym. */
export const isInCapitals = (text: string): boolean => text.length >= longWord && text === text.toUpperCase();

/** "WEIRTON", "HARBOUR ENERGY": the usual writing of a name in capitals whose words are no acronyms, else the name as it is. */
export function spelled(text: string): string {
  const words = text.match(/\p{L}+/gu) ?? [];
  if (!isInCapitals(text) || words.length === 0 || words.some((word) => word.length < longWord)) return text;
  return text.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}
