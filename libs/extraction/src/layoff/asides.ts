import { around, isHorizon, isInserted } from '../discourse/assertion.js';
import { freshDays } from '../discourse/recalled.js';
import { hasTag, lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import type { Entity } from '../names/entities.js';
import type { Figure } from '../text/figures.js';
import type { LayoffCandidate } from './candidates.js';
import type { Trigger } from './trigger.js';

/** A sentence further down stands beside the news unless the article told of the same employer's cuts before. */
const lastEarly = 3;

/**
 * Marks as background what the text only recalls: cuts of an employer that neither title nor opening speaks of, told in a relative
 * clause, in somebody's speech, with a date of weeks ago or as something known ("le plan de 4.600 suppressions d'emplois").
 */
export function withAsides(
  candidates: readonly LayoffCandidate[],
  { clauses, floor }: Reading,
  digest: ReadonlySet<Entity>,
): LayoffCandidate[] {
  const early = new Set(
    candidates.filter((one) => !one.stance.suppress && isEarly(one, clauses)).map((one) => one.employer),
  );
  return candidates.map((candidate, index) => {
    if (candidate.stance.suppress) return candidate;
    const recalled =
      isOverYears(candidate) ||
      isBesideTitle(candidate, clauses, floor) ||
      (floor === undefined && isUndatedBeside(candidate, clauses)) ||
      (early.has(candidate.employer) || digest.has(candidate.employer)
        ? isEarlier(candidate, candidates.slice(Math.max(0, index - 20), index), floor)
        : isRecalled(candidate, floor));
    return recalled
      ? { ...candidate, stance: { ...candidate.stance, temporality: 'background', suppress: 'background' } }
      : candidate;
  });
}

/** "It has lost 300 posts in recent years", "3 000 postes supprimés en dix ans": what years have brought is no news. */
function isOverYears({ clause, trigger: { from, to, figure } }: LayoffCandidate): boolean {
  const end = Math.max(to, figure?.to ?? 0);
  const isComing =
    hasTag(clause, 'plan', clause.from, from) ||
    /^(?:will|to|would|va|vont|devrait|another)$/.test(lowAt(clause, from - 1));
  if (isComing) return false;
  for (let at = end; at < Math.min(clause.to, end + 9) && !/^[,;:]$/.test(lowAt(clause, at)); at += 1) {
    const words = [0, 1, 2, 3, 4].map((step) => lowAt(clause, at + step)).join(' ');
    if (overYears.test(words)) return true;
  }
  return false;
}
const overYears =
  /^(?:in|over|during|within) (?:recent|(?:the )?(?:past|last)(?: few| several| couple of| \d+| two| three| four| five| six| seven| eight| nine| ten)?) (?:years|decades?)|^(?:ces|au cours des|dans les|lors des|durant les) (?:\S+ )?dernières années|^(?:en|depuis) (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt|\d+) ans/;

/** "Last December it dismissed 900 people", "in 2001 with the loss of hundreds of jobs": a time of the past in an article that bears no date. */
function isUndatedBeside(
  { clause, trigger: { from, to }, share }: LayoffCandidate,
  [first]: readonly Clause[],
): boolean {
  if (!first || clause === first || clause.index <= 1 || cutTags.some((category) => hasTag(first, category)))
    return false;
  if (hasTag(clause, 'plan', clause.from, from) || /^(?:will|to|would|va|vont)$/.test(lowAt(clause, from - 1)))
    return false;
  let end = Math.max(to, (share?.to ?? -1) + 1);
  while (end < clause.to && !/^[,;:]$/.test(lowAt(clause, end))) end += 1;
  return clause.tokens.slice(clause.from, end).some(({ low, capital }, step) => {
    const at = clause.from + step;
    const opener = lowAt(clause, at - 1);
    if (year.test(low)) return /^(?:in|since|of|en|during|back)$/.test(opener);
    const next = lowAt(clause, at + 1);
    return months.test(low) && capital && /^(?:in|last|since)$/.test(opener) && (!/^\d/.test(next) || year.test(next));
  });
}
const year = /^(?:19|20)\d\d$/;
const months =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)$/;

/** "The company cut 300 jobs in January", where neither the title nor, without one, the first sentence tells of cuts. */
function isBesideTitle(
  { clause, trigger: { from, to } }: LayoffCandidate,
  [first]: readonly Clause[],
  floor: number | undefined,
): boolean {
  if (floor === undefined || !first || clause === first || cutTags.some((category) => hasTag(first, category)))
    return false;
  const part = around(clause, from, to);
  const isComing = /^(?:will|to|would|va|vont|allait|allaient)$/.test(lowAt(clause, from - 1));
  const isOwn = (at: number): boolean =>
    at >= part.from && at < part.to && !/^(?:since|depuis)$/.test(lowAt(clause, at - 1));
  const dates = clause.dates.filter((date) => !isHorizon(clause, date));
  return (
    !isComing &&
    dates.some((date) => isOwn(date.from) && !isInserted(clause, date, from)) &&
    dates.every((date) => date.last < floor - freshDays)
  );
}
export const cutTags = [
  'layoffNoun',
  'cutVerb',
  'cutNoun',
  'fireVerb',
  'fireNoun',
  'riskPhrase',
  'departNoun',
  'jobPost',
  'jobPeople',
  'workforce',
  'loseJob',
  'fate',
  'fateOf',
];

