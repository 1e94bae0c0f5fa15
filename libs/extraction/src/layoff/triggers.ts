import type { Figure } from '../text/figures.js';
import { hasTag, tagsOf, type Clause, type Reading } from '../text/document.js';
import type { Tag } from '../lexicon/phrases.js';

/** A number of posts or people, with the tokens of figure and noun [from, to). */
export interface JobFigure {
  readonly figure: Figure;
  readonly from: number;
  readonly to: number;
  /** The size of the workforce, or jobs created: not a cut. */
  readonly other: boolean;
}

/** Words that say that posts go, at tokens [from, to). */
export interface Trigger {
  readonly from: number;
  readonly to: number;
  readonly kind: 'noun' | 'cut' | 'fire' | 'risk';
  readonly figure?: JobFigure;
}

const stopWords = new Set(
  'par per euros euro dollars pour heures ans an jours mois years days hours weeks months qui who sont are en in dans à with million millions milliard milliards billion % livres pounds minutes km personnes-là fois times et and'.split(
    ' ',
  ),
);

/** The figures of a clause that count posts or people, or the cuts themselves ("380 suppressions"). */
export function jobFigures(clause: Clause): JobFigure[] {
  const found: JobFigure[] = [];
  const cuts = clause.tags.filter((tag) => tag.category === 'cutVerb' || tag.category === 'fireVerb');
  for (const figure of clause.figures) {
    if (figure.percent) continue;
    const to = nounAfter(clause, figure.to) || (isPart(clause, figure) ? figure.to : 0);
    if (!to) continue;
    found.push({ figure, from: figure.from, to, other: isOther(clause, figure, cuts) });
  }
  return found;
}

/** "dont 400 en France", "including 50 at Derby": a part of the figure before, its noun left out. */
function isPart(clause: Clause, figure: Figure): boolean {
  const opened = /^(?:dont|including)$/.test(clause.tokens[figure.from - 1]?.low ?? '');
  return opened && /^(?:en|à|au|aux|dans|chez|in|at)$/.test(clause.tokens[figure.to]?.low ?? '');
}

