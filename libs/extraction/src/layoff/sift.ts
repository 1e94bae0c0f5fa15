import type { Entity } from '../names/entities.js';
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
): { kept: LayoffCandidate[]; dropped: LayoffCandidate[] } {
  const kept: LayoffCandidate[] = [];
  const dropped: LayoffCandidate[] = [];
  const figures = candidates.filter((candidate) => hasNumber(candidate) && !candidate.stance.suppress);
  const owners = new Map<string, LayoffCandidate>();
  for (const candidate of figures) {
    const key = figureKey(candidate);
    const owner = owners.get(key);
    if (!owner || rank(candidate, salient) > rank(owner, salient)) owners.set(key, candidate);
  }
  const main = figures.find((candidate) => candidate.employer === salient);
  const employers = new Set([...owners.values()].map((candidate) => candidate.employer));
  for (const candidate of candidates) {
    const own = hasNumber(candidate) ? owners.get(figureKey(candidate)) : undefined;
    const stolen = own !== undefined && own.employer !== candidate.employer;
    const beside =
      main !== undefined &&
      candidate.employer !== salient &&
      (main.clause.field.field === 'title' ? candidate.clause.field.field !== 'title' : !isEarly(candidate));
    const vague =
      !(candidate.figure && (candidate.named || hasNumber(candidate))) &&
      !candidate.share &&
      !employers.has(candidate.employer) &&
      (candidate.weight < 2.4 || !isEarly(candidate) || employers.size > 0);
    (candidate.stance.suppress || !(stolen || beside || vague) ? kept : dropped).push(candidate);
  }
  return { kept, dropped };
}

const figureKey = ({ figure }: LayoffCandidate): string => `${figure?.figure.min}-${figure?.figure.max}`;
const isEarly = ({ clause }: LayoffCandidate): boolean => clause.field.field === 'title' || clause.index <= 4;
const rank = (candidate: LayoffCandidate, salient: Entity | undefined): number =>
  candidate.weight +
  (candidate.employer === salient ? 2 : 0) +
  (candidate.clause.field.field === 'title' ? 1 : 0) +
  (candidate.named ? 0.5 : 0);