/** "X will cut 7 % of staff. Earlier this year, X cut 4,000": a dated figure after the news of the same house is another, older cut. */
function isEarlier(candidate: LayoffCandidate, before: readonly LayoffCandidate[], floor: number | undefined): boolean {
  const { clause, figure } = candidate;
  const news = before.find(
    (one) => one.employer === candidate.employer && !one.stance.suppress && (one.figure ?? one.share),
  );
  if (!news || !figure || isSame(figure.figure, news.figure?.figure) || clause === news.clause) return false;
  if (hasTag(clause, 'lately') || hasTag(clause, 'earlier')) return !hasTag(news.clause, 'earlier');
  return floor !== undefined && isDatedBack(clause, floor) && !isDatedBack(news.clause, floor);
}

const isSame = (a: Figure, b: Figure | undefined): boolean => b !== undefined && (a.max ?? a.min) === (b.max ?? b.min);

const isDatedBack = (clause: Clause, floor: number): boolean =>
  clause.dates.length > 0 && clause.dates.every((date) => date.last < floor - freshDays);

/** Near the top, or under a heading of its own in a digest of several stories ("- Oxfam supprime 1.500 emplois -"). */
function isEarly({ clause, employer }: LayoffCandidate, clauses: readonly Clause[]): boolean {
  if (clause.field.field === 'title' || /^[-\u2013\u2022#]$/.test(lowAt(clause, clause.from))) return true;
  if (isUnderHeading(clause, clauses)) return true;
  if (/^(?:alors|tandis|while|whereas)$/.test(lowAt(clause, clause.from))) return false;
  if (clause.index !== lastEarly) return clause.index < lastEarly;
  return employer.mentions.some((mention) => mention.clause.field.field === 'title');
}

/** "- Suppressions d'emplois -": a heading of cuts among the three sentences before. */
export const isUnderHeading = ({ index, field }: Clause, clauses: readonly Clause[]): boolean =>
  [1, 2, 3].some((back) => {
    const heading = clauses[index - back];
    return (
      heading?.field === field &&
      /^[-\u2013]$/.test(lowAt(heading, heading.from)) &&
      /^[-\u2013]$/.test(lowAt(heading, heading.to - 1)) &&
      (hasTag(heading, 'layoffNoun') || hasTag(heading, 'jobPost'))
    );
  });

function isRecalled({ clause, trigger, mention, named }: LayoffCandidate, floor: number | undefined): boolean {
  const { from } = trigger;
  if (
    floor !== undefined &&
    clause.dates.some((date) => date.last < floor - freshDays && !isInserted(clause, date, from))
  )
    return true;
  const recent = tagsOf(clause, 'recent').some((tag) => !/^(?:also|également)$/.test(lowAt(clause, tag.from)));
  if (recent || hasTag(clause, 'lately') || hasTag(clause, 'pluperfect', clause.from, from)) return true;
  if (isOldPlan(clause, from)) return true;
  if (isInRelative(clause, named && mention.clause === clause ? mention.to : -1, trigger)) return true;
  return isQuoted(clause, from);
}

/** "Renault, qui a annoncé 4.600 suppressions d'emplois, ...": the sentence is about another thing. */
function isInRelative(clause: Clause, to: number, { from, figure }: Trigger): boolean {
  if (to < 0 || to > from) return false;
  const at = lowAt(clause, to) === ',' ? to + 1 : to;
  if (
    !/^(?:qui|dont|who|which|that|où)$/.test(lowAt(clause, at)) ||
    isComing(clause, at, Math.max(from, figure?.from ?? 0))
  )
    return false;
  // "which went bust in 2001 with the loss of hundreds of jobs": a year tells it for history, whatever the commas say.
  return !clause.tokens.slice(at, from).some((token) => token.text === ',');
}

/** "a plan, launched last year by X, to reduce its workforce by 17,000": the plan itself is dated back. */
const isOldPlan = (clause: Clause, from: number): boolean =>
  tagsOf(clause, 'scheme').some(
    (plan) =>
      plan.to <= from &&
      from - plan.to <= 24 &&
      hasTag(clause, 'past', plan.to, from) &&
      lowAt(clause, plan.to) === ',',
  );

/** "qui va supprimer", "which plans to cut", "où un plan menace": what is yet to come is news in a relative clause too. */
const isComing = (clause: Clause, from: number, to: number): boolean =>
  clause.tokens
    .slice(from, to)
    .some(({ low }) =>
      /^(?:va|vont|veut|veulent|prévoit|envisage|compte|s'apprête|doit|pourrait|menace|will|plans?|is|are|intends|wants|may|could|threatens)$/.test(
        low,
      ),
    ) || hasTag(clause, 'plan', from, to);

/** Within quotation marks: somebody's speech about it. */
function isQuoted(clause: Clause, from: number): boolean {
  let open = 0;
  for (let at = clause.from; at < from; at += 1) {
    const { text } = clause.tokens[at]!;
    if (/^[\u00AB\u201C]$/.test(text)) open = 1;
    else if (/^[\u00BB\u201D]$/.test(text)) open = 0;
    else if (text === '"') open = 1 - open;
  }
  return open === 1 && from - clause.from > 2;
}
