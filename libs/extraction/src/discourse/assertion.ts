import type { Attribution, Modality, SuppressionReason, Temporality } from '@newsledger/newsroom';
import type { DateMention } from '../text/dates.js';
import { hasTag, lowAt, tagAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { betweenBreaks, modalityOf } from './modality.js';
import { isToldBefore } from './recalled.js';
import { isTakenBack } from './retraction.js';
import { attributionOf } from './speaker.js';

/** How a text puts what it says about tokens [from, to): as a fact, a plan, a rumour; new or recalled. */
export interface Stance {
  readonly modality: Modality;
  readonly temporality: Temporality;
  readonly attribution?: Attribution;
  /** Why the candidate is no claim. */
  readonly suppress?: SuppressionReason;
}

/** A stated date this far back is history; a bare "en mars" is still this year's news unless the text recalls it. */
const farDays = 150;
const yearDays = 330;
const breaks = /^[;:.!?\u2014\u2013]$/;
const subordinators = new Set(['alors', 'tandis', 'while', 'whereas', 'mais', 'but', 'après', 'after', 'puis', 'then']);

/** The part of a sentence around a trigger, cut at strong marks and at words that begin another statement. */
export function around(clause: Clause, from: number, to: number): { from: number; to: number } {
  const { tokens } = clause;
  let start = from;
  while (
    start > clause.from &&
    from - start < 40 &&
    !breaks.test(tokens[start - 1]!.text) &&
    !(start < from && isRelative(clause, start)) &&
    !(subordinators.has(tokens[start - 1]!.low) && from - start > 3)
  )
    start -= 1;
  let end = to;
  while (
    end < clause.to &&
    end - to < 40 &&
    !breaks.test(tokens[end]!.text) &&
    !(tokens[end]!.text === ',' && (isRelative(clause, end + 1) || isRelative(clause, start))) &&
    !(subordinators.has(tokens[end]!.low) && end - to > 3)
  )
    end += 1;
  return { from: start, to: end };
}

/** ", where 700 jobs were cut in 2021,": a clause beside the statement, with dates of its own. */
const isRelative = (clause: Clause, at: number): boolean =>
  lowAt(clause, at - 1) === ',' && /^(?:where|which|who|whose|qui|où)$/.test(lowAt(clause, at));

/** Whether a time at tokens [from, to) is that of the statement and not of another verb beside it. */
export type OwnTime = (from: number, to: number) => boolean;

/** Whether the statement at [from, to) is recalled: an old date, or words of the past beside it. */
function isBackground(
  clause: Clause,
  reading: Reading,
  from: number,
  to: number,
  layoff: boolean,
  isOwn?: OwnTime,
): boolean {
  const whole = around(clause, from, to);
  const part = layoff ? { from: behindOpener(clause, whole.from, from), to: whole.to } : whole;
  const { floor } = reading;
  const opened = layoff && isRelative(clause, part.from);
  const dates = clause.dates.filter(
    (date) =>
      ((date.from >= part.from && date.to <= part.to) || (opened && date.from - clause.from <= 2)) &&
      !isHorizon(clause, date) &&
      !isInserted(clause, date, from) &&
      (layoff || !isSpan(clause, date)) &&
      (isOwn ? isOwn(date.from, date.to) : layoff || !isFounding(clause, date)),
  );
  const past = tagsOf(clause, 'past').some(
    (tag) =>
      tag.from >= part.from &&
      tag.to <= part.to &&
      (layoff || !tagAt(clause, 'post', tag.to)) &&
      (isOwn?.(tag.from, tag.to) ?? true),
  );
  const recalled = past || hasTag(clause, 'pluperfect', part.from, part.to);
  const old =
    floor !== undefined
      ? dates.filter((date) => date.last < floor - (date.date.basis === 'stated' || recalled ? farDays : yearDays))
      : [];
  const recent =
    floor !== undefined ? dates.some((date) => date.last >= floor - farDays && !isLastYear(date, floor)) : false;
  if (
    layoff &&
    ((followsOn(clause, from) && !isLeadGerund(clause, from)) ||
      hasTag(clause, 'court') ||
      (clause.index > 3 && clause.field.field === 'text' && hasTag(clause, 'lately', part.from, part.to)))
  )
    return true;
  if (old.length > 0 && (!recent || past)) return true;
  if (
    isToldBefore(
      clause,
      reading,
      part,
      to,
      (first, last) => isOwn?.(first, last) ?? !isInserted(clause, { from: first, to: last }, from),
    )
  )
    return true;
  if (recent) return false;
  return past || afterReport(clause, from);
}

/** "Après 300 postes supprimés l'an dernier, X en supprime |120 de plus": what opens the sentence up to its comma is told of another time. */
function behindOpener(clause: Clause, start: number, from: number): number {
  if (start !== clause.from || !/^(?:après|outre|déjà|after|besides|having)$/.test(lowAt(clause, start))) return start;
  for (let at = start; at < from; at += 1) if (lowAt(clause, at) === ',') return at + 1;
  return start;
}

/** "X, the dealer that went public in 2017, laid off 300": a date of what is said about a name between two commas. */
export function isInserted(
  clause: Clause,
  date: { readonly from: number; readonly to: number },
  from: number,
): boolean {
  let opens = date.from - 1;
  while (opens > clause.from && date.from - opens < 16 && lowAt(clause, opens) !== ',') opens -= 1;
  let closes = date.to;
  while (closes < from && closes - date.to < 12 && lowAt(clause, closes) !== ',') closes += 1;
  return (
    lowAt(clause, opens) === ',' &&
    lowAt(clause, closes) === ',' &&
    closes < from &&
    (clause.tokens[opens - 1]!.capital || (lowAt(clause, clause.from) === 'the' && opens - clause.from <= 6)) &&
    /^(?:the|a|an|le|la|l'|un|une|who|which|whose|qui|dont|son|sa|its|founded|owned|créée?|fondée?|célèbre|rachetée?|public|listed|based|headquartered|set)$/.test(
      lowAt(clause, opens + 1),
    )
  );
}

/** A year before that of publication, however near its last day. */
const isLastYear = (date: DateMention, floor: number): boolean => date.date.precision === 'year' && date.last < floor;

/** "since announcing that X would leave", "depuis qu'il a annoncé": the news was told before. */
function afterReport(clause: Clause, from: number): boolean {
  return tagsOf(clause, 'report').some(
    (tag) =>
      tag.to <= from &&
      from - tag.to <= 8 &&
      (/^(?:after|since|depuis|après)$/.test(lowAt(clause, tag.from - 1)) || isTimeAfter(clause, tag.from - 2)),
  );
}

/** "a month after |it said": told so long before. */
const isTimeAfter = (clause: Clause, at: number): boolean =>
  lowAt(clause, at) === 'after' && /^(?:days?|weeks?|months?|years?)$/.test(lowAt(clause, at - 1));

/** "X sent shockwaves after laying off 9,000", at the top of the text: the news told by the way. */
const isLeadGerund = (clause: Clause, from: number): boolean =>
  clause.index <= 1 && lowAt(clause, from - 1) === 'after' && lowAt(clause, from).endsWith('ing');

/** "après 15 000 licenciements", "after the job cuts": the cuts are the time of another thing. */
function followsOn(clause: Clause, from: number): boolean {
  for (let at = from - 1; at >= clause.from && from - at <= 5; at -= 1) {
    const token = clause.tokens[at]!;
    if (/^(?:après|after|following|since|depuis)$/.test(token.low)) return true;
    if (token.kind === 'mark' || clause.tags.some((tag) => tag.from === at && /Verb$|^report$/.test(tag.category)))
      return false;
  }
  return false;
}

/** "d'ici 2021", "by 2026": the time until which, not the time at which. */
export const isHorizon = (clause: Clause, date: DateMention): boolean =>
  [1, 2, 3, 4].some((back) => /^(?:ici|by|until|jusqu')$/.test(lowAt(clause, date.from - back)));

/** "directeur depuis 2019", "a director since 2019": how long someone has been what he is, not when he moves. */
const isSpan = (clause: Clause, date: DateMention): boolean =>
  [1, 2].some((back) => /^(?:depuis|since)$/.test(lowAt(clause, date.from - back)));

/** "qu'il a fondé en 1961", "established in 1905": when the house began. */
const isFounding = (clause: Clause, date: DateMention): boolean =>
  [1, 2, 3].some((back) =>
    /^(?:fondée?|fondés|créée?|créés|founded|established|launched|lancée?|cofondée?|co-founded|né|née|born)$/.test(
      lowAt(clause, date.from - back),
    ),
  );

const negationReach = 6;

/** "ne supprimera pas", "no layoffs", "aucun licenciement": a negation that reaches the trigger. */
export function isNegated(clause: Clause, from: number, to: number, language: Reading['language']): boolean {
  return tagsOf(clause, 'negation').some((tag) => {
    if (tag.to > from || from - tag.to > negationReach || betweenBreaks(clause, tag.to, from)) return false;
    if (isUnconfirmed(clause, tag.to, from)) return false;
    const word = lowAt(clause, tag.from);
    if (language === 'fr' && (word === "n'" || word === 'ne')) return isClosed(clause, tag.to, from, to);
    return !(harmless[word]?.test(lowAt(clause, tag.to)) ?? false);
  });
}

/** "n'a pas confirmé le chiffre de", "did not comment on": neither said nor denied. */
const isUnconfirmed = (clause: Clause, from: number, to: number): boolean =>
  clause.tokens.slice(from, to).some(({ low }) => /^(?:confirm|comment|commenté|précisé|chiffr)/.test(low));

/** "dément vouloir supprimer", "denied that its chief was leaving": the denial itself is the news. */
const isDenied = (clause: Clause, from: number): boolean =>
  tagsOf(clause, 'deny').some(
    (tag) =>
      tag.to <= from &&
      from - tag.to <= denialReach &&
      !isUndenied(clause, tag.from) &&
      !betweenBreaks(clause, tag.to, from),
  );

/** "denied reports that its chief executive, ... was leaving": the denied statement follows as a clause. */
const denialReach = 16;

/** "n'a pas démenti", "did not deny", "was denied": nobody denies. */
const isUndenied = (clause: Clause, at: number): boolean =>
  /^(?:was|were|is|are|been|est|été)$/.test(lowAt(clause, at - 1)) ||
  [1, 2, 3].some((back) => /^(?:pas|jamais|not|never|didn't|doesn't|cannot)$/.test(lowAt(clause, at - back)));

/** "Le syndicat accuse X de vouloir supprimer 900 postes. « C'est faux », répond la direction." */
function isRefuted(clause: Clause, reading: Reading): boolean {
  const next = reading.clauses[clause.index + 1];
  const told = hasTag(clause, 'union') || hasTag(clause, 'rumour') || hasTag(clause, 'source');
  return told && next?.field === clause.field && (hasTag(next, 'untrue') || hasTag(next, 'deny'));
}

/** A plan taken back is told like a denial: "has scrapped a plan to cut", "will not cut 900 jobs after all". */
const isGivenUp = (clause: Clause, { language }: Reading, from: number, to: number): boolean =>
  isTakenBack(clause, from, to) ||
  tagsOf(clause, 'noLonger').some(
    (tag) => tag.to <= from && from - tag.to <= 3 && !betweenBreaks(clause, tag.to, from),
  ) ||
  (hasTag(clause, 'afterAll') && isNegated(clause, from, to, language));

/** "sans compter", "not only", "no longer": words of denial that deny nothing here. */
const harmless: Readonly<Record<string, RegExp>> = {
  sans: /^(?:que|compter|doute|exclure|précédent)$/,
  not: /^(?:only|just|less|fewer)$/,
  no: /^(?:longer|doubt|less|fewer)$/,
};

/** "ne ... pas" around a trigger; "ne ... que" limits and "n'exclut pas" affirms. */
function isClosed(clause: Clause, start: number, from: number, to: number): boolean {
  const end = Math.min(clause.to, to + 4);
  let closed = false;
  for (let at = start; at < end; at += 1) {
    const low = lowAt(clause, at);
    if (/^(?:exclut|exclu|exclure|que|qu')$/.test(low)) return false;
    const more = low === 'plus' && at > from && /^(?:de|d'|que)$/.test(lowAt(clause, at + 1));
    if (/^(?:pas|plus|aucun|aucune|jamais)$/.test(low) && !more) closed = true;
  }
  return closed;
}

/** A condition ("si", "if") that opens the part of the sentence in which the trigger stands. */
function isHypothetical(clause: Clause, from: number): boolean {
  return tagsOf(clause, 'hypothesis').some((tag) => {
    if (tag.from > from || from - tag.to > 14) return false;
    const before = clause.tokens[tag.from - 1];
    const opens =
      tag.from === clause.from ||
      !before ||
      before.start < clause.start ||
      /^[,;:("«-]$/.test(before.text) ||
      /^(?:même|comme|que|et|and|even|but|mais|asked|asking|unclear|wonder|wondering|decide|decided|see)$/.test(
        before.low,
      );
    return opens && !betweenBreaks(clause, tag.to, from);
  });
}

/** A question states nothing. */
const isQuestion = (clause: Clause): boolean =>
  clause.field.field === 'text' &&
  [clause.to - 1, clause.to - 2].some((at) => at >= clause.from && clause.tokens[at]!.text === '?');

/** Reads the stance of a text towards what tokens [from, to) of a clause say; `isOwn` tells which of the times beside it count. */
export function stanceAt(
  clause: Clause,
  reading: Reading,
  from: number,
  to: number,
  layoff = false,
  isOwn?: OwnTime,
): Stance {
  const part = around(clause, from, to);
  const attribution = attributionOf(clause);
  const common = attribution ? { attribution } : {};
  if (isBackground(clause, reading, from, to, layoff, isOwn))
    return { ...common, modality: 'asserted', temporality: 'background', suppress: 'background' };
  if (isDenied(clause, from) || (layoff && (isRefuted(clause, reading) || isGivenUp(clause, reading, from, to))))
    return { ...common, modality: 'denied', temporality: 'new' };
  if (isNegated(clause, from, to, reading.language))
    return { ...common, modality: 'denied', temporality: 'new', suppress: 'negated' };
  if (isHypothetical(clause, from) || isQuestion(clause))
    return { ...common, modality: 'hypothetical', temporality: 'new', suppress: 'hypothetical' };
  const temporality: Temporality =
    hasTag(clause, 'recent') || recentBefore(clause, reading) || hasTag(clause, 'pluperfect', part.from, part.to)
      ? 'update'
      : 'new';
  const modality = modalityOf(clause, { from: part.from, near: from, to }, layoff);
  return { ...common, modality, temporality };
}

/** "Cette année" in the sentence before: what follows is told beside the news. */
function recentBefore(clause: Clause, reading: Reading): boolean {
  const before = reading.clauses[clause.index - 1];
  return before?.field === clause.field && hasTag(before, 'thisYear');
}
