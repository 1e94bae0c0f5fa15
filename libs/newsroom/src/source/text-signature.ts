const { imul } = Math;

/**
 * Signatures tell near-duplicates of a text by their share of common word triples: minhash, with one byte kept of each minimum.
 * They are recorded in events, so the first character names the scheme; whoever changes anything here gives it another.
 */
const scheme = '1';
const minima = 128;
const wordsPerShingle = 3;
/** A text of fewer triples has nothing by which it could be told from another. */
const fewestShingles = 24;
/** Three digits of base 36 hold the number of triples. */
const sizeDigits = 3;
const largestSize = 36 ** sizeDigits - 1;

/** Of the smaller text, the share that has to stand in the other too. */
const nearDuplicateShare = 0.5;
/** So many equal minima arise by chance once in ten million million pairs; below them no share is believed. */
const fewestEqual = 12;
const chanceOfEqual = 1 / 256;

/** Rows of a band: two texts are found by an index of bands where all of one band's minima are equal. */
const bandRows = 2;

function mix(value: number): number {
  let mixed = imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Each minimum is that of another permutation of the hashes, `factor * hash + 1` in 32 bits with an odd factor. */
const factors = Array.from({ length: minima }, (_, i) => mix(imul(i + 1, 0x9e3779b1)) | 1);

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

function shinglesOf(text: string): Set<number> {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map(hashOf);
  const shingles = new Set<number>();
  for (let end = wordsPerShingle; end <= words.length; end++) {
    const window = words.slice(end - wordsPerShingle, end);
    shingles.add(window.reduce((hash, word) => mix(imul(hash, 31) + word), 0));
  }
  return shingles;
}

/**
 * The signature of an article's words, 175 characters; undefined for a text too short to be told from others. Case, accents,
 * punctuation and the order of paragraphs are no part of it. Takes less than a millisecond for most articles.
 */
export function textSignature(text: string): string | undefined {
  const shingles = shinglesOf(text);
  if (shingles.size < fewestShingles) return undefined;
  const bytes = new Uint8Array(minima);
  const hashes = Uint32Array.from(shingles);
  for (let i = 0; i < minima; i++) {
    const factor = factors[i]!;
    let least = 0xffffffff;
    for (const each of hashes) {
      const hash = (imul(each, factor) + 1) >>> 0;
      if (hash < least) least = hash;
    }
    bytes[i] = mix(least) & 0xff;
  }
  const size = Math.min(shingles.size, largestSize).toString(36).padStart(sizeDigits, '0');
  return scheme + size + Buffer.from(bytes).toString('base64url');
}

interface Signature {
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** A case of a thousand sources compares each with each one that comes. */
const mostParsed = 10_000;
const parsed = new Map<string, Signature | undefined>();

/** Undefined for a signature of another scheme, with which nothing can be compared. */
function parse(signature: string): Signature | undefined {
  const known = parsed.get(signature);
  if (known) return known;
  if (parsed.size >= mostParsed) parsed.clear();
  const read = decode(signature);
  parsed.set(signature, read);
  return read;
}

function decode(signature: string): Signature | undefined {
  if (!signature.startsWith(scheme)) return undefined;
  const size = Number.parseInt(signature.slice(1, 1 + sizeDigits), 36);
  const bytes = Buffer.from(signature.slice(1 + sizeDigits), 'base64url');
  return bytes.length === minima && size > 0 ? { size, bytes } : undefined;
}

/** How much of the smaller of two texts stands in the other too, 0..1, as estimated from their signatures. */
export function sharedText(a: string, b: string): number {
  const [one, other] = [parse(a), parse(b)];
  if (!one || !other) return 0;
  let equal = 0;
  for (let i = 0; i < minima; i++) if (one.bytes[i] === other.bytes[i]) equal++;
  if (equal < fewestEqual) return 0;
  const jaccard = (equal / minima - chanceOfEqual) / (1 - chanceOfEqual);
  const shared = (jaccard * (one.size + other.size)) / (1 + jaccard);
  return Math.min(1, shared / Math.min(one.size, other.size));
}

/** Whether two signatures are of near-duplicates: one text with a new lead, cuts, reordered paragraphs, another dateline. */
export function similar(a: string, b: string): boolean {
  return sharedText(a, b) >= nearDuplicateShare;
}

/** Keys for an index: near-duplicates have one in common but for rare cases, other texts seldom. None for another scheme. */
export function bands(signature: string): string[] {
  const bytes = parse(signature)?.bytes ?? new Uint8Array();
  const keys: string[] = [];
  for (let i = 0; i < bytes.length; i += bandRows)
    keys.push(`${i / bandRows}:${Buffer.from(bytes.subarray(i, i + bandRows)).toString('hex')}`);
  return keys;
}
