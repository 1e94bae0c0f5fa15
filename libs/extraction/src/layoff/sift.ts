import type { Entity } from '../names/entities.js';
import { hasTag, lowAt, type Clause } from '../text/document.js';
import { cutTags, isUnderHeading } from './asides.js';
import type { LayoffCandidate } from './candidates.js';

/** A figure that counts, not only an order of magnitude. */
export const hasNumber = (candidate: LayoffCandidate): boolean =>
  candidate.figure !== undefined && candidate.figure.figure.qualifier !== 'orderOfMagnitude';

/**
 * What of the candidates speaks of this article's news. A sentence without a figure must be near the top and tie its employer well;
 * an article about one company's cuts names those of others as context; one figure has one employer.
 */
export function sift(
  candidates: readonly LayoffCandidate[],
  salient: Entity | undefined,
  clauses: readonly Clause[],
  digest: ReadonlySet<Entity>,
): { kept: LayoffCandidate[]; dropped: LayoffCandidate[] } {
  const figures = candidates.filter((candidate) => hasNumber(candidate) && !candidate.stance.suppress);
  const owners = new Map<string, LayoffCandidate>();
  for (const candidate of figures) {
    const key = figureKey(candidate);
    const owner = owners.get(key);
    if (!owner || rank(candidate, salient) > rank(owner, salient)) owners.set(key, candidate);
  }
  const main = figures.find(({ employer, shared }) => employer === salient && !shared);
  const employers = new Set([...owners.values()].map((candidate) => candidate.employer));
  const isKept = (candidate: LayoffCandidate): boolean => {
    if (candidate.shared) return true;
    if (isRival(candidate) && employers.size > 1) return false;
    const owner = hasNumber(candidate) ? owners.get(figureKey(candidate)) : undefined;
    if (owner && owner.employer !== candidate.employer && !(digest.has(candidate.employer) && candidate.named))
      return false;
    const beside = !digest.has(candidate.employer) && isBeside(candidate, main, clauses);
    if (isMention(candidate, clauses)) return false;
    return !beside && !isVague(candidate, digest.has(candidate.employer) ? noEmployers : employers);
  };
  const kept = candidates.filter((candidate) => candidate.stance.suppress ?? isKept(candidate));
  return { kept, dropped: candidates.filter((candidate) => !kept.includes(candidate)) };
}

/** "a joke about redundancies at X", "may put thousands out of work": the word alone, or a fear without a number, in an article that neither title nor opening makes one about cuts. */
const isMention = ({ trigger, figure, share, clause, stance }: LayoffCandidate, clauses: readonly Clause[]): boolean =>
  ((trigger.kind === 'noun' && (!figure || isAside(clause, trigger.from))) ||
    (stance.modality === 'possible' && figure?.figure.qualifier === 'orderOfMagnitude')) &&
  !share &&
  clause.index > 1 &&
  !clauses.slice(0, 2).some((top) => cutTags.some((category) => category !== 'jobPeople' && hasTag(top, category)));

/** "her overhaul of the bank, including the elimination of 4,000 jobs": what else was done, in an article about something else. */
const isAside = (clause: Clause, from: number): boolean =>
  [1, 2, 3].some((back) => /^(?:including|notamment|dont)$/.test(lowAt(clause, from - back)));

const noEmployers: ReadonlySet<Entity> = new Set();

/** Another company's cuts, in an article about those of the main one. */
function isBeside(candidate: LayoffCandidate, main: LayoffCandidate | undefined, clauses: readonly Clause[]): boolean {
  if (!main || candidate.employer === main.employer || isUnderHeading(candidate.clause, clauses)) return false;
  return main.clause.field.field === 'title' ? candidate.clause.field.field !== 'title' : !isEarly(candidate);
}

/** "rival X laid off 90", "son concurrent X": told for comparison. */
const isRival = ({ mention: { clause, from }, named }: LayoffCandidate): boolean =>
  named &&
  [1, 2].some((back) => /^(?:rivals?|competitors?|peers?|concurrente?s?)$/.test(clause.tokens[from - back]?.low ?? ''));

/** No figure and no share, and neither near the top nor tied well to an employer that the article has figures for. */
function isVague(candidate: LayoffCandidate, employers: ReadonlySet<Entity>): boolean {
  const counted = candidate.figure !== undefined && (candidate.named || candidate.weight >= 2 || hasNumber(candidate));
  if (counted || candidate.share || employers.has(candidate.employer)) return false;
  return candidate.weight < 2.4 || (!isEarly(candidate) && employers !== noEmployers) || employers.size > 0;
}

const figureKey = ({ figure }: LayoffCandidate): string => `${figure?.figure.min}-${figure?.figure.max}`;
const isEarly = ({ clause }: LayoffCandidate): boolean => clause.field.field === 'title' || clause.index <= 4;
const rank = (candidate: LayoffCandidate, salient: Entity | undefined): number =>
  candidate.weight +
  (candidate.employer === salient ? 1 : 0) +
  (candidate.clause.field.field === 'title' ? 1 : 0) +
  (candidate.named ? 1.2 : 0);