function nounAfter(clause: Clause, start: number): number {
  const end = Math.min(clause.to, start + 6);
  for (let at = start; at < end; at += 1) {
    const token = clause.tokens[at]!;
    const noun = clause.tags.find((tag) => tag.from === at && jobNouns.has(tag.category));
    if (noun) return noun.to;
    if (
      at === start &&
      token.kind === 'word' &&
      !token.capital &&
      clause.tags.some((tag) => tag.from === at && tag.category === 'cutNoun')
    )
      return at + 1;
    if (token.kind === 'mark' && !/^["\u00AB\u00BB()-]$/.test(token.text)) return 0;
    if (stopWords.has(token.low)) return 0;
  }
  return 0;
}
const jobNouns = new Set(['jobPost', 'jobPeople', 'layoffNoun', 'departNoun']);
const baseWords = new Set([
  'ses',
  'leurs',
  'its',
  'their',
  "'s",
  'sur',
  'parmi',
  'among',
  'les',
  'des',
  'the',
  'nos',
  'our',
]);

function isOther(clause: Clause, figure: Figure, cuts: readonly Tag[]): boolean {
  const { tokens } = clause;
  const before = tokens[figure.from - 1]?.low ?? '';
  const near = (category: string, reach: number): boolean =>
    tagsOf(clause, category).some(
      (tag) =>
        tag.to <= figure.from &&
        figure.from - tag.to <= reach &&
        !cuts.some((cut) => cut.from >= tag.to && cut.to <= figure.from) &&
        !hasTag(clause, 'cutNoun', tag.to, figure.from) &&
        !hasTag(clause, 'layoffNoun', tag.to, figure.from),
    );
  if (near('employVerb', 3) || near('hireWord', 5)) return true;
  if (figure.from > clause.from && baseWords.has(before)) {
    const direct = cuts.some((cut) => cut.to === figure.from - 1) || /^(?:des|les|the)$/.test(before);
    return !direct || tokens[figure.from - 2]?.low === 'sur';
  }
  return (
    /^(?:of|out)$/.test(before) && /^(?:workforce|staff|total|out|effectif)$/.test(tokens[figure.from - 2]?.low ?? '')
  );
}

/** All places of a clause that say that posts go. */
export function triggersIn(clause: Clause, reading: Reading, figures: readonly JobFigure[]): Trigger[] {
  const triggers: Trigger[] = [];
  const news = figures.filter((figure) => !figure.other);
  const add = (trigger: Trigger): void => {
    if (!triggers.some((other) => other.from < trigger.to && trigger.from < other.to)) triggers.push(trigger);
  };
  for (const figure of news) addTo(add, goTrigger(clause, figure));
  for (const tag of tagsOf(clause, 'layoffNoun'))
    addTo(add, sizeable(withFigure({ from: tag.from, to: tag.to, kind: 'noun' }, news)));
  for (const tag of clause.tags) {
    if (tag.category === 'cutVerb' || tag.category === 'cutNoun') addTo(add, cutTrigger(clause, tag, news, reading));
    else if (tag.category === 'fireVerb') addTo(add, fireTrigger(clause, tag, news));
    else if (tag.category === 'riskPhrase') addTo(add, riskTrigger(clause, tag, news));
    else if (tag.category === 'departNoun') addTo(add, departTrigger(tag, news));
  }
  return triggers;
}

const addTo = (add: (trigger: Trigger) => void, trigger: Trigger | undefined): void => {
  const found = trigger && sizeable(trigger);
  if (found) add(found);
};

/** The figure nearest to a trigger, those behind it first. */
function withFigure(trigger: Trigger, figures: readonly JobFigure[], reach = 60): Trigger {
  const distance = (figure: JobFigure): number =>
    figure.from >= trigger.from ? figure.from - trigger.to : (trigger.from - figure.to) * 1.5 + 1;
  const figure = [...figures].sort((a, b) => distance(a) - distance(b))[0];
  return figure && distance(figure) <= reach ? { ...trigger, figure } : trigger;
}

const passive = { fr: /(?:é|és|ée|ées|uit|uits|uites)$/, en: /(?:ed|cut|shed|lost)$/ };
const auxiliary = new Set(
  'ont sont seront seraient été être vont va doivent devraient devrait pourraient qui que ainsi directement donc également déjà y soient are were is be being been will would could may might to have has that which already also now could should must can due expected set going'.split(
    ' ',
  ),
);

function cutTrigger(clause: Clause, tag: Tag, figures: readonly JobFigure[], reading: Reading): Trigger | undefined {
  const base: Trigger = { from: tag.from, to: tag.to, kind: 'cut' };
  const low = clause.tokens[tag.from]!.low;
  const participle = tag.category === 'cutVerb' && passive[reading.language].test(low);
  const cut = participle && /(?:és|ées|uits|uites)$/.test(low) ? passiveCut(clause, tag, figures, base) : undefined;
  if (cut) return cut;
  const direct = figures.find(
    (figure) =>
      (tag.category === 'cutVerb' || countsPosts(clause, figure)) &&
      figure.from >= tag.to - 1 &&
      figure.from - tag.to <= 9 &&
      !interrupted(clause, tag.to, figure.from) &&
      isCutObject(clause, figure),
  );
  if (direct) return { ...base, figure: direct, to: tag.to };
  const object = objectAfter(clause, tag) || shareObject(clause, tag);
  const by = object ? figureBy(clause, object) : undefined;
  if (by) return { ...base, to: object, figure: by };
  if (object)
    return withFigure(
      { ...base, to: object },
      figures.filter((figure) => figure.from >= tag.from && !interrupted(clause, tag.to, figure.from)),
      14,
    );
  if (!participle) return undefined;
  return passiveCut(clause, tag, figures, base);
}

/** The noun of the figure is posts or the workforce, not people at large. */
const countsPosts = (clause: Clause, figure: JobFigure): boolean =>
  clause.tags.some(
    (tag) =>
      tag.to === figure.to &&
      (tag.category === 'jobPost' || tag.category === 'workforce' || tag.category === 'layoffNoun'),
  );

/** "cut 200 people" is a cut; "cut 200 people's pay" or "reduced to 200 people" is none. */
function isCutObject(clause: Clause, figure: JobFigure): boolean {
  const after = clause.tokens[figure.to]?.low;
  return (
    !/^(?:'s|'|\u2019)$/.test(after ?? '') &&
    !(clause.tokens[figure.from - 1]?.low === 'to') &&
    !(clause.tokens[figure.from - 1]?.low === 'à')
  );
}

/** Another statement begins between two tokens. */
function interrupted(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (/^[;:]$/.test(clause.tokens[at]!.text)) return true;
  return clause.tags.some(
    (tag) => tag.from >= from && tag.to <= to && (tag.category === 'report' || tag.category === 'hireWord'),
  );
}

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
    const noun = clause.tags.find(
      (other) =>
        other.from === at &&
        (other.category === 'jobPost' ||
          other.category === 'workforce' ||
          (other.category === 'jobPeople' && tag.category === 'cutVerb')),
    );
    if (noun) return isCompound(clause, noun) ? 0 : noun.to;
    if (token.kind === 'number' || token.text === '%' || light.has(token.low)) continue;
    if (token.kind === 'mark' || described > 0 || token.capital) return 0;
    described += 1;
  }
  return 0;
}

