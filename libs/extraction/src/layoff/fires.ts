import type { Tag } from '../lexicon/phrases.js';
import { lowAt, type Clause } from '../text/document.js';
import type { Figure } from '../text/figures.js';
import { unlisted } from './fates.js';
import { goingWords, type JobFigure } from './job-figures.js';
import type { Trigger } from './trigger.js';

/** People dismissed: with their number, as a share, or as a group ("licencie ses salariés"); one person is no layoff. */
export function fireTrigger(clause: Clause, tag: Tag, figures: readonly JobFigure[]): Trigger | undefined {
  if (isKnownFire(clause, tag) || isTrial(clause, tag)) return undefined;
  const base: Trigger = { from: tag.from, to: tag.to, kind: 'fire' };
  const after = figures.find(
    (figure) =>
      figure.from >= tag.from - 3 &&
      figure.from - tag.to <= 7 &&
      !clause.tokens.slice(tag.to, figure.from).some(({ text }) => /^[;:]$/.test(text)),
  );
  const thanked = figures.find(({ to }) => to === tag.from);
  if (isThanks(clause, tag) && thanked && /(?:és|ées)$/.test(lowAt(clause, tag.from)))
    return { ...base, figure: thanked };
  if (isThanks(clause, tag))
    return after && after.from >= tag.to && isDismissable(clause, after) ? { ...base, figure: after } : undefined;
  if (after) return { ...base, figure: after };
  const at = subjectEnd(clause, tag);
  const before =
    figures.find((figure) => figure.to >= at && figure.to <= tag.from) ??
    figures.find((figure) => isListedUpTo(clause, figure.to, tag.from));
  if (before) return { ...base, figure: before };
  const bare = bareFigure(clause, tag);
  if (bare) return { ...base, figure: bare };
  if (tag.category === 'fireNoun') return shareAfter(clause, tag) ? base : undefined;
  return shareAfter(clause, tag) || firesGroup(clause, tag, at) ? base : undefined;
}

/** "the 150 employees it laid off in May", "those whom Harrow let go": people whose dismissal the reader knows of. */
function isKnownFire(clause: Clause, { from }: Tag): boolean {
  let at = from - 1;
  while (at > clause.from && from - at <= 2 && /^(?:had|has|have|previously|already)$/.test(lowAt(clause, at))) at -= 1;
  if (!/^(?:it|they|he|she|we)$/.test(lowAt(clause, at)) && !clause.tokens[at]?.capital) return false;
  const noun = /^(?:that|whom|who)$/.test(lowAt(clause, at - 1)) ? at - 1 : at;
  const people = clause.tags.find((tag) => tag.category === 'jobPeople' && tag.to === noun);
  return (
    people !== undefined &&
    [1, 2, 3].some((back) => /^(?:the|those|of|some|all)$/.test(lowAt(clause, people.from - back)))
  );
}

/** "le renvoi de neuf personnes devant la cour d'assises": people sent to trial. */
const isTrial = (clause: Clause, { from, to }: Tag): boolean =>
  lowAt(clause, from).startsWith('renv') &&
  clause.tokens.slice(to, Math.min(clause.to, to + 8)).some(({ low }) => /^(?:devant|chez|dans|vers)$/.test(low));

const shareAfter = (clause: Clause, tag: Tag): boolean =>
  clause.figures.some(
    (figure) =>
      figure.percent && figure.from >= tag.to - 1 && figure.from - tag.to <= 3 && !isOfCapital(clause, figure.to),
  );

/** "part with 15% of the company", "of its shares": a sale, and no dismissal. */
const isOfCapital = (clause: Clause, at: number): boolean =>
  [1, 2, 3].some((step) =>
    /^(?:company|stake|shares?|equity|capital|business|firm|stock|holding|subsidiary|venture)$/.test(
      lowAt(clause, at + step),
    ),
  );

/** "letting 3% of its workforce go", "laid 200 staff off", "made 300 redundant". */
export function splitTrigger(clause: Clause, tag: Tag, all: readonly JobFigure[]): Trigger | undefined {
  const figures = all.filter(({ other }) => !other);
  const end = ends.find(([verb]) => verb.test(lowAt(clause, tag.from)))?.[1];
  let at = tag.to;
  while (at < clause.to && at - tag.to < 9 && lowAt(clause, at) !== end) at += 1;
  if (at === tag.to || lowAt(clause, at) !== end || isOtherEnd(clause, at)) return undefined;
  const base: Trigger = { from: tag.from, to: at + 1, kind: 'fire' };
  const figure = figures.find((one) => one.from >= tag.to && one.from <= (end === 'out' ? at - 1 : at + 5));
  if (figure) return { ...base, figure };
  const bare = clause.figures.find((one) => one.from >= tag.to && one.to <= at);
  if (bare && !bare.percent) {
    const people = unlisted(clause, bare, all);
    if (people) return { ...base, figure: people };
    return (bare.min ?? bare.max ?? 0) >= 10 && bare.to === at ? { ...base, figure: peopleOf(bare) } : undefined;
  }
  return end !== 'out' && (bare ?? firesGroup(clause, tag, at)) ? base : undefined;
}

