import { isLetter, isUpper } from './characters.js';

/** A word, number or mark with its place in the field, in UTF-16 units. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Lower case, with the apostrophe and the dashes that a keyboard has. */
  readonly low: string;
  readonly kind: 'word' | 'number' | 'mark';
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** No space between this token and the one before. */
  readonly glued: boolean;
  /** What a number token amounts to. */
  readonly value: number | undefined;
}

export type Language = 'fr' | 'en';

const hyphens = new Set(['-', '\u2010', '\u2011']);
const elided = new Set(['l', 'd', 'j', 'm', 'n', 's', 't', 'c', 'qu', 'jusqu', 'lorsqu', 'puisqu', 'quoiqu']);
const groupSpaces = new Set([' ', '\u00A0', '\u202F', '\u2009']);
const longest = 120;

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019 || code === 0x2bc;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetterAt = (text: string, at: number): boolean => isLetter(text.charCodeAt(at));
const isUpperAt = (text: string, at: number): boolean => isUpper(text.charCodeAt(at));
const isSpace = (code: number): boolean =>
  code <= 32 || code === 160 || code === 0x202f || code === 0x2009 || code === 0x200b || code === 0xfeff;

function digitsFrom(text: string, at: number): number {
  let end = at;
  while (end < text.length && isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

/** Reads "14 000", "14.000", "1,03" and "30k" as one number; a lone separator never swallows what follows. */
function readNumber(text: string, start: number, language: Language): { end: number; value: number } {
  const whole = readGroups(text, start, language === 'fr' ? '.' : ',');
  const { end, value } = readDecimals(text, whole.end, whole.digits.slice(0, 15), language === 'fr' ? ',' : '.');
  return /[kK]/.test(text.charAt(end)) && !isLetterAt(text, end + 1)
    ? { end: end + 1, value: value * 1000 }
    : { end, value };
}

/** Digits with a separator before every further three: a first group of four is no group. */
function readGroups(text: string, start: number, thousands: string): { end: number; digits: string } {
  let end = digitsFrom(text, start);
  let digits = text.slice(start, end);
  if (digits.length > 3) return { end, digits };
  while (digits.length <= 12) {
    const mark = text.charAt(end);
    if (mark !== thousands && !groupSpaces.has(mark) && !isApostrophe(mark.charCodeAt(0))) break;
    const next = digitsFrom(text, end + 1);
    if (next - end !== 4) break;
    digits += text.slice(end + 1, next);
    end = next;
  }
  return { end, digits };
}

/** "1,03" and "4.6", but not a date or an address ("1.2.3"). */
function readDecimals(text: string, end: number, digits: string, decimal: string): { end: number; value: number } {
  const mark = text.charAt(end);
  const next = digitsFrom(text, end + 1);
  const more = text.charAt(next) === mark && isDigit(text.charCodeAt(next + 1));
  if ((mark !== decimal && mark !== '.') || next === end + 1 || next - end > 4 || more)
    return { end, value: Number(digits) };
  return { end: next, value: Number(`${digits}.${text.slice(end + 1, next)}`) };
}

const firstMark = 0x300;
const isMarkAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= firstMark && !isPunctuation(code) && /\p{M}/u.test(text.charAt(at));
};
/** The block of general punctuation, where typographic apostrophes and dashes stand and no mark does. */
const isPunctuation = (code: number): boolean => code >= 0x2000 && code <= 0x206f;
const isAlphanumericAt = (text: string, at: number): boolean => isLetterAt(text, at) || isDigit(text.charCodeAt(at));

/** The end of a word: letters and digits, inner hyphens, inner dots of initials ("U.S."), an inner "&" or "+" of names. */
function readWord(text: string, start: number): number {
  let end = start;
  const limit = Math.min(text.length, start + longest);
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (isLetter(code) || isDigit(code)) end += 1;
    // Most words end at a space.
    else if (code === 32 || !(isMarkAt(text, end) || goesOn(text, start, end))) break;
    else end += 1;
  }
  return end;
}

/** Whether a character that is neither letter nor digit stands within a word. */
function goesOn(text: string, start: number, at: number): boolean {
  const char = text.charAt(at);
  if (hyphens.has(char)) return isAlphanumericAt(text, at + 1);
  if (at === start) return false;
  if (char === '.') return isAlphanumericAt(text, at + 1) && innerDot(text, start, at);
  return char === '&' && isUpperAt(text, at - 1) && isUpperAt(text, at + 1);
}

/** A dot within a word: initials ("U.S"), a version ("GPT-5.1") or a domain ("Yellow.ai"), but not a missing space after a sentence. */
function innerDot(text: string, start: number, dot: number): boolean {
  if (isDigit(text.charCodeAt(dot - 1)) && isDigit(text.charCodeAt(dot + 1))) return true;
  if (isUpperAt(text, dot - 1) && (dot - 1 === start || text.charAt(dot - 2) === '.') && isUpperAt(text, dot + 1))
    return true;
  return /^(?:ai|com|fr|io|net|org|tv)(?![\p{L}\d])/u.test(text.slice(dot + 1, dot + 6));
}

/** A word as written and in lower case. */
interface Form {
  readonly text: string;
  readonly low: string;
}

/**
 * Short words met before, at the place that their hash gives; the last one to come stays. Articles say the same words over and over:
 * one string for each is made, hashed and lowered once, and everything that looks a word up gains by it. Longer words are left out,
 * as a slice of a text may keep the whole text in memory.
 */
