import type { ClaimDate, DatePrecision } from '@newsledger/newsroom';
import { calendarWords } from '../lexicon/data/calendar.js';
import type { Language, Token } from './tokens.js';

/** The publication date as far as it is known; weekday arithmetic needs a day. */
export interface Reference {
  readonly value: string;
  readonly precision: DatePrecision;
}

/** A date expression at tokens [from, to). */
export interface DateMention {
  readonly from: number;
  readonly to: number;
  readonly date: ClaimDate;
  /** First and last day that it can mean, as day numbers since 1970; what comparisons use. */
  readonly first: number;
  readonly last: number;
  /** A weekday or a "yesterday": the usual date of an announcement. */
  readonly near: boolean;
}

const dayLength = 86_400_000;
const dayNumber = (year: number, month: number, day: number): number =>
  Math.floor(Date.UTC(year, month - 1, day) / dayLength);
const two = (value: number): string => String(value).padStart(2, '0');

function isoOfDay(day: number): string {
  const date = new Date(day * dayLength);
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** First and last day of a date of any precision; undefined where it is no date of the calendar. */
export function bounds(value: string): { first: number; last: number } | undefined {
  const [year, month, day] = value.split('-').map(Number);
  if (!year || year < 1000 || year > 9999) return undefined;
  if (!month) return { first: dayNumber(year, 1, 1), last: dayNumber(year, 12, 31) };
  if (month > 12) return undefined;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (!day) return { first: dayNumber(year, month, 1), last: dayNumber(year, month, last) };
  return day > last ? undefined : { first: dayNumber(year, month, day), last: dayNumber(year, month, day) };
}

interface Reading {
  readonly to: number;
  readonly value: string;
  readonly basis: ClaimDate['basis'];
  readonly near?: boolean;
}

interface Context {
  readonly tokens: readonly Token[];
  readonly language: Language;
  readonly reference?: Reference;
}

/** The date expressions of tokens [from, to), left to right. */
export function readDates(
  tokens: readonly Token[],
  from: number,
  to: number,
  language: Language,
  reference: Reference | undefined,
): DateMention[] {
  const context: Context = { tokens, language, ...(reference ? { reference } : {}) };
  const dates: DateMention[] = [];
  let at = from;
  while (at < to) {
    const read =
      numeric(context, at) ??
      relativePhrase(context, at) ??
      calendarDate(context, at) ??
      partOf(context, at) ??
      bareYear(context, at);
    const range = read && bounds(read.value);
    if (!read || !range || read.to > to) {
      at += 1;
      continue;
    }
    const precision: DatePrecision = read.value.length === 4 ? 'year' : read.value.length === 7 ? 'month' : 'day';
    dates.push({
      from: at,
      to: read.to,
      date: { value: read.value, precision, basis: read.basis },
      ...range,
      near: read.near ?? false,
    });
    at = read.to;
  }
  return dates;
}

const words = (language: Language) => calendarWords[language];
const months: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  fr: new Map(Object.entries(calendarWords.fr.months)),
  en: new Map(Object.entries(calendarWords.en.months)),
};
const monthOf = (context: Context, at: number): number => {
  const low = context.tokens[at]?.low ?? '';
  const found = months[context.language].get(low);
  if (found === undefined) return 0;
  return context.language === 'en' && !context.tokens[at]!.capital ? 0 : found;
};
const weekdayOf = (context: Context, at: number): number => {
  const found = words(context.language).weekdays.indexOf((context.tokens[at]?.low ?? '') as never);
  return context.language === 'en' && !context.tokens[at]?.capital ? -1 : found;
};
const yearAt = (context: Context, at: number): number => {
  const token = context.tokens[at];
  return token?.kind === 'number' && /^(?:19|20)\d\d$/.test(token.text) ? Number(token.text) : 0;
};
const dayAt = (context: Context, at: number): number => {
  const token = context.tokens[at];
  return token?.kind === 'number' && /^\d{1,2}$/.test(token.text) && token.value! >= 1 && token.value! <= 31
    ? token.value!
    : 0;
};

