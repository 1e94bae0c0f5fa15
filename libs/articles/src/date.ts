import type { ArticleDate } from '@newsledger/newsroom';

/** What a scraper's date field says: a date, nothing (`absent`), or something that is no date (`wrong`). */
export type DateReading = { readonly date: ArticleDate } | 'absent' | 'wrong';

/**
 * Reads a date as publishers and scrapers write them: ISO 8601 with or without zone or time, "2025-10-29 08:30:00",
 * a year, a month, an interval of those ("2016/2018"), RFC 2822 ("Tue, 28 Oct 2025 10:00:00 +0100"). Nothing is
 * made up: what the text does not say is left out of the value and shows in precision and basis.
 */
export function readDate(text: string): DateReading {
  const trimmed = text.trim();
  if (absentWords.has(trimmed.toLowerCase())) return 'absent';
  if (trimmed.length > 64) return 'wrong';
  const date = readSingle(trimmed) ?? readInterval(trimmed) ?? readMailDate(trimmed);
  return date ? { date } : 'wrong';
}

/** What other languages print for "no value". */
const absentWords = new Set(['', 'none', 'null', 'nan', 'nat', 'undefined']);

/** Newspapers begin in the 17th century; an earlier year is some program's zero. */
const firstYear = 1600;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const isoDate = /^(\d{4})(?:([-/])(\d{2})(?:\2(\d{2}))?)?$/;
const compactDay = /^(\d{4})(\d{2})(\d{2})$/;
const isoTime = /^(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;
const mailDate =
  /^(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d{2}:\d{2}(?::\d{2})?\s?(?:[+-]\d{4}|GMT|UTC?|Z)?)$/i;

type Precision = ArticleDate['precision'];

function readSingle(text: string): ArticleDate | undefined {
  const split = /[T ]/i.exec(text)?.index;
  if (split !== undefined) return withTime(readDay(text.slice(0, split)), text.slice(split + 1));
  const day = readDay(text);
  if (!day) return undefined;
  return { ...day, basis: day.precision === 'day' ? 'stated' : 'vague' };
}

/** A calendar date with as much of it as is there. */
function readDay(text: string): { value: string; precision: Precision } | undefined {
  const match = isoDate.exec(text);
  const compact = compactDay.exec(text);
  const [year, month, day] = match ? [match[1], match[3], match[4]] : compact ? compact.slice(1) : [];
  if (year === undefined || Number(year) < firstYear) return undefined;
  if (month === undefined) return { value: year, precision: 'year' };
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return { value: `${year}-${month}`, precision: 'month' };
  if (Number(day) < 1 || Number(day) > daysOf(Number(year), Number(month))) return undefined;
  return { value: `${year}-${month}-${day}`, precision: 'day' };
}

function withTime(day: ReturnType<typeof readDay>, time: string): ArticleDate | undefined {
  const match = isoTime.exec(time);
  if (day?.precision !== 'day' || !match) return undefined;
  const [, hour = '', minute = '', second, fraction, zone] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
  const offset = zone === undefined ? '' : readZone(zone);
  if (offset === undefined) return undefined;
  const clock = [hour, minute, ...(second === undefined ? [] : [second])].join(':');
  const value = `${day.value}T${clock}${fraction === undefined ? '' : `.${fraction}`}${offset}`;
  return { value, precision: 'second', basis: offset === '' ? 'unzoned' : 'stated' };
}

/** An offset in its one spelling, `Z` or `+hh:mm`. */
function readZone(zone: string): string | undefined {
  if (/^[a-z]/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const [hours, minutes] = [digits.slice(0, 2), digits.slice(2)];
  return Number(hours) > 14 || Number(minutes) > 59 ? undefined : `${zone.slice(0, 1)}${hours}:${minutes}`;
}

function readInterval(text: string): ArticleDate | undefined {
  const [from, to, more] = text.split('/');
  if (from === undefined || to === undefined || more !== undefined) return undefined;
  const [start, end] = [readDay(from), readDay(to)];
  if (!start || start.precision !== end?.precision || start.value > end.value) return undefined;
  return { value: `${start.value}/${end.value}`, precision: start.precision, basis: 'vague' };
}

function readMailDate(text: string): ArticleDate | undefined {
  const [, day = '', monthName = '', year = '', time = ''] = mailDate.exec(text) ?? [];
  const month = months.indexOf(monthName.toLowerCase()) + 1;
  if (month === 0) return undefined;
  return withTime(
    readDay(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`),
    time.replace(/UT$/i, 'UTC'),
  );
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