const forms = new Array<Form | undefined>(1 << 15).fill(undefined);
const longestForm = 12;

function formOf(text: string, start: number, end: number): Form {
  if (end - start > longestForm) return newForm(text.slice(start, end));
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  const place = (hash ^ (hash >>> 15)) & (forms.length - 1);
  const known = forms[place];
  if (known?.text.length === end - start && text.startsWith(known.text, start)) return known;
  return (forms[place] = newForm(text.slice(start, end)));
}

const newForm = (text: string): Form => ({ text, low: lower(text) });

function lower(text: string): string {
  const low = text.toLowerCase();
  return /[\u2019\u02BC\u2010\u2011]/.test(low)
    ? low.replace(/[\u2019\u02BC]/g, "'").replace(/[\u2010\u2011]/g, '-')
    : low;
}

/** No article that anyone wrote is longer (a megabyte of prose has some 200,000); what stands behind so many is a wall of marks. */
const mostTokens = 250_000;

/** Splits a field into at most 250,000 tokens; elisions ("l'", "d'") and the English possessive ("'s") stand apart from what they are tied to. */
export function tokenize(text: string, language: Language, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  let at = from;
  let last = from - 1;
  const push = (end: number, kind: Token['kind'], value?: number, low?: string): void => {
    const form = formOf(text, at, end);
    tokens.push({
      start: at,
      end,
      text: form.text,
      low: low ?? form.low,
      kind,
      capital: kind === 'word' && isUpperAt(text, at),
      glued: last === at,
      value,
    });
    at = end;
    last = end;
  };
  while (at < to && tokens.length < mostTokens) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) at += 1;
    else if (isLetter(code)) {
      const end = wordEnd(text, at, language);
      const title = language === 'en' && text.charAt(end) === '.' && isTitle(text.slice(at, end));
      push(title ? end + 1 : end, 'word', undefined, title ? text.slice(at, end).toLowerCase() : undefined);
    } else if (last === at && isPossessive(text, at)) push(at + 2, 'word');
    else if (last === at && language === 'en' && isPluralOwner(text, at, tokens.at(-1)))
      push(at + 1, 'word', undefined, "'s");
    else if (isDigit(code)) {
      const { end, value } = readNumber(text, at, language);
      const word = readWord(text, at);
      if (word > end && isWordOfDigits(text, end, word)) push(word, 'word');
      else push(end, 'number', value);
    } else push(at + 1, 'mark');
  }
  return tokens;
}

/** "Mr.", "Dr.": the full stop is the title's own. */
const isTitle = (word: string): boolean => word.length < 7 && /^(?:Mr|Mrs|Ms|Dr|Prof|Messrs|Mx|Hon|Rev)$/.test(word);

/** "Sableworks' finance chief": the name that ends in "s" owns what follows. */
const isPluralOwner = (text: string, at: number, before: Token | undefined): boolean =>
  isApostrophe(text.charCodeAt(at)) &&
  text.charAt(at + 1) === ' ' &&
  before?.capital === true &&
  before.kind === 'word' &&
  before.low.endsWith('s') &&
  before.text.length > 3;

/** "2ndQuadrant", "3D Systems" are words; "30k", "9am" and "5G" without a name behind are a number and what it counts. */
const isWordOfDigits = (text: string, end: number, word: number): boolean => {
  const letters = text.slice(end, word);
  if (!/\p{L}/u.test(letters)) return false;
  return (
    !/^\p{L}{1,4}$/u.test(letters) || (/^[DX]$/.test(letters) && / \p{Lu}\p{Ll}/u.test(text.slice(word, word + 3)))
  );
};

const isPossessive = (text: string, at: number): boolean =>
  isApostrophe(text.charCodeAt(at)) && text.charAt(at + 1) === 's' && !isLetterAt(text, at + 2);

/** "ex-" stands apart from the post that it is said of. */
const isFormer = (text: string, at: number): boolean =>
  (text.charAt(at) === 'e' || text.charAt(at) === 'E') &&
  (text.charAt(at + 1) === 'x' || text.charAt(at + 1) === 'X') &&
  hyphens.has(text.charAt(at + 2)) &&
  isLetterAt(text, at + 3);

function wordEnd(text: string, start: number, language: Language): number {
  if (isFormer(text, start)) return start + 3;
  const end = gluedCaption(text, start, readWord(text, start));
  if (!isApostrophe(text.charCodeAt(end))) return Math.max(end, start + 1);
  const head = text.slice(start, end).toLowerCase();
  if (elided.has(head) && language === 'fr') return end + 1;
  if (
    /^aujourd$/.test(head) ||
    (language === 'en' && /^[tdo]$/.test(text.slice(end + 1, end + 2)) && head.endsWith('n'))
  )
    return readWord(text, end + 1);
  if (/^[OD]$/.test(text.slice(start, end)) && isUpperAt(text, end + 1)) return readWord(text, end + 1);
  return end;
}

/** Pages glue the caption of a film to the sentence before it ("Renaultpar Europe 1"): the "par" is a word of its own. */
function gluedCaption(text: string, start: number, end: number): number {
  if (end - start < 6 || text.charCodeAt(end - 1) !== 114 || !text.startsWith('par', end - 3)) return end;
  return text.charAt(end) === ' ' &&
    /[\p{Lu}\d]|euronews|franceinfo/u.test(text.slice(end + 1, end + 11)) &&
    !/^(?:départ|rempar)/i.test(text.slice(start, end))
    ? end - 3
    : end;
}