/** "2025-10-28" is three tokens: number, mark, number ... written without spaces. */
function numeric(context: Context, at: number): Reading | undefined {
  const token = context.tokens[at];
  if (token?.kind !== 'number') return undefined;
  const [, dash, month, dash2, day] = context.tokens.slice(at, at + 5);
  if (!yearAt(context, at) || dash?.text !== '-' || dash2?.text !== '-' || !month?.glued || !day?.glued)
    return undefined;
  if (!/^\d\d$/.test(month.text) || !/^\d\d$/.test(day.text)) return undefined;
  return { to: at + 5, value: `${token.text}-${month.text}-${day.text}`, basis: 'stated' };
}

/** "mardi 28 octobre 2025", "28 octobre", "October 28, 2025", "octobre 2025", "en juin", "mardi". */
function calendarDate(context: Context, at: number): Reading | undefined {
  const weekday = weekdayOf(context, at);
  let next = weekday >= 0 ? at + 1 : at;
  if (weekday >= 0 && context.tokens[next]?.text === ',') next += 1;
  const whole = dayAndMonth(context, next);
  if (whole) return whole;
  if (weekday >= 0) return weekdayDate(context, at, weekday);
  const month = monthOf(context, at);
  return month ? monthDate(context, at, month) : undefined;
}

function dayAndMonth(context: Context, at: number): Reading | undefined {
  const found = dayFirst(context, at) ?? (context.language === 'en' ? monthFirst(context, at) : undefined);
  if (!found) return undefined;
  const { day, month, to } = found;
  const yearPlace = context.tokens[to]?.text === ',' ? to + 1 : to;
  const year = yearAt(context, yearPlace);
  if (year) return { to: yearPlace + 1, value: `${year}-${two(month)}-${two(day)}`, basis: 'stated' };
  const past = isLast(context, to);
  const near = nearestYear(
    context,
    month,
    day,
    past ? 'past' : isToCome(context, at, /^[.,;:!?]$/) ? 'coming' : 'near',
  );
  if (!near) return undefined;
  return { to: past ? to + 1 : to, value: `${near}-${two(month)}-${two(day)}`, basis: 'relative', near: true };
}

interface DayOfYear {
  readonly day: number;
  readonly month: number;
  readonly to: number;
}

const ordinal = (context: Context, at: number): number =>
  /^(?:er|st|nd|rd|th)$/.test(lowOf(context, at)) ? at + 1 : at;

/** "28 octobre", "1er octobre", "28th October". */
function dayFirst(context: Context, at: number): DayOfYear | undefined {
  const day = dayAt(context, at);
  const place = ordinal(context, at + 1);
  const month = day ? monthOf(context, place) : 0;
  return month ? { day, month, to: place + 1 } : undefined;
}

/** "October 28", "October 28th". */
function monthFirst(context: Context, at: number): DayOfYear | undefined {
  const month = monthOf(context, at);
  const day = month ? dayAt(context, at + 1) : 0;
  return day ? { day, month, to: ordinal(context, at + 2) } : undefined;
}

/** A day and month without a year is the one nearest to the publication date, before it where the text says "dernier", behind it where a verb says that it comes. */
function nearestYear(context: Context, month: number, day: number, side: 'past' | 'coming' | 'near'): number {
  const reference = context.reference && bounds(context.reference.value);
  if (!reference || context.reference.precision === 'year')
    return context.reference ? Number(context.reference.value.slice(0, 4)) : 0;
  const year = new Date(reference.last * dayLength).getUTCFullYear();
  const years = [year - 1, year, year + 1].filter((one) => {
    const there = dayNumber(one, month, day);
    // What is to come within days may be told a little late.
    return side === 'past' ? there <= reference.last : side === 'coming' ? there >= reference.first - 31 : true;
  });
  const distance = (one: number): number => Math.abs(dayNumber(one, month, day) - reference.last);
  return years.reduce((best, one) => (distance(one) < distance(best) ? one : best), years[0] ?? year);
}

