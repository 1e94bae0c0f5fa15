import type { Tag } from '../lexicon/phrases.js';
import { bounds, type DateMention } from '../text/dates.js';
import { lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { isHorizon } from './assertion.js';

/** The date at which what tokens [from, to) say was made known: a near day in the sentence, at or before publication, that is no other verb's. */
export function announcedIn(clause: Clause, reading: Reading, from: number, to: number): DateMention | undefined {
  const reference = reading.reference && bounds(reading.reference.value);
  const past = clause.dates.filter(
    (date) =>
      date.date.precision === 'day' &&
      (!reference || date.first <= reference.last) &&
      date.near &&
      !isOfAnotherDeed(clause, date, from, to),
  );
  const reports = tagsOf(clause, 'report');
  const distance = (date: DateMention): number =>
    Math.min(...reports.map((tag) => Math.min(Math.abs(tag.from - date.to), Math.abs(date.from - tag.to))), 50);
  return [...past].sort((a, b) => distance(a) - distance(b) || a.from - b.from)[0];
}

/** "appelle à manifester lundi", "ont entamé mercredi une grève", "will join on 1 July", "effective 1 May": a day on which something else is done than told. */
function isOfAnotherDeed(clause: Clause, date: DateMention, from: number, to: number): boolean {
  const led = /^(?:pour|for|depuis|since|until|jusqu')$/.test(lowAt(clause, date.from - 1));
  if (led || isMarked(clause, date.from)) return true;
  let at = date.from - 1;
  while (at > clause.from && /^(?:on|ce|le|dès|early|late)$/.test(lowAt(clause, at))) at -= 1;
  const tells = (at >= from && at < to) || clause.tags.some((tag) => tag.from <= at && tag.to > at && isTold(tag));
  return (!tells && (isInfinitive(clause, at) || isParticiple(clause, at))) || isToCome(clause, date.from);
}

const isTold = ({ category }: Tag): boolean => /^(?:report|approve|deny)$/.test(category);

const isInfinitive = (clause: Clause, at: number): boolean =>
  /^\p{Ll}{3,}(?:er|ir|re)$/u.test(lowAt(clause, at)) && /^(?:à|de|d'|pour|s'|se)$/.test(lowAt(clause, at - 1));

const isParticiple = (clause: Clause, at: number): boolean =>
  /(?:é|i|u)(?:e|s|es)?$/.test(lowAt(clause, at)) &&
  [1, 2, 3].some((back) => /^(?:a|ont|est|sont|avait|avaient|était|étaient|se|s')$/.test(lowAt(clause, at - back)));

/** "effective May 1", "à compter du 1er juin", "with effect from 1 June": the day from which a thing holds. */
const isMarked = (clause: Clause, from: number): boolean =>
  [1, 2, 3].some((back) => /^(?:effective|compter|partir)$/.test(lowAt(clause, from - back))) ||
  (/^(?:from|of)$/.test(lowAt(clause, from - 1)) && /^(?:effect|as)$/.test(lowAt(clause, from - 2)));

/** "said it will close on 1 July": a verb of the future, and none of telling, leads to the day. */
function isToCome(clause: Clause, from: number): boolean {
  for (let at = from - 1; at >= clause.from && from - at <= 12; at -= 1) {
    if (clause.tags.some((tag) => tag.to === at + 1 && isTold(tag))) return false;
    if (/^(?:will|shall|sera|seront|\p{Ll}{3,}(?:era|eront|ira|iront|dra|dront))$/u.test(lowAt(clause, at)))
      return true;
    if (lowAt(clause, at) === ',') return false;
  }
  return false;
}

/**
 * The day, month or year from which what tokens [from, to) say holds, or until which it is done: a time after publication, or one said to be
 * that, in the same statement, the nearest first. Undefined where the statement has none.
 */
export function effectiveIn(clause: Clause, reading: Reading, from: number, to: number): DateMention | undefined {
  const reference = reading.reference && bounds(reading.reference.value);
  const gap = (date: DateMention): number => (date.from >= to ? date.from - to : from - date.to + 12);
  return clause.dates
    .filter((date) => {
      if (isOfAnother(clause, from, to, date)) return false;
      if (isMarked(clause, date.from)) return true;
      if (isHorizon(clause, date)) return date.last > (reference?.last ?? 0);
      return reference !== undefined && date.first > reference.last;
    })
    .sort((a, b) => gap(a) - gap(b))[0];
}

/** "cuts 300 posts, while Y cuts 700 by 2027", "to leave X, which will close in 2027": the time of what is said beside the statement. */
function isOfAnother(clause: Clause, from: number, to: number, date: DateMention): boolean {
  const behind = date.from >= to;
  const [start, end] = behind ? [to, date.from] : [date.to, from];
  for (let at = start; at < end; at += 1) {
    const low = lowAt(clause, at);
    if (low === ';' || /^(?:tandis|alors|while|whereas|mais|but)$/.test(low)) return true;
    const relative = /^(?:who|which|whose|qui|dont|où)$/.test(low) && lowAt(clause, at - 1) === ',';
    if (behind && (low === ':' || relative)) return true;
  }
  return false;
}
