import type { Share } from '@newsledger/newsroom';
import { stanceAt, type Stance } from '../discourse/assertion.js';
import { announcedIn } from '../discourse/when.js';
import { houseOf, rootOf, type Cast, type Entity, type Mention } from '../names/entities.js';
import { lowAt, type Clause, type Reading } from '../text/document.js';
import type { DateMention } from '../text/dates.js';
import { employerOf } from './employer.js';
import { shareOf } from './share.js';
import { scopeOf, type FigureScope } from './scope.js';
import { jobFigures, type JobFigure } from './job-figures.js';
import { sharedOut } from './sharing.js';
import { withoutPassing } from './temporary.js';
import type { Trigger } from './trigger.js';
import { triggersIn } from './triggers.js';

/** One sentence that says that an employer cuts jobs. */
export interface LayoffCandidate {
  readonly clause: Clause;
  readonly trigger: Trigger;
  readonly stance: Stance;
  /** The employer at the top, and the name by which this sentence or the one before calls it. */
  readonly employer: Entity;
  readonly mention: Mention;
  readonly named: boolean;
  /** How well the grammar ties employer and trigger. */
  readonly weight: number;
  readonly figure?: JobFigure;
  readonly share?: { readonly value: Share; readonly from: number; readonly to: number };
  readonly scope?: FigureScope;
  readonly announced?: DateMention;
  /** Told of several houses in one statement: the same figure may be that of each. */
  readonly shared?: boolean;
  /** Further figures of the sentence. */
  readonly others: readonly JobFigure[];
}

/** What a layoff sentence without an employer would have been about. */
interface Orphan {
  readonly clause: Clause;
  readonly trigger: Trigger;
  readonly stance: Stance;
}

/** Reads the layoff candidates of an article, in the order of the text. */
export function layoffCandidates(
  reading: Reading,
  cast: Cast,
  salient: () => Entity | undefined,
): { candidates: LayoffCandidate[]; orphans: Orphan[] } {
  const candidates: LayoffCandidate[] = [];
  const orphans: Orphan[] = [];
  for (const clause of reading.clauses) {
    if (candidates.length + orphans.length >= mostCandidates) break;
    if (!clause.tags.some((tag) => layoffCategories.has(tag.category)) || !mayTell(clause) || isFiction(clause))
      continue;
    const figures = jobFigures(clause);
    const triggers = triggersIn(clause, reading, figures);
    if (triggers.length === 0 || isFiction(clause)) continue;
    for (const { trigger, stance } of leading(triggers, clause, reading)) {
      const found = employerOf({ clause, reading, cast, trigger }, salient(), candidates.at(-1)?.employer);
      if (!found) orphans.push({ clause, trigger, stance });
      else
        candidates.push(...sharedOut(candidateOf({ clause, reading, cast, trigger, stance, figures, ...found }), cast));
    }
  }
  return { candidates: underOwners(withoutPassing(candidates, reading.clauses)), orphans };
}

/** "Some 300 people are fired on screen", "the fictional X": what a film or a book tells. */
const isFiction = (clause: Clause): boolean =>
  clause.tokens.slice(clause.from, clause.to).some(({ low }, at) => {
    const next = lowAt(clause, clause.from + at + 1);
    return (
      /^(?:fictional|onscreen|on-screen|protagonist)$/.test(low) ||
      (low === 'on' && next === 'screen') ||
      (/^(?:film|novel|movie|sitcom|play)$/.test(low) && next === "'s" && lowAt(clause, clause.from + at - 1) === 'the')
    );
  });

/** A subsidiary's cuts belong to those of its owner where the article tells of both. */
function underOwners(candidates: readonly LayoffCandidate[]): LayoffCandidate[] {
  const employers = new Set(candidates.map((candidate) => candidate.employer));
  return candidates.map((candidate) => {
    const owner = rootOf(candidate.employer);
    return owner !== candidate.employer && employers.has(owner) ? { ...candidate, employer: owner } : candidate;
  });
}
/** No article tells more than this; a text that seems to is a wall of words. */
const mostCandidates = 200;

const layoffCategories = new Set([
  'layoffNoun',
  'cutVerb',
  'cutNoun',
  'fireVerb',
  'riskPhrase',
  'departNoun',
  'jobPost',
  'jobPeople',
  'lapse',
  'closure',
  'replaceVerb',
  'fate',
  'fateOf',
  'fallVerb',
]);

/** Jobs and people alone are no cut: a verb or noun says that they go, or a figure stands in the sentence. */
const mayTell = (clause: Clause): boolean =>
  clause.tags.some(({ category }) => telling.has(category)) || clause.figures.length > 0;
const telling = new Set([...layoffCategories, 'fireNoun', 'splitVerb', 'tollVerb']);
for (const category of ['jobPost', 'jobPeople']) telling.delete(category);

/** The triggers that carry the sentence: each with a figure of its own, else the first that the sentence does not deny. */
function leading(
  triggers: readonly Trigger[],
  clause: Clause,
  reading: Reading,
): { trigger: Trigger; stance: Stance }[] {
  const stances = new Map(
    triggers.map((trigger) => [trigger, stanceAt(clause, reading, trigger.from, trigger.to, true)] as const),
  );
  const isNegated = (trigger: Trigger): boolean => stances.get(trigger)?.suppress === 'negated';
  // "va supprimer 300 postes sans départs contraints": of two triggers with one figure the nearest that is not denied has it.
  const own = triggers.filter((one, at) => {
    const rivals = triggers
      .filter(({ figure }) => figure !== undefined && figure === one.figure)
      .sort((a, b) => gapOf(a) - gapOf(b));
    return rivals.length > 0 && (rivals.find((rival) => !isNegated(rival)) ?? rivals[0]) === triggers[at];
  });
  own.sort((a, b) => (a.figure?.from ?? a.from) - (b.figure?.from ?? b.from));
  const told = (own.length > 0 ? own.slice(0, 6) : triggers.slice(0, 4)).map((trigger) => ({
    trigger,
    stance: stances.get(trigger)!,
  }));
  return own.length > 0
    ? told
    : [told.find(({ trigger }) => !isNegated(trigger)) ?? told[0]].filter((one) => one !== undefined);
}

/** How far a trigger stands from its figure: "to cut 140 roles, and has opened a redundancy scheme" is told by the cut. */
const gapOf = ({ from, to, figure }: Trigger): number => (figure ? Math.max(0, figure.from - to, from - figure.to) : 0);

interface Basis {
  readonly clause: Clause;
  readonly reading: Reading;
  readonly cast: Cast;
  readonly trigger: Trigger;
  readonly stance: Stance;
  readonly figures: readonly JobFigure[];
  readonly mention: Mention;
  readonly named: boolean;
  readonly weight: number;
}

function candidateOf({
  clause,
  reading,
  cast,
  trigger,
  stance,
  figures,
  mention,
  named,
  weight,
}: Basis): LayoffCandidate {
  const employer = houseOf(mention.entity);
  const share = shareOf(clause, trigger);
  const end = trigger.figure && trigger.figure.to > trigger.to ? trigger.figure.to : trigger.to;
  const scope = scopeOf(clause, cast, trigger.from, end, employer);
  const announced = announcedIn(clause, reading, trigger.from, trigger.to);
  return {
    clause,
    trigger,
    stance,
    employer,
    mention,
    named,
    weight,
    ...(trigger.figure ? { figure: trigger.figure } : {}),
    ...(share ? { share } : {}),
    ...(scope ? { scope } : {}),
    ...(announced ? { announced } : {}),
    others: figures.filter((figure) => !figure.other && figure !== trigger.figure),
  };
}