function weekdayDate(context: Context, at: number, weekday: number): Reading | undefined {
  if (context.reference?.precision !== 'day') return undefined;
  const reference = bounds(context.reference.value);
  if (!reference) return undefined;
  const { next, last } = words(context.language);
  const today = (((reference.first + 3) % 7) + 7) % 7;
  const after = context.tokens[at + 1]?.low as never;
  const before = context.tokens[at - 1]?.low as never;
  if (next.includes(after) || (context.language === 'en' && next.includes(before)))
    return {
      to: at + (next.includes(after) ? 2 : 1),
      value: isoOfDay(reference.first + (((weekday - today + 6) % 7) + 1)),
      basis: 'relative',
    };
  if (isComing(context, at))
    return { to: at + 1, value: isoOfDay(reference.first + ((weekday - today + 7) % 7)), basis: 'relative' };
  const back = (today - weekday + 7) % 7;
  const to = last.includes(after) ? at + 2 : at + 1;
  return { to, value: isoOfDay(reference.first - back), basis: 'relative', near: true };
}

/** "will close by Sunday", "sera examinée jeudi": a verb of the future, and no word of telling, leads to the day. */
function isComing(context: Context, at: number): boolean {
  if (/^(?:by|until)$/.test(lowOf(context, at - 1)) || /^d'ici$/.test(lowOf(context, at - 1))) return true;
  for (let before = at - 1; before >= 0 && at - before <= 8; before -= 1) {
    const { low, kind } = context.tokens[before]!;
    if (kind === 'mark' || telling.test(low)) return false;
    if (/^(?:will|va|vont|sera|seront|\p{L}{3,20}e?ront|\p{L}{3,20}era)$/u.test(low)) return true;
  }
  return false;
}
const telling = /^(?:sa(?:id|ys)|t(?:old|ells)|\p{L}{3,12}(?:ed)|dit|annonc|indiqu|confirm|déclar|précis|fait savoir)/u;

/** "octobre 2025" is stated; "en juin" is the nearest June that the sentence allows: the last one, unless it is said to come. */
function monthDate(context: Context, at: number, month: number): Reading | undefined {
  const skip = /^(?:of|,)$/.test(lowOf(context, at + 1)) ? 1 : 0;
  const year = yearAt(context, at + 1 + skip);
  if (year) return { to: at + 2 + skip, value: `${year}-${two(month)}`, basis: 'stated' };
  const { reference } = context;
  const side = sideOf(context, at);
  if (!side || !reference || reference.precision === 'year') return undefined;
  const published = monthNumber(reference);
  const here = Math.floor(published / 12) * 12 + month - 1;
  let value = here;
  if (side === 'next') value = here > published ? here : here + 12;
  else if (side === 'coming') value = here >= published ? here : here + 12;
  else if (here > published || (side === 'last' && here === published)) value = here - 12;
  const told = isNext(context, at + 1) || isLast(context, at + 1);
  return { to: told ? at + 2 : at + 1, value: monthValue(value), basis: 'relative' };
}

/** Which June: "juin dernier", "next June", "va fermer en juin", or just "en juin"; undefined where the word may be no month. */
function sideOf(context: Context, at: number): 'next' | 'last' | 'coming' | 'near' | undefined {
  const english = context.language === 'en';
  if (isNext(context, at + 1) || (english && isNext(context, at - 1))) return 'next';
  if (isLast(context, at + 1) || (english && isLast(context, at - 1))) return 'last';
  const opener = lowOf(context, at - 1);
  const opened = words(context.language).monthOpeners.includes(opener as never);
  if (!opened && !joined.test(lowOf(context, at))) return undefined;
  if (opener === 'since' || opener === 'depuis') return 'near';
  return isToCome(context, at) ? 'coming' : 'near';
}

/** "va licencier 300 personnes en octobre", "will close in March": the verb before the month says that it is to come. */
function isToCome(context: Context, at: number, stops = /^[.;:!?]$/): boolean {
  for (let before = at - 1; before >= 0 && at - before <= 14; before -= 1) {
    const { low, kind, text } = context.tokens[before]!;
    if (stops.test(text)) return false;
    if (low === 'plans' && lowOf(context, before + 1) !== 'to') return false;
    if (/^(?:who|which|qui|dont)$/.test(low)) return false;
    if (kind === 'word' && toCome[context.language].test(low)) return true;
  }
  return false;
}
const toCome = {
  fr: /^(?:ici|va|vont|allait|allaient|sera|seront|serait|seraient|devra|devront|devrait|devraient|\p{L}{3,20}e?ront|\p{L}{3,20}(?:er|ir)(?:a|ait|aient))$/u,
  en: /^(?:will|would|shall|going|set|due|plans|intends|expects|becomes|joins|leaves|retires|succeeds|departs|replaces|assumes|starts|begins|leaving|retiring|stepping|joining)$/,
};

const lowOf = (context: Context, at: number): string => context.tokens[at]?.low ?? '';
const isNext = (context: Context, at: number): boolean =>
  words(context.language).next.includes(lowOf(context, at) as never);
const isLast = (context: Context, at: number): boolean =>
  words(context.language).last.includes(lowOf(context, at) as never);
/** Months since the year 0, and back to `YYYY-MM`. */
const monthNumber = ({ value }: Reference): number => Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)) - 1;
const monthValue = (months: number): string => `${Math.floor(months / 12)}-${two((months % 12) + 1)}`;

