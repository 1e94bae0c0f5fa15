import type { DocketClaim } from './docket-claim.js';
import type { DocketState } from './docket.state.js';
import type { Group } from './division.js';

interface Overlap {
  readonly group: Group;
  readonly caseId: string;
  readonly claims: number;
  readonly articles: number;
}

/** How much each group has of each case: claims first; then articles, for an article that was revised may have other claims now. */
function overlaps(group: Group, state: DocketState, withdrawn: readonly DocketClaim[]): Overlap[] {
  const claims = new Map<string, number>();
  const articles = new Map<string, number>();
  const count = (counts: Map<string, number>, caseId: string | undefined) => {
    if (caseId !== undefined) counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
  };
  for (const { claimId } of group.claims) count(claims, state.standings.get(claimId)?.caseId);
  const own = new Set(group.claims.map(({ articleId }) => articleId));
  for (const { claimId, articleId } of withdrawn) {
    if (own.has(articleId)) count(articles, state.standings.get(claimId)?.caseId);
  }
  return [...new Set([...claims.keys(), ...articles.keys()])].map((caseId) => ({
    group,
    caseId,
    claims: claims.get(caseId) ?? 0,
    articles: articles.get(caseId) ?? 0,
  }));
}

export interface Assigning {
  readonly state: DocketState;
  /** The claims that leave the docket. */
  readonly withdrawn: readonly DocketClaim[];
  /** The cases that claims had on another docket. */
  readonly hints: ReadonlyMap<string, string>;
  /** The case that is to be the one of this claim, whatever the overlap: an editor said so. */
  readonly chosen?: { readonly claimId: string; readonly caseId: string };
  /** Returns the id of a case from a seed, the same one each time. */
  readonly newCaseId: (seed: string) => string;
  /** Whether another group of the docket has the id and keeps it. */
  readonly isTaken: (caseId: string) => boolean;
}

/**
 * The case ids of groups. Each id goes to the group that has most of its case; a group that gets none takes the id that a claim of it
 * brings from another docket, else one made of its first claim. An id that was used before and is free is used again.
 */
export function assignCaseIds(groups: readonly Group[], by: Assigning): Map<string, string> {
  const ids = new Map<string, string>();
  const used = new Set<string>();
  const give = (group: Group, caseId: string) => {
    if (ids.has(group.key) || used.has(caseId) || by.isTaken(caseId)) return;
    ids.set(group.key, caseId);
    used.add(caseId);
  };
  const { chosen } = by;
  const choice = chosen && groups.find((group) => group.claims.some(({ claimId }) => claimId === chosen.claimId));
  if (choice) give(choice, chosen.caseId);
  const candidates = groups.flatMap((group) => overlaps(group, by.state, by.withdrawn));
  const opened = ({ group, caseId }: Overlap) =>
    by.state.standings.get(group.claims[0]!.claimId)?.caseId === caseId ? 1 : 0;
  candidates.sort(
    (a, b) =>
      b.claims - a.claims ||
      b.articles - a.articles ||
      opened(b) - opened(a) ||
      (a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : a.group.key < b.group.key ? -1 : 1),
  );
  for (const { group, caseId } of candidates) give(group, caseId);
  for (const group of groups) {
    for (const { claimId } of group.claims) {
      const hint = by.hints.get(claimId);
      if (hint !== undefined) give(group, hint);
    }
  }
  // Ids are hashes: none is made for a case of hundreds of claims that has one.
  for (const group of groups.filter(({ key }) => !ids.has(key))) {
    for (const { claimId } of group.claims) give(group, by.newCaseId(claimId));
  }
  for (const group of groups) {
    for (let n = 2; !ids.has(group.key); n += 1)
      give(group, by.newCaseId(JSON.stringify([group.claims[0]!.claimId, n])));
  }
  return ids;
}
