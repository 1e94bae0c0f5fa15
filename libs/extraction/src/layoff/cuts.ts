import type { Tag } from '../lexicon/phrases.js';
import { lowAt, type Clause, type Reading } from '../text/document.js';
import { goingWords, type JobFigure } from './job-figures.js';
import { ofName } from './fires.js';
import { withFigure, type Trigger } from './trigger.js';

const passive = { fr: /(?:é|és|ée|ées|uit|uits|uites)$/, en: /(?:ed|cut|shed|lost)$/ };
/** Posts cut, as a verb or noun with its object: "supprimer 300 postes", "cuts its workforce", "300 postes sont supprimés". */
export function cutTrigger(
  clause: Clause,
  tag: Tag,
  figures: readonly JobFigure[],
  reading: Reading,
): Trigger | undefined {
  const base: Trigger = { from: tag.from, to: tag.to, kind: 'cut' };
  const low = clause.tokens[tag.from]!.low;
  const participle = tag.category === 'cutVerb' && passive[reading.language].test(low);
  const cut = participle && /(?:és|ées|uits|uites)$/.test(low) ? passiveCut(clause, tag, figures, base) : undefined;
  if (cut) return cut;
  if (clause.tags.some((other) => other.category === 'loseJob' && other.from === tag.from)) return undefined;
  const direct = figures.find(
    (figure) =>
      ((tag.category === 'cutVerb' && !lessens.test(low)) || countsPosts(clause, figure)) &&
      figure.from >= tag.to - 1 &&
      figure.from - tag.to <= 9 &&
      !interrupted(clause, tag.to, figure.from) &&
      isCutObject(clause, figure, tag.to),
  );
  if (direct) return { ...base, figure: direct, to: tag.to };
  const object = objectAfter(clause, tag) || shareObject(clause, tag);
  const by = object ? figureBy(clause, object) : undefined;
  if (by) return { ...base, to: object, figure: by };
  if (object)
    return withFigure(
      clause,
      { ...base, to: object },
      figures.filter((figure) => figure.from >= tag.from && !interrupted(clause, tag.to, figure.from)),
      { posts: 14, people: 14 },
    );
  if (!participle) return farShare(clause, tag);
  return passiveCut(clause, tag, figures, base);
}

/** Verbs of less that cut posts or a workforce, but not people: "un panel réduit d'une quarantaine de personnes". */
const lessens = /^(?:réd|dimin|allég|amput|redu|shr|par|comprim|rabot)/;

/** The noun of the figure is posts or the workforce, not people at large. */
const countsPosts = (clause: Clause, figure: JobFigure): boolean =>
  figure.counts === 'posts' ||
  figure.counts === 'cuts' ||
  clause.tags.some((tag) => tag.to === figure.to && tag.category === 'workforce');

/** "cut 200 people" is a cut; "cut 200 people's pay" or "reduced to 200 people" is none. */
function isCutObject(clause: Clause, figure: JobFigure, end: number): boolean {
  const after = clause.tokens[figure.to]?.low;
  return (
    !/^(?:'s|'|\u2019)$/.test(after ?? '') && !(figure.from > end && /^(?:to|à)$/.test(lowAt(clause, figure.from - 1)))
  );
}

/** Another statement begins between two tokens. */
function interrupted(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (/^[;:]$/.test(clause.tokens[at]!.text)) return true;
  return clause.tags.some(
    (tag) =>
      tag.from >= from &&
      tag.to <= to &&
      (tag.category === 'hireWord' || (tag.category === 'report' && !isAdjective(clause, tag, from))),
  );
}

/** "la suppression annoncée de 87 postes": the participle belongs to the cut. */
const isAdjective = (clause: Clause, tag: Tag, from: number): boolean =>
  tag.from === from && /ée?s?$/.test(clause.tokens[tag.from]!.low);

const light = new Set(
  "de d' des du les ses leurs leur la le l' un une son sa cette ces tous toutes certains plusieurs nombreux dans environ quelque nos the its their his her of a an some many more another further any all several thousands hundreds and in to by from".split(
    ' ',
  ),
);

