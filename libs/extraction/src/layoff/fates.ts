import type { Tag } from '../lexicon/phrases.js';
import type { Figure } from '../text/figures.js';
import { hasTag, lowAt, type Clause } from '../text/document.js';
import type { JobFigure } from './job-figures.js';
import type { Trigger } from './trigger.js';

/** How far what becomes of posts or people may stand from their figure. */
const reach = 10;
const reachOf = (clause: Clause, to: number): number => (/^(?:who|whose)$/.test(lowAt(clause, to)) ? 2 * reach : reach);

/** "put 220 jobs on the block", "280 call-handlers would not be needed", "showed 200 contractors the door": what becomes of those who are counted. */
export function fateTrigger(clause: Clause, tag: Tag, figures: readonly JobFigure[]): Trigger | undefined {
  const news = figures.filter(({ other }) => !other);
  const figure =
    news.find((one) => isFewer(clause, tag, one)) ??
    volunteers(clause, tag) ??
    news.find(
      (one) => one.to <= tag.from && tag.from - one.to <= reachOf(clause, one.to) && leadsOn(clause, one.to, tag),
    ) ??
    unlistedBefore(clause, tag, figures);
  if (!figure || figure.counts === 'cuts' || !isMeant(clause, tag, figure.from)) return undefined;
  return { from: Math.min(figure.from, tag.from), to: tag.to, kind: 'fire', figure };
}

/** "pink slips for 90 staff", "the axe is to fall on 40 posts", "no longer needs 180 of its drivers": those who are counted behind it. */
export function fateOfTrigger(clause: Clause, tag: Tag, figures: readonly JobFigure[]): Trigger | undefined {
  const listed = figures.find((one) => !one.other && one.from >= tag.to && one.from - tag.to <= 2);
  const bare = listed ? undefined : clause.figures.find((one) => one.from >= tag.to && one.from - tag.to <= 2);
  const figure = listed ?? (bare && unlisted(clause, bare, figures));
  if (!figure || figure.counts === 'cuts') return undefined;
  // "close 200 posts": what else is closed may have people in it.
  if (lowAt(clause, tag.from).startsWith('clos') && figure.counts !== 'posts') return undefined;
  const thanks = /^(?:goodbye|farewell|adieu|departure|exit|released?|releasing|dismissal)$/.test(
    lowAt(clause, tag.from),
  );
  return thanks && /^(?:people|persons)$/.test(lowAt(clause, figure.to - 1))
    ? undefined
    : { from: tag.from, to: tag.to, kind: 'fire', figure };
}

/** "400 fewer jobs", but not "400 fewer than last year". */
const isFewer = (clause: Clause, { from, to }: Tag, figure: JobFigure): boolean =>
  lowAt(clause, from) === 'fewer' && figure.figure.to === from && figure.to === to && lowAt(clause, to) !== 'than';

/** "looks for 300 volunteers to leave": they are what is counted. */
function volunteers(clause: Clause, { from }: Tag): JobFigure | undefined {
  const figure =
    lowAt(clause, from) === 'volunteers' ? clause.figures.find((one) => one.to === from && !one.percent) : undefined;
  return figure && { figure, from: figure.from, to: from + 1, counts: 'people', other: false };
}

/** Nothing else is said between those who are counted and what becomes of them. */
function leadsOn(clause: Clause, from: number, tag: Tag): boolean {
  for (let at = from; at < tag.from; at += 1) {
    const { low, text } = clause.tokens[at]!;
    if (/^[,;:.?!\u2014\u2013]$/.test(text) || /^(?:if|unless|but|as|after|because)$/.test(low)) return false;
  }
  return (
    !hasTag(clause, 'negation', from, tag.from) &&
    !hasTag(clause, 'keepVerb', from, tag.from) &&
    !hasTag(clause, 'hireWord', from, tag.from) &&
    !clause.figures.some((other) => other.from >= from && other.to <= tag.from)
  );
}

/** Words that are a fate only behind their verb: "show them the door", "send them packing". */
const verbOf: Readonly<Record<string, RegExp>> = { the: /^(?:sho[ww]|give|gave|get|got|hand)/, packing: /^sen[dt]/ };

function isMeant(clause: Clause, tag: Tag, figure: number): boolean {
  const verb = verbOf[lowAt(clause, tag.from)];
  if (!verb) return true;
  return [figure - 1, figure - 2, tag.from - 1, tag.from - 2].some((at) => verb.test(lowAt(clause, at)));
}

function unlistedBefore(clause: Clause, tag: Tag, known: readonly JobFigure[]): JobFigure | undefined {
  const figures = clause.figures.filter((one) => one.to <= tag.from && tag.from - one.to <= reach);
  const found = figures.at(-1);
  const figure = found && unlisted(clause, found, known);
  return figure && leadsOn(clause, figure.to, tag) ? figure : undefined;
}

/** "280 call-handlers", "120 loom operators": people by a trade that no list has, where what is said of them happens to staff only. */
export function unlisted(clause: Clause, figure: Figure, known: readonly JobFigure[]): JobFigure | undefined {
  if (known.some((one) => one.figure === figure)) return undefined;
  if (figure.percent || (figure.max ?? figure.min ?? 0) < 10) return undefined;
  for (let at = figure.to; at < clause.to && at - figure.to < 3; at += 1) {
    const { low, kind } = clause.tokens[at]!;
    if (kind !== 'word') return undefined;
    if (tradePeople.test(low)) return { figure, from: figure.from, to: at + 1, counts: 'people', other: false };
  }
  return undefined;
}
const tradePeople =
  /(?:ers|ors|ists|ians|eers|ants|ees|men|women|hands|clerks|cooks|chefs|guards|reps|aides|pilots|stewards|nurses|guides|aides|coders|officials|heads)$/;