type Shift = (typeof calendarWords)['fr']['phrases'][number][1];

/** The phrases of a language by their first word, each in the order of the data. */
function phrasesOf(
  language: Language,
): ReadonlyMap<string, readonly (Shift & { readonly parts: readonly string[] })[]> {
  const byWord = new Map<string, (Shift & { readonly parts: readonly string[] })[]>();
  for (const [phrase, shift] of words(language).phrases) {
    const parts = phrase.split(' ');
    byWord.set(parts[0]!, [...(byWord.get(parts[0]!) ?? []), { ...shift, parts }]);
  }
  return byWord;
}
const phrases = { fr: phrasesOf('fr'), en: phrasesOf('en') };

/** "hier", "le mois dernier", "last year", "fin 2025": phrases of the calendar data with the shift that they mean. */
function relativePhrase(context: Context, at: number): Reading | undefined {
  const { reference } = context;
  const known = phrases[context.language].get(lowOf(context, at));
  const published = known && reference && bounds(reference.value);
  if (!known || !reference || !published) return undefined;
  for (const { parts, unit, by } of known) {
    if (!parts.every((part, index) => lowOf(context, at + index) === part)) continue;
    const to = at + parts.length;
    if (unit === 'year') return { to, value: String(Number(reference.value.slice(0, 4)) + by), basis: 'relative' };
    if (unit === 'month')
      return reference.precision === 'year'
        ? undefined
        : { to, value: monthValue(monthNumber(reference) + by), basis: 'relative' };
    return reference.precision === 'day'
      ? { to, value: isoOfDay(published.first + by), basis: 'relative', near: true }
      : undefined;
  }
  return undefined;
}

/** "mid-2026", "mi-juin": a part of a year or month, written as one word, is dated by the whole. */
function partOf(context: Context, at: number): Reading | undefined {
  const whole = joined.exec(lowOf(context, at))?.[1];
  if (whole === undefined) return undefined;
  if (/^(?:19|20)\d\d$/.test(whole)) return { to: at + 1, value: whole, basis: 'stated' };
  const month = months[context.language].get(whole);
  return month ? monthDate(context, at, month) : undefined;
}
const joined = /^(?:mid|early|late|end|mi|fin|début)-([\p{L}\d]+)$/u;

/** "en 2023", "fin 2025", "by 2026". A bare number that looks like a year is one only after such a word. */
function bareYear(context: Context, at: number): Reading | undefined {
  const year = yearAt(context, at);
  if (!year || year > 2100) return undefined;
  const before = context.tokens[at - 1]?.low ?? '';
  return words(context.language).yearOpeners.includes(before as never)
    ? { to: at + 1, value: String(year), basis: 'stated' }
    : undefined;
}
