import { isRetraction, isStop } from '../discourse/retraction.js';
import type { Tag } from '../lexicon/phrases.js';
import type { Figure } from '../text/figures.js';
import { hasTag, lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { cutTrigger } from './cuts.js';
import { fireTrigger, ofName, splitTrigger } from './fires.js';
import { goingWords, type JobFigure } from './job-figures.js';
import { closureTrigger, lapseTrigger, tollTrigger } from './losses.js';
import { sizeable, withFigure, type Trigger } from './trigger.js';

/** All places of a clause that say that posts go. */
export function triggersIn(clause: Clause, reading: Reading, figures: readonly JobFigure[]): Trigger[] {
  const triggers: Trigger[] = [];
  const news = figures.filter((figure) => !figure.other);
  const retractions = tagsOf(clause, 'cancelVerb').filter((verb) => isRetraction(clause, verb));
  const add = (found: Trigger | undefined): void => {
    const trigger = found && sizeable(found);
    if (trigger && retractions.some((verb) => verb.from === trigger.from || verb.to === trigger.to)) return;
    if (trigger && !triggers.some((other) => other.from < trigger.to && trigger.from < other.to))
      triggers.push(trigger);
  };
  for (const tag of tagsOf(clause, 'lapse')) add(lapseTrigger(clause, tag));
  for (const figure of news) add(goTrigger(clause, figure));
  if (retractions.length > 0) for (const figure of figures) add(sparedTrigger(clause, figure));
  for (const tag of tagsOf(clause, 'loseJob')) add(shareTrigger(clause, tag));
  add(elidedTrigger(clause, figures));
  for (const tag of tagsOf(clause, 'layoffNoun')) add(nounTrigger(clause, tag, news));
  for (const tag of clause.tags) {
    if (tag.category === 'cutVerb' || tag.category === 'cutNoun') add(cutTrigger(clause, tag, news, reading));
    else if (tag.category === 'fireVerb' || tag.category === 'fireNoun') add(fireTrigger(clause, tag, news));
    else if (tag.category === 'splitVerb') add(splitTrigger(clause, tag, news));
    else if (tag.category === 'riskPhrase') add(riskTrigger(tag, news));
    else if (tag.category === 'departNoun') add(departTrigger(clause, tag, news, reading));
  }
  for (const tag of tagsOf(clause, 'tollVerb')) add(tollTrigger(clause, tag, news, reading));
  if (!triggers.some((trigger) => trigger.figure))
    for (const tag of tagsOf(clause, 'closure')) add(closureTrigger(clause, tag, figures));
  return triggers.some((trigger) => trigger.figure)
    ? triggers
    : triggers.map((trigger) => withApposed(clause, trigger, news));
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
  return withFigure(clause, { from: tag.from, to: tag.to, kind: 'noun' }, news);
}

function riskTrigger(tag: Tag, figures: readonly JobFigure[]): Trigger | undefined {
  const figure = figures.find(
    (one) =>
      one.counts === 'posts' &&
      ((one.to <= tag.from && tag.from - one.to <= 5) || (one.from >= tag.to && one.from - tag.to <= 4)),
  );
  return figure && { from: Math.min(figure.from, tag.from), to: Math.max(tag.to, figure.to), kind: 'risk', figure };
}

const work = ['jobPost', 'jobPeople', 'workforce', 'layoffNoun', 'voluntary', 'fireVerb'];

/** "3.000 départs": counts only with a figure of some size, where work is spoken of, and not for trains or fires. */
function departTrigger(clause: Clause, tag: Tag, figures: readonly JobFigure[], reading: Reading): Trigger | undefined {
  const figure = figures.find((one) => one.to >= tag.to && one.from <= tag.from && tag.from - one.from <= 5);
  if (!figure || (figure.figure.max ?? figure.figure.min ?? 0) < 20) return undefined;
  if (/^(?:de|d'|des)$/.test(lowAt(clause, tag.to)) && !hasTag(clause, 'jobPeople', tag.to, tag.to + 4))
    return undefined;
  const near = [clause.index - 1, clause.index, clause.index + 1].flatMap((index) => reading.clauses[index] ?? []);
  const speaksOfWork = near.some((one) =>
    one.tags.some(
      (other) => work.includes(other.category) && !(one === clause && other.from <= tag.from && other.to >= tag.to),
    ),
  );
  return speaksOfWork || hasTag(clause, 'plan', figure.from - 4, figure.from)
    ? { from: figure.from, to: tag.to, kind: 'noun', figure }
    : undefined;
}

/** "Sur 210 postes, 64 passeront à la trappe", "of the 300 staff, 120 will be laid off": the noun stands with the whole. */
function elidedTrigger(clause: Clause, figures: readonly JobFigure[]): Trigger | undefined {
  const whole = figures.find(({ figure, from }) => /^(?:sur|of|des)$/.test(lowAt(clause, from - 1)) && figure.max);
  const part = whole && clause.figures.find((one) => one.from > whole.to && one.from - whole.to <= 12 && !one.percent);
  if (!part || (part.max ?? part.min ?? 0) < 10) return undefined;
  let at = part.to;
  while (at < clause.to && at - part.to < 5 && goingWords.has(lowAt(clause, at))) at += 1;
  const verb = clause.tags.find((tag) => tag.from === at && /^(?:goVerb|loseJob|fireVerb|cutVerb)$/.test(tag.category));
  if (!verb || at === part.to) return verb?.category === 'goVerb' ? gone(part, verb) : undefined;
  return gone(part, verb);
}

const gone = (figure: Figure, verb: Tag): Trigger => ({
  from: figure.from,
  to: verb.to,
  kind: 'cut',
  figure: { figure, from: figure.from, to: figure.to, counts: 'posts', other: false },
});

/** "One in five employees at X will lose their jobs": the share stands before the verb. */
function shareTrigger(clause: Clause, tag: Tag): Trigger | undefined {
  const share = clause.figures.find((figure) => figure.percent && figure.to <= tag.from && tag.from - figure.to <= 10);
  return share && hasTag(clause, 'jobPeople', share.to, tag.from)
    ? { from: share.from, to: tag.to, kind: 'cut' }
    : undefined;
}

/** "About 1,100 jobs will go", "200 people are set to lose their jobs", "200 postes vont disparaître". */
function goTrigger(clause: Clause, figure: JobFigure): Trigger | undefined {
  let at = figure.to;
  while (at < clause.to && at - figure.to < 9 && (goingWords.has(lowAt(clause, at)) || ofName(clause, at))) at += 1;
  const verb =
    clause.tags.find(
      (tag) =>
        tag.from === at && (tag.category === 'loseJob' || (tag.category === 'goVerb' && figure.counts === 'posts')),
    ) ?? passiveVerb(clause, figure);
  if (!verb) return undefined;
  const seen = /^(?:see|sees|seeing|saw|seen|voir|verra)$/.test(lowAt(clause, figure.from - 1));
  if (verb.from === figure.to && lowAt(clause, verb.from) === 'go' && !seen) return undefined;
  return { from: figure.from, to: verb.to, kind: 'cut', figure };
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
  for (let at = figure.to; at < clause.to && at - figure.to < 16; at += 1) {
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