/** The word that closes what a verb opens: "laid 200 staff off", "take 300 jobs out of". */
const ends: readonly (readonly [RegExp, string])[] = [
  [/^la/, 'off'],
  [/^ma/, 'redundant'],
  [/^t(?:a|oo)k/, 'out'],
  [/^le/, 'go'],
];

/** "let its staff go early", "made redundant stock": what follows tells that nobody is dismissed. */
const isOtherEnd = (clause: Clause, at: number): boolean =>
  (lowAt(clause, at) === 'go' &&
    /^(?:early|home|free|unpaid|unpunished|hungry|ahead|back|on|into|through|without|for|to)$/.test(
      lowAt(clause, at + 1),
    )) ||
  (lowAt(clause, at) === 'out' && !/^(?:of|from)$/.test(lowAt(clause, at + 1)));

const peopleOf = (figure: Figure): JobFigure => ({
  figure,
  from: figure.from,
  to: figure.to,
  counts: 'people',
  other: false,
});

/** "remercier" and "say goodbye" dismiss only where employees are counted. */
const isThanks = (clause: Clause, tag: Tag): boolean => /^(?:remerci|say|said|saying)/.test(lowAt(clause, tag.from));
const isDismissable = (clause: Clause, { figure, from, to }: JobFigure): boolean =>
  !/^(?:ses|nos|leurs|les|des|tous|its|our|their|the)$/.test(lowAt(clause, from - 1)) &&
  !/^(?:pour|d'|de|for)$/.test(lowAt(clause, to)) &&
  figure.qualifier !== 'orderOfMagnitude' &&
  !/^(?:personnes|people)$/.test(lowAt(clause, to - 1));

/** "135 soudeurs, chaudronniers et peintres, |licenciés": the trades of one figure stand before the participle. */
function isListedUpTo(clause: Clause, from: number, to: number): boolean {
  if (to <= from || to - from > 8 || !/(?:és|ées)$/.test(lowAt(clause, to))) return false;
  for (let at = from; at < to; at += 1) if (!/^(?:,|et)$|^\p{Ll}{3,}s$/u.test(clause.tokens[at]!.text)) return false;
  return true;
}

/** The last token of what the verb is said of: "300 salariés de Ford ont été |licenciés". */
function subjectEnd(clause: Clause, tag: Tag): number {
  let at = tag.from - 1;
  while (at > clause.from && tag.from - at < 8 && (goingWords.has(lowAt(clause, at)) || ofName(clause, at))) at -= 1;
  return at;
}

/** "salariés de Ford", "workers at Ford": the employer between the people and the verb. */
export const ofName = (clause: Clause, at: number): boolean =>
  clause.tokens[at]!.capital || /^(?:de|d'|du|des|l'|la|le|chez|at|of|en|in|its|the)$/.test(lowAt(clause, at));

const notPeople =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|days|weeks|months|years|ans|jours|semaines|mois|euros|dollars|times|fois|shots|rounds|missiles|rockets|players|joueurs|joueuses|athletes|coaches|points|goals|runs)$/;

/** "laid off 200 in Detroit", "dismissed 75 traders": a number without a noun, or with one that no list has. */
function bareFigure(clause: Clause, tag: Tag): JobFigure | undefined {
  const figure = clause.figures.find(
    (one) =>
      !one.percent &&
      one.from >= tag.to &&
      one.from - tag.to <= 1 &&
      (one.min ?? one.max ?? 100) >= 10 &&
      !isYear(one) &&
      !clause.dates.some(({ from, to }) => from < one.to && one.from < to),
  );
  const counted = figure && notPeople.test(lowAt(clause, figure.to));
  return figure && !counted ? peopleOf(figure) : undefined;
}

/** A number that stands alone and can be a year. */
export const isYear = ({ min, max, qualifier }: Figure): boolean =>
  qualifier === 'exact' && min === max && min !== undefined && min >= 1900 && min < 2100;

function firesGroup(clause: Clause, tag: Tag, at: number): boolean {
  if (/^(?:those|ceux|celles)$/.test(lowAt(clause, at))) return true;
  return clause.tags.some(
    (other) =>
      (other.category === 'jobPeople' || other.category === 'workforce') &&
      (other.to === at + 1 || (other.from >= tag.to && other.from - tag.to <= 3)) &&
      /(?:s|staff|people|personnel|workforce)$/.test(lowAt(clause, other.to - 1)) &&
      lowAt(clause, other.to - 1) !== 'postes',
  );
}
