import { hasTag, lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import type { Tag } from '../lexicon/phrases.js';
import type { Figure } from '../text/figures.js';
import type { JobFigure } from './job-figures.js';
import type { Trigger } from './trigger.js';

const jobTags = ['jobPost', 'jobPeople', 'workforce', 'layoffNoun'];

const counted = (figure: Figure, counts: JobFigure['counts'] = 'posts'): JobFigure => ({
  figure,
  from: figure.from,
  to: figure.to,
  counts,
  other: false,
});

const isLarge = ({ percent, min, max }: Figure): boolean => !percent && (max ?? min ?? 0) >= 10;

/** "Le groupe en supprime 120 de plus", "and will now cut 200": a number whose noun stands before, in this sentence or the last. */
export function pronounTrigger(clause: Clause, tag: Tag, reading: Reading): Trigger | undefined {
  const figure = clause.figures.find(
    (one) => isLarge(one) && one.from >= tag.to && one.from - tag.to <= 2 && onlyLimits(clause, tag.to, one.from),
  );
  if (!figure || !isBare(clause, figure.to)) return undefined;
  if (reading.language === 'fr' && !hasPronoun(clause, tag.from)) return undefined;
  const before = reading.clauses[clause.index - 1];
  const spoken =
    jobTags.some((category) => hasTag(clause, category, clause.from, tag.from)) ||
    (before?.field === clause.field && jobTags.some((category) => hasTag(before, category)));
  return spoken ? { from: tag.from, to: tag.to, kind: 'cut', figure: counted(figure) } : undefined;
}

/** "n'en supprimera |que| 200", "will cut |only| 200". */
function onlyLimits(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (!/^(?:que|qu'|encore|finalement|donc|déjà|only|just|another|a|further)$/.test(lowAt(clause, at))) return false;
  return true;
}

/** "en supprimera", "n'en a supprimé": the pronoun of what is counted. */
const hasPronoun = (clause: Clause, from: number): boolean =>
  [1, 2, 3].some((back) => lowAt(clause, from - back) === 'en' && !/^[\d]/.test(lowAt(clause, from - back + 1)));

/** No noun of another thing follows a number. */
export const isBare = (clause: Clause, at: number): boolean =>
  at >= clause.to ||
  clause.tokens[at]!.kind === 'mark' ||
  /^(?:instead|since|more|this|next|by|in|at|of|from|across|over|and|or|as|globally|worldwide|there|here|after|before|de|d'|en|à|au|aux|dans|sur|dont|chez|supplémentaires?|autres|et|ou|après|avant|cette|ce|cet|l'an|sans)$/.test(
    lowAt(clause, at),
  );

/** "4,000 posts which the company wants to shed", "les 300 postes que le groupe va supprimer": the object before its verb. */
export function relativeTrigger(clause: Clause, tag: Tag, figures: readonly JobFigure[]): Trigger | undefined {
  const figure = figures.find(
    ({ to, counts }) =>
      to <= tag.from && tag.from - to <= 9 && tag.from > to + 1 && (counts === 'posts' || counts === 'people'),
  );
  if (!figure || !/^(?:which|that|que|qu'|it|they|the)$/.test(lowAt(clause, figure.to))) return undefined;
  const between = clause.tokens.slice(figure.to, tag.from);
  return between.some(({ text }) => /^[,;:.]$/.test(text)) || !isBare(clause, tag.to)
    ? undefined
    : { from: figure.from, to: tag.to, kind: 'cut', figure };
}

const machines =
  /^(?:ai|ia|a\.i|robots?|machines?|automation|software|algorithms?|bots?|chatbots?|automates?|logiciels?|algorithmes?|intelligence|artificial|intérimaires|sous-traitants?|prestataires|contractors|freelancers|agency|temps|outsourcing)$/;

/** "replacing 700 workers with machines", "remplacer 700 postes par l'IA": posts that others take. */
export function replaceTrigger(clause: Clause, tag: Tag, figures: readonly JobFigure[]): Trigger | undefined {
  const figure = figures.find(
    (one) => one.from >= tag.to && one.from - tag.to <= 3 && (one.counts === 'people' || one.counts === 'posts'),
  );
  if (!figure) return undefined;
  for (let at = figure.to; at < clause.to && at - figure.to < 8; at += 1) {
    if (/^[,;:]$/.test(lowAt(clause, at))) return undefined;
    if (!/^(?:with|by|par)$/.test(lowAt(clause, at))) continue;
    for (let next = at + 1; next < clause.to && next - at <= 5; next += 1)
      if (machines.test(lowAt(clause, next))) return { from: tag.from, to: at, kind: 'cut', figure };
    return undefined;
  }
  return undefined;
}

/** "raised its job cuts target to 900 from 600", "porte de 600 à 900 le nombre de suppressions": what a plan now amounts to. */
export function targetTrigger(clause: Clause, tag: Tag): Trigger | undefined {
  const cuts = tag.category === 'layoffNoun' || tag.category === 'riskPhrase';
  const verb = clause.tags.find(
    ({ category, from }) =>
      (category === 'growVerb' || (cuts && category === 'cutVerb' && from !== tag.from)) &&
      Math.abs(from - tag.from) <= 14,
  );
  if (!verb || (tag.category === 'jobPost' && !hasTag(clause, 'cutVerb') && !hasTag(clause, 'cutNoun')))
    return undefined;
  const near = clause.figures.filter((one) => isLarge(one) && one.from >= verb.to && one.from - verb.to <= 18);
  const to = near.find((one) => /^(?:to|à)$/.test(lowAt(clause, one.from - 1)));
  if (!to && cuts && verb.category === 'cutVerb') return undefined;
  const range = near.find((one) => one.qualifier === 'range' && /^(?:from|de|d')$/.test(lowAt(clause, one.from - 1)));
  const figure = range ? { ...range, min: range.max!, max: range.max!, qualifier: 'exact' as const } : to;
  return (
    figure && {
      from: Math.min(tag.from, verb.from),
      to: Math.max(tag.to, verb.to),
      kind: 'cut',
      figure: counted(figure, 'cuts'),
    }
  );
}

/** "Job cuts at X will total 300", "les suppressions de postes s'élèvent à 300": a bare number behind the verb that sums them up. */
export function totalTrigger(clause: Clause, tag: Tag): Trigger | undefined {
  const verb = tagsOf(clause, 'sumVerb').find(
    (one) =>
      one.from >= tag.to &&
      one.from - tag.to <= 10 &&
      !clause.tokens.slice(tag.to, one.from).some(({ text }) => text === ','),
  );
  const figure = verb && clause.figures.find((one) => isLarge(one) && one.from >= verb.to && one.from - verb.to <= 1);
  return figure && isBare(clause, figure.to)
    ? { from: tag.from, to: verb.to, kind: 'noun', figure: counted(figure, 'cuts') }
    : undefined;
}

/** "suppressions de postes (340)", "job cuts (300 in all)": the number in brackets right behind what it counts. */
export function bracketTrigger(clause: Clause, tag: Tag): Trigger | undefined {
  for (let at = tag.to; at < clause.to && at - tag.to <= 4; at += 1) {
    if (lowAt(clause, at) === '(' || (lowAt(clause, at) === ',' && /^(?:in|au)$/.test(lowAt(clause, at + 2)))) {
      const figure = clause.figures.find((one) => isLarge(one) && one.from === at + 1);
      const closed = figure && /^(?:\)|in|au|en|environ)$/.test(lowAt(clause, figure.to));
      return closed ? { from: tag.from, to: tag.to, kind: 'noun', figure: counted(figure, 'cuts') } : undefined;
    }
    if (clause.tokens[at]!.kind !== 'word') return undefined;
  }
  return undefined;
}
