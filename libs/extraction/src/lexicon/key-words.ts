import { isLetter, isUpper, lowerLetter } from '../text/characters.js';
import { abbreviations } from '../text/sentences.js';
import type { PhraseBook } from './phrases.js';

/**
 * Words that tell whether a text can hold a phrase at all: for every phrase its word or two neighbouring words of it, with the bits
 * of the groups that the phrase belongs to. A text is looked through for them without making a token of it.
 */
export interface KeyWords {
  /** Hashes of the words, at places that their hash gives; 0 where none stands. */
  readonly hashes: Int32Array;
  /** In the lower half those of phrases in any writing, in the upper half those of one word that needs a capital or a dot before it. */
  readonly bits: Int32Array;
  /** Bits of phrases that have no word in letters: they may stand anywhere. */
  readonly always: number;
}

const half = 16;
const mask = (1 << half) - 1;
const isOneWord = (phrase: string): boolean => /^ \p{L}+$/u.test(phrase);

const size = 1 << 15;
const seed = 0x811c9dc5;
const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
/** The low bits give the place in the table, and 0 is no hash. */
const spread = (hash: number): number => (hash ^ (hash >>> 15)) | 1;
const paired = (first: number, second: number): number => spread(mix(Math.imul(first, 31), second));

/** The keys of phrases whose category has bits, and of names in lower case that are given with theirs. */
export function keyWordsOf(
  book: PhraseBook,
  bitsOf: ReadonlyMap<string, number>,
  names: ReadonlyMap<string, number>,
): KeyWords {
  const keys = new Map<number, number>();
  let always = 0;
  const enter = (phrase: string, bits: number, capitals: boolean): void => {
    const key = bits === 0 ? undefined : keyOf(phrase);
    if (key === undefined) always |= bits;
    else keys.set(key, (keys.get(key) ?? 0) | (capitals ? bits << half : bits));
  };
  const walk = (node: PhraseBook['root'], phrase: string): void => {
    for (const { category, capitals } of node.ends ?? [])
      enter(phrase, bitsOf.get(category) ?? 0, capitals && isOneWord(phrase));
    for (const [word, next] of node.next) walk(next, `${phrase} ${word}`);
  };
  walk(book.root, '');
  for (const [name, bits] of names) enter(name, bits, /^(?:\d*\.)?\p{L}+\d*$/u.test(name) && /\d|\./.test(name));
  return { ...tableOf(keys), always };
}

/** The hash of the only run of letters of a phrase, or of its longest two neighbours; undefined where it has none. */
function keyOf(phrase: string): number | undefined {
  const runs = phrase.split(/[^\p{L}]+/u).filter(Boolean);
  const [first] = runs;
  if (first === undefined) return undefined;
  const pairs = runs.slice(1).map((run, index) => [runs[index]!, run] as const);
  const [best] = pairs.sort((a, b) => b.join('').length - a.join('').length);
  return best ? paired(hashAt(best[0]), hashAt(best[1])) : hashAt(first);
}

function tableOf(keys: ReadonlyMap<number, number>): Omit<KeyWords, 'always'> {
  if (keys.size > size / 2) throw new Error(`a table of ${size} places is too small for ${keys.size} keys`);
  const hashes = new Int32Array(size);
  const bits = new Int32Array(size);
  for (const [hash, mask] of keys) {
    let at = hash & (size - 1);
    while (hashes[at] !== 0) at = (at + 1) & (size - 1);
    hashes[at] = hash;
    bits[at] = mask;
  }
  return { hashes, bits };
}

function hashAt(word: string): number {
  let hash = seed;
  for (let at = 0; at < word.length; at += 1) hash = mix(hash, lowerLetter(word.charCodeAt(at)));
  return spread(hash);
}

function lookUp({ hashes, bits }: KeyWords, hash: number): number {
  let at = hash & (size - 1);
  while (hashes[at] !== 0) {
    if (hashes[at] === hash) return bits[at]!;
    at = (at + 1) & (size - 1);
  }
  return 0;
}

const longestStretch = 100;
const lineFeed = 10;
const isSpace = (code: number): boolean => code <= 32 || code === 160 || code === 0x202f;

/**
 * The bits of the key words in every stretch of a text that certainly holds whole sentences: a phrase of a sentence leaves its bits
 * in the stretch of that sentence. More bits than phrases may be found, never fewer.
 */
export function scanKeyWords(text: string, words: KeyWords): number[] {
  const stretches: number[] = [];
  let bits = words.always;
  /** Where the last run of letters, the white space before it and the run of characters that may make one token begin. */
  let [wordFrom, gap, stretch] = [0, 0, 0];
  /** The word before, and what it ends in where a caption may be glued to it. */
  let [before, parted] = [0, 0];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    let low = lowerLetter(code);
    if (low === 0) {
      if (!isSpace(code)) gap = at + 1;
      if (code < 128 && !isInner(code)) stretch = at + 1;
      at += 1;
      continue;
    }
    if (at > gap && (startsAnew(text, gap, at) || endsSentence(text, gap, at, wordFrom))) {
      stretches.push(bits);
      bits = words.always;
    }
    wordFrom = at;
    let hash = seed;
    while (low !== 0) {
      hash = mix(hash, low);
      at += 1;
      low = at < text.length ? lowerLetter(text.charCodeAt(at)) : 0;
    }
    const word = spread(hash);
    const found = lookUp(words, word) | lookUp(words, paired(before, word));
    bits |= found & mask;
    if (found > mask && (isUpper(code) || text.charAt(wordFrom - 1) === '.')) bits |= found >>> half;
    if (parted !== 0) bits |= lookUp(words, paired(parted, word)) & mask;
    parted = 0;
    if (at - stretch > longestStretch) bits = ~0;
    if (isCaption(text, at, at - wordFrom)) {
      // Read as one word and as two: which it is depends on what follows.
      const [said, par] = [hashAt(text.slice(wordFrom, at - 3)), hashAt('par')];
      for (const hash of [said, par, paired(before, said), paired(said, par)]) bits |= lookUp(words, hash) & mask;
      parted = par;
    }
    before = word;
    gap = at;
  }
  stretches.push(bits);
  return stretches;
}

/** Digits, hyphens, dots and "&" stand within words. */
const isInner = (code: number): boolean => (code >= 48 && code <= 57) || code === 45 || code === 46 || code === 38;

/** An empty line, or a line that begins with a capital after one that does not run on. */
function startsAnew(text: string, gap: number, at: number): boolean {
  if (at - gap > 300) return false;
  let lines = 0;
  for (let space = gap; space < at; space += 1) if (text.charCodeAt(space) === lineFeed) lines += 1;
  return lines > 1 || (lines === 1 && isUpper(text.charCodeAt(at)) && !',;('.includes(text.charAt(gap - 1)));
}

/** A capital after a mark that ends sentences, and that is no part of an abbreviation. `word` is where the last word begins. */
function endsSentence(text: string, gap: number, at: number, word: number): boolean {
  const mark = text.charAt(gap - 1);
  if ((mark !== '.' && mark !== '!' && mark !== '?') || !isUpper(text.charCodeAt(at))) return false;
  if (mark !== '.') return true;
  const digit = text.charCodeAt(gap - 2);
  if (digit >= 48 && digit <= 57) return true;
  return word < gap - 2 && isLetter(digit) && !abbreviations.has(text.slice(word, gap - 1).toLowerCase());
}

/** "Renaultpar Europe 1": the tokens part what the caption of a film has glued. */
const isCaption = (text: string, end: number, length: number): boolean =>
  length >= 6 && text.charCodeAt(end - 1) === 114 && text.startsWith('par ', end - 3);