/** The object of a cut: the posts or the workforce, with at most one word of description before it. */
function objectAfter(clause: Clause, tag: Tag): number {
  let described = 0;
  const end = Math.min(clause.to, tag.to + 8);
  for (let at = tag.to; at < end; at += 1) {
    const token = clause.tokens[at]!;
    if (/^(?:à|to)$/.test(token.low) && !/^(?:up|jusqu')$/.test(lowAt(clause, at - 1))) return 0;
    const noun = objectAt(clause, tag, at);
    if (noun) return isCompound(clause, noun) ? 0 : noun.to;
    if (token.kind === 'number' || token.text === '%' || light.has(token.low)) continue;
    if (token.kind === 'mark' || described > 0 || token.capital) return 0;
    described += 1;
  }
  return 0;
}

/** The longest noun of posts or people that begins at a token. */
const objectAt = (clause: Clause, tag: Tag, at: number): Tag | undefined =>
  clause.tags
    .filter(
      (other) =>
        other.from === at &&
        (other.category === 'jobPost' ||
          other.category === 'workforce' ||
          (other.category === 'jobPeople' && tag.category === 'cutVerb' && !isCrowd(clause, tag, other))),
    )
    .sort((a, b) => b.to - a.to)[0];

/** "une jauge réduite de 1.000 personnes": what is lessened is a number of people, and no posts. */
const isCrowd = (clause: Clause, tag: Tag, noun: Tag): boolean =>
  lessens.test(lowAt(clause, tag.from)) && /^(?:personnes?|people)$/.test(lowAt(clause, noun.to - 1));

/** "cut about 10 per cent of Ford's salaried workforce", "the cuts - amounting to 3% of the workforce". */
function shareObject(clause: Clause, tag: Tag): number {
  const share = clause.figures.find((figure) => figure.percent && figure.from >= tag.to && figure.from - tag.to <= 4);
  const noun =
    share &&
    clause.tags.find(
      (other) =>
        (other.category === 'workforce' ||
          (other.category === 'jobPeople' && /^(?:its|their|our)$/.test(lowAt(clause, other.from - 1)))) &&
        other.from >= share.to &&
        other.from - share.to <= 7,
    );
  return noun?.to ?? 0;
}

/** "réduire ses coûts de 200 millions et ses effectifs de 6 %": the workforce is the second object. */
function farShare(clause: Clause, tag: Tag): Trigger | undefined {
  const noun = clause.tags.find(
    (other) => other.category === 'workforce' && other.from >= tag.to && other.from - tag.to <= 14,
  );
  const share = noun && clause.figures.some((figure) => figure.percent && figure.from === noun.to + 1);
  return share && lessens.test(lowAt(clause, tag.from)) ? { from: noun.from, to: noun.to, kind: 'cut' } : undefined;
}

/** "reduce its workforce by 6,650", "réduire ses effectifs de 300 personnes": the figure behind the workforce. */
function figureBy(clause: Clause, object: number): JobFigure | undefined {
  let at = object;
  // "reduce the workforce of its bakery arm by 300"
  while (at < clause.to && at - object < 8 && lowAt(clause, at) !== 'by' && clause.tokens[at]!.kind === 'word') at += 1;
  if (lowAt(clause, at) !== 'by') at = object;
  if (!/^(?:by|de|d')$/.test(lowAt(clause, at))) return undefined;
  const start = /^an?$/.test(lowAt(clause, at + 1)) ? at + 3 : at + 1;
  const figure = clause.figures.find(
    (one) => !one.percent && one.from >= at + 1 && one.from <= start && (one.min ?? one.max ?? 0) >= 10,
  );
  const left =
    figure && /^(?:à|to)$/.test(lowAt(clause, figure.to)) && clause.figures.some((one) => one.from === figure.to + 1);
  return figure && !left ? { figure, from: figure.from, to: figure.to, counts: 'people', other: false } : undefined;
}

/** "cut staff costs", "reduce job seekers": the noun is only the first part of another thing. */
function isCompound(clause: Clause, noun: Tag): boolean {
  return /^(?:costs|cost|hours|pay|wages|salaries|benefits|bonuses|seekers|vacancies|market|security|figures|data|time|turnover|coûts|training|safety|expenses)$/.test(
    clause.tokens[clause.tokens[noun.to]?.low === "'" ? noun.to + 1 : noun.to]?.low ?? '',
  );
}

const staffEnding = (clause: Clause, at: number): Tag | undefined =>
  clause.tags.find((other) => other.to === at + 1 && (other.category === 'jobPost' || other.category === 'workforce'));

/** "Staff numbers |at X| will be reduced": the last token before the house whose staff it is. */
function behindHouse(clause: Clause, start: number): number {
  let at = start;
  while (at > clause.from && start - at < 6 && ofName(clause, at)) at -= 1;
  return at < start && /^(?:at|of|in|de|chez|à)$/.test(lowAt(clause, at + 1)) ? at : -1;
}

/** "Headcount at X will come down by 9%", "staff numbers are to fall by 300": a workforce that becomes less, in what is to come. */
export function fallTrigger(clause: Clause, tag: Tag): Trigger | undefined {
  const noun = staffFalls(clause, tag);
  const by = clause.figures.find((one) => one.from - tag.to <= 1 && one.from >= tag.to);
  const led = by ? lowAt(clause, by.from - 1) : '';
  if (!noun || !by || !/^(?:by|from)$/.test(led)) return undefined;
  if (led === 'from') return { from: noun.from, to: tag.to, kind: 'cut' };
  const figure = by.percent ? undefined : figureBy(clause, tag.to);
  return { from: noun.from, to: by.percent ? by.to : tag.to, kind: 'cut', ...(figure ? { figure } : {}) };
}

/** The staff that a verb of falling is said of, in what is to come: "headcount at X will |fall", "will see headcount |fall". */
function staffFalls(clause: Clause, tag: Tag): Tag | undefined {
  const seen = staffEnding(clause, tag.from - 1);
  if (seen) return /^(?:see|sees|bring|brings)$/.test(lowAt(clause, seen.from - 1)) ? seen : undefined;
  if (!/^(?:will|would|to|is|are|be|and)$/.test(lowAt(clause, tag.from - 1))) return undefined;
  let at = tag.from - 1;
  while (at > clause.from && tag.from - at < 5 && goingWords.has(lowAt(clause, at))) at -= 1;
  return staffEnding(clause, at) ?? staffEnding(clause, behindHouse(clause, at));
}

function passiveCut(clause: Clause, tag: Tag, figures: readonly JobFigure[], base: Trigger): Trigger | undefined {
  let at = tag.from - 1;
  while (at > clause.from && tag.from - at < 8 && goingWords.has(clause.tokens[at]!.low)) at -= 1;
  const noun = staffEnding(clause, at) ?? staffEnding(clause, behindHouse(clause, at));
  if (!noun) return undefined;
  const figure =
    figures.find((one) => one.to >= noun.from && one.from <= noun.from && one.to <= tag.from) ??
    (noun.category === 'workforce' ? figureBy(clause, tag.to) : undefined);
  return { ...base, from: Math.min(figure?.from ?? noun.from, noun.from), ...(figure ? { figure } : {}) };
}
