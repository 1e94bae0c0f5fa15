import type { PersistentMap } from '../persistent-map.js';
import type { DocketClaim } from './docket-claim.js';
import { reversalDays, windowDays } from './same-happening.js';

/** The claims of a docket by what brings two of them together and by time, each list in the order of rank. */
export type Neighbourhood = PersistentMap<readonly DocketClaim[]>;

interface Look {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** Under which names a claim is found. */
function namesOf({ facets }: DocketClaim): string[] {
  switch (facets.kind) {
    case 'layoff':
      return [facets.denied ? 'denied' : 'said'];
    case 'leadership-change': {
      const post = facets.post === undefined ? [] : [`post ${facets.post}`];
      return [`person ${facets.person}`, ...post, ...(facets.counterparts ?? []).map((name) => `with ${name}`)];
    }
    case 'ai-initiative':
      return (facets.others.length === 0 ? [''] : facets.others).map((name) => `${facets.initiative} ${name}`);
  }
}

/** Where to look for what may belong together with a claim. */
function looksOf(claim: DocketClaim): Look[] {
  const { facets } = claim;
  const within = windowDays[facets.kind];
  const around = (name: string) => ({ name, before: within, after: within });
  switch (facets.kind) {
    case 'layoff':
      return facets.denied
        ? [{ name: 'said', before: reversalDays, after: within }, around('denied')]
        : [around('said'), { name: 'denied', before: within, after: reversalDays }];
    case 'leadership-change':
      return [
        ...namesOf(claim),
        `with ${facets.person}`,
        ...(facets.counterparts ?? []).map((name) => `person ${name}`),
      ].map(around);
    case 'ai-initiative':
      return namesOf(claim).map(around);
  }
}

/** The stretches of time in which a claim is kept or looked for. */
function* keysOf({ facets, days }: DocketClaim, { name, before, after }: Look): Generator<string> {
  if (!days) return;
  const stretch = windowDays[facets.kind];
  const last = Math.floor((days.last + after) / stretch);
  for (let n = Math.floor((days.first - before) / stretch); n <= last; n += 1) yield `${n} ${name}`;
}

function* homesOf(claim: DocketClaim): Generator<string> {
  for (const name of new Set(namesOf(claim))) yield* keysOf(claim, { name, before: 0, after: 0 });
}

/** Where a claim of this rank stands, or would stand, in a list that is ordered by rank. */
export function indexByRank(claims: readonly DocketClaim[], rank: string): number {
  let [low, high] = [0, claims.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (claims[middle]!.rank < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const added = (claims: readonly DocketClaim[] | undefined, claim: DocketClaim): readonly DocketClaim[] =>
  claims ? claims.toSpliced(indexByRank(claims, claim.rank), 0, claim) : [claim];

export const removed = (claims: readonly DocketClaim[] | undefined, claim: DocketClaim): readonly DocketClaim[] =>
  (claims ?? []).filter(({ claimId }) => claimId !== claim.claimId);

/** The neighbourhood with a claim that it does not hold. */
export function settle(near: Neighbourhood, claim: DocketClaim): Neighbourhood {
  let next = near;
  for (const key of homesOf(claim)) next = next.with(key, added(next.get(key), claim));
  return next;
}

/** The neighbourhood without a claim. */
export function unsettle(near: Neighbourhood, claim: DocketClaim): Neighbourhood {
  let next = near;
  for (const key of homesOf(claim)) {
    const left = removed(next.get(key), claim);
    next = left.length === 0 ? next.without(key) : next.with(key, left);
  }
  return next;
}

/**
 * Every claim that may report the happening of one of these or be related to it, and some that do not; perhaps these themselves.
 * Undated claims have no neighbours.
 */
export function neighbours(near: Neighbourhood, claims: Iterable<DocketClaim>): Set<DocketClaim> {
  const keys = new Set<string>();
  for (const claim of claims) for (const look of looksOf(claim)) for (const key of keysOf(claim, look)) keys.add(key);
  const found = new Set<DocketClaim>();
  for (const key of keys) for (const other of near.get(key) ?? []) found.add(other);
  return found;
}
