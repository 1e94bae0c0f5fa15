import { isRetraction, isStop } from '../discourse/retraction.js';
import type { Tag } from '../lexicon/phrases.js';
import type { Figure } from '../text/figures.js';
import { hasTag, lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { cutTrigger, fallTrigger } from './cuts.js';
import { fateOfTrigger, fateTrigger } from './fates.js';
import { fireTrigger, isYear, ofName, splitTrigger } from './fires.js';
import {
  bracketTrigger,
  pronounTrigger,
  relativeTrigger,
  replaceTrigger,
  targetTrigger,
  totalTrigger,
} from './implied.js';
import { goingWords, type JobFigure } from './job-figures.js';
import { closureTrigger, crewTrigger, lapseTrigger, tollTrigger } from './losses.js';
import { departTrigger, riskTrigger } from './risks.js';
import { sizeable, withFigure, type Trigger } from './trigger.js';

/** What the triggers of a clause are read from. */
interface Basis {
  readonly clause: Clause;
  readonly reading: Reading;
  /** All figures of posts and people, and those of them that can be cuts. */
  readonly figures: readonly JobFigure[];
  readonly news: readonly JobFigure[];
}

type Read = (tag: Tag, basis: Basis) => Trigger | undefined;
type Readers = Readonly<Partial<Record<string, Read>>>;

const share: Read = (tag, { clause }) => shareTrigger(clause, tag);
const passiveShare: Read = (tag, { clause }) =>
  /^(?:be|being|been|are|were)$/.test(lowAt(clause, tag.from - 1)) ? shareTrigger(clause, tag) : undefined;
const pronoun: Read = (tag, { clause, reading }) => pronounTrigger(clause, tag, reading);
const target: Read = (tag, { clause }) => targetTrigger(clause, tag);
const cut: Read = (tag, { clause, news, reading }) => cutTrigger(clause, tag, news, reading);
const fire: Read = (tag, { clause, news }) => fireTrigger(clause, tag, news);

const bare: Read = (tag, { clause, reading }) =>
  reading.language === 'en' ? bareTrigger(clause, tag, reading) : undefined;
const relative: Read = (tag, { clause, news }) => relativeTrigger(clause, tag, news);

/** How the phrases of each category are read, in rounds: what an earlier one claims no later one reads again. */
const rounds: readonly Readers[] = [
  { loseJob: share },
  { fireVerb: share },
  { goVerb: share, fate: share, cutVerb: passiveShare },
  { goVerb: bare, fireVerb: bare, loseJob: bare },
  { layoffNoun: target, cutNoun: target, jobPost: target, riskPhrase: target },
  {
    layoffNoun: (tag, { clause, news }) =>
      bracketTrigger(clause, tag) ?? totalTrigger(clause, tag) ?? nounTrigger(clause, tag, news),
  },
  { replaceVerb: (tag, { clause, news }) => replaceTrigger(clause, tag, news) },
  { cutVerb: pronoun, fateOf: pronoun },
  { cutVerb: relative, fireVerb: relative },
  {
    cutVerb: cut,
    cutNoun: cut,
    fireVerb: fire,
    fireNoun: fire,
    splitVerb: (tag, { clause, figures }) => splitTrigger(clause, tag, figures),
    riskPhrase: (tag, { clause, news }) => riskTrigger(clause, tag, news),
    departNoun: (tag, { clause, news, reading }) => departTrigger(clause, tag, news, reading),
  },
  {
    fate: (tag, { clause, figures }) => fateTrigger(clause, tag, figures),
    fateOf: (tag, { clause, figures }) => fateOfTrigger(clause, tag, figures),
    fallVerb: (tag, { clause }) => fallTrigger(clause, tag),
  },
  { tollVerb: (tag, { clause, news, reading }) => tollTrigger(clause, tag, news, reading) },
];

/** The categories of which some round reads. */
const read: ReadonlySet<string> = new Set(rounds.flatMap((readers) => Object.keys(readers)));

/** All places of a clause that say that posts go. */
export function triggersIn(clause: Clause, reading: Reading, figures: readonly JobFigure[]): Trigger[] {
  const triggers: Trigger[] = [];
  const basis: Basis = { clause, reading, figures, news: figures.filter((figure) => !figure.other) };
  const retractions = tagsOf(clause, 'cancelVerb').filter((verb) => isRetraction(clause, verb));
  const add = (found: Trigger | undefined): void => {
    const trigger = found && sizeable(found, clause);
    if (trigger && retractions.some((verb) => verb.from === trigger.from || verb.to === trigger.to)) return;
    if (trigger && !triggers.some((other) => other.from < trigger.to && trigger.from < other.to))
      triggers.push(trigger);
  };
  for (const tag of tagsOf(clause, 'lapse')) add(lapseTrigger(clause, tag));
  for (const figure of basis.news) add(goTrigger(clause, figure));
  if (retractions.length > 0) for (const figure of figures) add(sparedTrigger(clause, figure));
  add(elidedTrigger(clause, figures));
  const tags = clause.tags.filter(({ category }) => read.has(category));
  for (const readers of rounds) for (const tag of tags) add(readers[tag.category]?.(tag, basis));
  if (!triggers.some((trigger) => trigger.figure))
    for (const tag of tagsOf(clause, 'closure')) add(closureTrigger(clause, tag, figures));
  if (triggers.length === 0)
    for (const figure of figures) {
      const crew = crewTrigger(clause, figure, reading);
      if (crew) add({ ...crew, kind: 'closure', figure });
    }
  return triggers.some((trigger) => trigger.figure)
    ? triggers
    : triggers.map((trigger) => withApposed(clause, trigger, basis.news));
}

/** "14 % de ses effectifs en Europe, soit 4.000 personnes", "16% of its workforce, or about 500 people": the share in figures. */
function withApposed(clause: Clause, trigger: Trigger, news: readonly JobFigure[]): Trigger {
  const share = clause.figures.find(({ percent, from }) => percent && from >= trigger.from - 2);
  const apposed = (from: number): boolean => share !== undefined && isApposed(clause, share.to, from);
  const counted = news.find(({ from }) => apposed(from));
  const bare = clause.figures.find((one) => !one.percent && (one.min ?? one.max ?? 0) >= 10 && apposed(one.from));
  const figure =
    counted ?? (bare && { figure: bare, from: bare.from, to: bare.to, counts: 'people' as const, other: false });
  return figure ? (sizeable({ ...trigger, figure }) ?? trigger) : trigger;
}

/** Behind the share, after "soit", "or" or a bracket, in the same statement. */
function isApposed(clause: Clause, to: number, from: number): boolean {
  if (from <= to || from - to > 14 || clause.tokens.slice(to, from).some(({ text }) => text === ';')) return false;
  return [1, 2].some((back) => /^(?:soit|or|\(|signifie|meaning)$/.test(lowAt(clause, from - back)));
}

/** "un plan social de 300 postes"; "sur le plan social" is only a point of view. */
function nounTrigger(clause: Clause, tag: Tag, news: readonly JobFigure[]): Trigger | undefined {
  const view = lowAt(clause, tag.from) === 'plan' && lowAt(clause, tag.from - 1) === 'le';
  if (
    view &&
    /^(?:sur|que)$/.test(lowAt(clause, tag.from - 2)) &&
    !/^(?:de|d'|du|chez|annoncé)$/.test(lowAt(clause, tag.to))
  )
    return undefined;
  const told = withFigure(clause, { from: tag.from, to: tag.to, kind: 'noun' }, news);
  const threatens = clause.tokens
    .slice(tag.to, Math.max(tag.to, told.figure?.from ?? 0))
    .some(({ low }) => /^(?:menac|threat)/.test(low));
  return threatens ? { ...told, kind: 'risk' } : told;
}

/** "Sur 210 postes, 64 passeront à la trappe", "of the 300 staff, 120 will be laid off": the noun stands with the whole. */
function elidedTrigger(clause: Clause, figures: readonly JobFigure[]): Trigger | undefined {
  const whole = figures.find(
    ({ figure, from }) =>
      /^(?:sur|of|des|among|parmi)$/.test(
        lowAt(clause, /^(?:les|ses|the|its)$/.test(lowAt(clause, from - 1)) ? from - 2 : from - 1),
      ) && figure.max,
  );
  const part = whole && clause.figures.find((one) => one.from > whole.to && one.from - whole.to <= 12 && !one.percent);
  if (!part || (part.max ?? part.min ?? 0) < 10) return undefined;
  let at = part.to;
  while (at < clause.to && at - part.to < 5 && goingWords.has(lowAt(clause, at))) at += 1;
  const verb = clause.tags.find((tag) => tag.from === at && /^(?:goVerb|loseJob|fireVerb|cutVerb)$/.test(tag.category));
  if (!verb || at === part.to) return verb?.category === 'goVerb' ? gone(part, verb) : undefined;
  return gone(part, verb);
}

/** "Job losses at X: 340 to go", "Nearly 200 made redundant as X shuts", "On the block: 1,500 at X": a bare number, its noun told or needless. */
function bareTrigger(clause: Clause, tag: Tag, reading: Reading): Trigger | undefined {
  let at = tag.from - 1;
  while (at > clause.from && goingWords.has(lowAt(clause, at))) at -= 1;
  const figure = clause.figures.find((one) => one.to === at + 1 && !one.percent && (one.max ?? one.min ?? 0) >= 10);
  if (!figure || (at + 1 === tag.from && lowAt(clause, tag.from) === 'go') || isYear(figure)) return undefined;
  const before = reading.clauses[clause.index - 1];
  const told = (one: Clause | undefined): boolean =>
    one !== undefined && ['jobPost', 'jobPeople', 'workforce', 'layoffNoun'].some((category) => hasTag(one, category));
  const said = tag.category !== 'goVerb' || told(clause) || (before?.field === clause.field && told(before));
  const noun = clause.tags.find(({ category, to }) => category === 'layoffNoun' && to <= figure.from);
  return said ? { ...gone(figure, tag), from: Math.min(noun?.from ?? figure.from, figure.from) } : undefined;
}

const gone = (figure: Figure, verb: Tag): Trigger => ({
  from: figure.from,
  to: verb.to,
  kind: 'cut',
  figure: { figure, from: figure.from, to: figure.to, counts: 'posts', other: false },
});

/** "One in five employees at X will lose their jobs", "un salarié sur trois va être licencié": the share stands before the verb. */
function shareTrigger(clause: Clause, tag: Tag): Trigger | undefined {
  const share = clause.figures.find((figure) => figure.percent && figure.to <= tag.from && tag.from - figure.to <= 10);
  if (!share || isComparative(clause, tag)) return undefined;
  const people =
    ['jobPeople', 'jobPost', 'workforce'].some((category) => hasTag(clause, category, share.from, tag.from)) ||
    (/^(?:goVerb|fate)$/.test(tag.category) &&
      (hasTag(clause, 'workforce', clause.from, share.from) ||
        (lowAt(clause, share.to) === 'of' && lowAt(clause, share.to + 1) === 'them')));
  const said = clause.tokens
    .slice(share.to, tag.from)
    .every(
      ({ low }, at) =>
        goingWords.has(low) ||
        ofName(clause, share.to + at) ||
        /^(?:all|every|them)$/.test(low) ||
        clause.tags.some(
          ({ category, from, to }) =>
            /^(?:jobPeople|jobPost|workforce)$/.test(category) && from <= share.to + at && to > share.to + at,
        ),
    );
  return people && (said || tag.category === 'loseJob') ? { from: share.from, to: tag.to, kind: 'cut' } : undefined;
}

/** "About 1,100 jobs will go", "200 people are set to lose their jobs", "200 postes vont disparaître". */
function goTrigger(clause: Clause, figure: JobFigure): Trigger | undefined {
  const start = afterAside(clause, behindPair(clause, figure.to));
  let at = start;
  while (at < clause.to && at - start < 9 && (goingWords.has(lowAt(clause, at)) || ofName(clause, at))) at += 1;
  const behind = afterAside(clause, at);
  if (behind > at) for (at = behind; goingWords.has(lowAt(clause, at));) at += 1;
  const verb =
    clause.tags.find(
      (tag) =>
        tag.from >= start &&
        tag.from <= at &&
        !isComparative(clause, tag) &&
        !(tag.from === start && isState(clause, tag)) &&
        (tag.category === 'loseJob' ||
          (tag.category === 'goVerb' && figure.counts === 'posts') ||
          (figure.counts === 'people' && isLeaving(clause, tag))),
    ) ?? passiveVerb(clause, figure);
  if (!verb) return undefined;
  const seen = /^(?:see|sees|seeing|saw|seen|voir|verra)$/.test(lowAt(clause, figure.from - 1));
  if (verb.from === start && lowAt(clause, verb.from) === 'go' && !seen) return undefined;
  return { from: figure.from, to: verb.to, kind: 'cut', figure };
}

/** "300 permanent staff |and up to 200 agency workers| are set to lose their jobs": both stand before the verb. */
function behindPair(clause: Clause, to: number): number {
  if (!/^(?:and|et)$/.test(lowAt(clause, to))) return to;
  const second = clause.figures.find((one) => one.from === to + 1 && !one.percent);
  const noun =
    second &&
    clause.tags.find(
      ({ category, from }) =>
        /^(?:jobPost|jobPeople|crew)$/.test(category) && from >= second.to && from - second.to <= 2,
    );
  return noun?.to ?? to;
}

/** "110 personnes |quitteront X dans le cadre d'une rupture conventionnelle", "un quart des équipes, soit 50 personnes, |quitteront": those who go by a plan, or as a share of all. */
const isLeaving = (clause: Clause, { category, from }: Tag): boolean =>
  category === 'leaveVerb' &&
  /^(?:quitter|quitteront|quitteraient|partir|partiront|partiraient)$/.test(lowAt(clause, from)) &&
  (hasTag(clause, 'layoffNoun') || (hasTag(clause, 'workforce') && clause.figures.some(({ percent }) => percent)));

/** "62 personnes au chômage |ont été formées": what they are, and not what becomes of them. */
const isState = (clause: Clause, { from, to }: Tag): boolean =>
  /^(?:au|sans)$/.test(lowAt(clause, from)) && clause.tokens[to]?.kind === 'word' && to < clause.to;

/** "de moins |de 25 ans", "en moins |que prévu": less than another thing, and not gone. */
const isComparative = (clause: Clause, { to }: Tag): boolean =>
  lowAt(clause, to - 1) === 'moins' && /^(?:de|d'|que|qu')$/.test(lowAt(clause, to));

/** "287 workers, none of them members|, lose their jobs", "300 postes, soit 9 % des effectifs|, vont disparaître": behind two commas. */
function afterAside(clause: Clause, start: number): number {
  // "60 collaborateurs sur 400 |sont invités à partir"
  const whole = /^(?:sur|of)$/.test(lowAt(clause, start)) && clause.figures.find(({ from }) => from === start + 1);
  if (whole)
    return clause.tags.find(({ category, from }) => category === 'jobPeople' && from === whole.to)?.to ?? whole.to;
  if (lowAt(clause, start) !== ',') return start;
  let at = start + 1;
  while (at < clause.to && at - start < 14 && !/^[,;:]$/.test(lowAt(clause, at))) at += 1;
  return lowAt(clause, at) === ',' ? at + 1 : start;
}

/** "900 jobs saved as X reverses its decision": the posts that a plan taken back would have cost. */
function sparedTrigger(clause: Clause, figure: JobFigure): Trigger | undefined {
  const verb = tagsOf(clause, 'keepVerb').find(({ from }) => from >= figure.to && isSaid(clause, figure.to, from));
  return verb && figure.counts === 'posts'
    ? { from: figure.from, to: verb.to, kind: 'cut', figure: { ...figure, other: false } }
    : undefined;
}

const isSaid = (clause: Clause, from: number, to: number): boolean =>
  to - from <= 6 && !clause.tokens.slice(from, to).some((_, at) => isStop(clause, from + at));

/** "2,000 jobs at X's Midlands plant may be cut", "300 postes (sur 4.000) seront supprimés": the verb behind a long subject. */
function passiveVerb(clause: Clause, figure: JobFigure): Tag | undefined {
  const wanted = figure.counts === 'posts' ? /^(?:goVerb|cutVerb|loseJob|fireVerb)$/ : /^(?:fireVerb|loseJob)$/;
  let closed = false;
  const start = afterAside(clause, figure.to);
  for (let at = start; at < clause.to && at - start < 16; at += 1) {
    at = afterAside(clause, at);
    const token = clause.tokens[at]!;
    if (/^[;:,]$/.test(token.text) || /^(?:who|which|that|qui|dont|and|et|if|si|but|mais)$/.test(token.low))
      return undefined;
    closed ||= isAuxiliary(token.low);
    const verb = clause.tags.find((tag) => tag.from === at && wanted.test(tag.category));
    if (verb) return closed && isAuxiliary(lowAt(clause, at - 1)) ? verb : undefined;
  }
  return undefined;
}

const isAuxiliary = (low: string): boolean =>
  /^(?:be|been|being|will|would|could|might|may|to|être|sont|seront|seraient|été|vont|devraient|pourraient)$/.test(low);