/** "cut about 10 per cent of Ford's salaried workforce", "the cuts - amounting to 3% of the workforce". */
function shareObject(clause: Clause, tag: Tag): number {
  const share = clause.figures.find((figure) => figure.percent && figure.from >= tag.to && figure.from - tag.to <= 4);
  const noun =
    share &&
    clause.tags.find((other) => other.category === 'workforce' && other.from >= share.to && other.from - share.to <= 7);
  return noun?.to ?? 0;
}

/** "reduce its workforce by 6,650", "réduire ses effectifs de 300 personnes": the figure behind the workforce. */
function figureBy(clause: Clause, at: number): JobFigure | undefined {
  if (!/^(?:by|de|d')$/.test(clause.tokens[at]?.low ?? '')) return undefined;
  const figure = clause.figures.find((one) => !one.percent && one.from === at + 1 && (one.min ?? one.max ?? 0) >= 10);
  return figure && { figure, from: figure.from, to: figure.to, other: false };
}

/** "cut staff costs", "reduce job seekers": the noun is only the first part of another thing. */
function isCompound(clause: Clause, noun: Tag): boolean {
  return /^(?:costs|cost|hours|pay|wages|salaries|benefits|bonuses|seekers|vacancies|market|security|figures|data|time|turnover|coûts|training|safety|expenses)$/.test(
    clause.tokens[clause.tokens[noun.to]?.low === "'" ? noun.to + 1 : noun.to]?.low ?? '',
  );
}

function passiveCut(clause: Clause, tag: Tag, figures: readonly JobFigure[], base: Trigger): Trigger | undefined {
  let at = tag.from - 1;
  while (at > clause.from && tag.from - at < 8 && auxiliary.has(clause.tokens[at]!.low)) at -= 1;
  const noun = clause.tags.find(
    (other) => other.to === at + 1 && (other.category === 'jobPost' || other.category === 'workforce'),
  );
  if (!noun) return undefined;
  const figure = figures.find((one) => one.to >= noun.from && one.from <= noun.from && one.to <= tag.from);
  return { ...base, from: figure?.from ?? noun.from, ...(figure ? { figure } : {}) };
}

function fireTrigger(clause: Clause, tag: Tag, figures: readonly JobFigure[]): Trigger | undefined {
  const base: Trigger = { from: tag.from, to: tag.to, kind: 'fire' };
  const after = figures.find(
    (figure) => figure.from >= tag.from - 3 && figure.from - tag.to <= 7 && figure.from - tag.to >= -4,
  );
  if (after) return sizeable({ ...base, figure: after });
  let at = tag.from - 1;
  while (at > clause.from && tag.from - at < 8 && (auxiliary.has(clause.tokens[at]!.low) || ofName(clause, at)))
    at -= 1;
  const before = figures.find((figure) => figure.to >= at && figure.to <= tag.from);
  if (before) return sizeable({ ...base, figure: before });
  const bare = clause.figures.find(
    (figure) => !figure.percent && figure.from === tag.to && (figure.min ?? figure.max ?? 100) >= 10,
  );
  if (
    bare &&
    !/^(?:january|february|march|april|may|june|july|august|september|october|november|december|days|years|ans|jours|mois)$/.test(
      clause.tokens[bare.to]?.low ?? '',
    )
  )
    return { ...base, figure: { figure: bare, from: bare.from, to: bare.to, other: false } };
  const share = clause.figures.find(
    (figure) => figure.percent && figure.from >= tag.to - 1 && figure.from - tag.to <= 3,
  );
  if (share) return base;
  const people = clause.tags.find(
    (other) =>
      (other.category === 'jobPeople' || other.category === 'workforce') &&
      (other.to === at + 1 || (other.from >= tag.to && other.from - tag.to <= 3)) &&
      /(?:s|staff|people|personnel|workforce)$/.test(clause.tokens[other.to - 1]!.low) &&
      clause.tokens[other.to - 1]!.low !== 'postes',
  );
  return people || /^(?:those|ceux|celles)$/.test(clause.tokens[at]?.low ?? '') ? base : undefined;
}

/** A few people dismissed are no layoff. */
function sizeable(trigger: Trigger): Trigger | undefined {
  const { figure } = trigger.figure ?? {};
  const value = figure && (figure.max ?? figure.min ?? 100);
  return value !== undefined && (value < 10 || value > 250_000) ? undefined : trigger;
}

function riskTrigger(clause: Clause, tag: Tag, figures: readonly JobFigure[]): Trigger | undefined {
  const figure = figures.find(
    (one) => (one.to <= tag.from && tag.from - one.to <= 5) || (one.from >= tag.to && one.from - tag.to <= 4),
  );
  if (!figure) return undefined;
  return clause.tags.some((noun) => noun.category === 'jobPost' && noun.to === figure.to)
    ? { from: Math.min(figure.from, tag.from), to: Math.max(tag.to, figure.to), kind: 'risk', figure }
    : undefined;
}

/** "3.000 départs": counts only with a figure of some size. */
function departTrigger(tag: Tag, figures: readonly JobFigure[]): Trigger | undefined {
  const figure = figures.find((one) => one.to >= tag.to && one.from <= tag.from && tag.from - one.from <= 5);
  return figure && (figure.figure.max ?? figure.figure.min ?? 0) >= 20
    ? { from: figure.from, to: tag.to, kind: 'noun', figure }
    : undefined;
}

/** "salariés de Ford", "workers at Ford": the employer between the people and the verb. */
const ofName = (clause: Clause, at: number): boolean =>
  clause.tokens[at]!.capital || /^(?:de|d'|chez|at|of|en|in)$/.test(clause.tokens[at]!.low);

/** "About 1,100 jobs will go", "200 people are set to lose their jobs", "200 postes vont disparaître". */
function goTrigger(clause: Clause, figure: JobFigure): Trigger | undefined {
  let at = figure.to;
  while (at < clause.to && at - figure.to < 9 && (auxiliary.has(clause.tokens[at]!.low) || ofName(clause, at))) at += 1;
  const low = clause.tokens[at]?.low ?? '';
  const goes =
    /^(?:go|disparaître|disparaissent|disparaîtront|axed|supprimés|lost)$/.test(low) &&
    (low !== 'go' || at > figure.to);
  const loses =
    /^(?:lose|perdre|perdront|perdent)$/.test(low) &&
    /^(?:their|his|leur|leurs)$/.test(clause.tokens[at + 1]?.low ?? '');
  return goes || loses ? { from: figure.from, to: at + 1, kind: 'cut', figure } : undefined;
}
