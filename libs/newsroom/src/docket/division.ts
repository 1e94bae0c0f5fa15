import { particularOf, type DocketClaim } from './docket-claim.js';
import { areParted, type Pins } from './pins.js';
import { compare, type Verdict } from './same-happening.js';

/** Claims that report one happening, in the order in which they were placed. Its key is the side of an editor's decision, else its first claim. */
export interface Group {
  readonly key: string;
  readonly claims: readonly DocketClaim[];
}

/** How a claim stands to a group of the claims that were placed before it. */
export type Fit = Pick<Verdict, 'level' | 'because'>;

const strength = { apart: 0, doubt: 1, same: 2, equal: 3 };
const isPart = ({ facets }: DocketClaim) => facets.kind === 'layoff' && facets.scope !== undefined;

/**
 * Whether a claim belongs to a group. It has to agree with every claim of the group, a figure that was put on another scope left
 * aside; in a group that an editor made, with one of those that the editor joined, for these need not agree with each other.
 */
export function fitOf(claim: DocketClaim, group: Group, pins: Pins): Fit | undefined {
  if (group.claims.some((member) => areParted(pins, claim.claimId, member.claimId))) {
    return { level: 'apart', because: 'parted by an editor' };
  }
  const side = group.claims.filter((member) => pins.sides.get(member.claimId) === group.key);
  const whole = group.claims.filter((member) => !isPart(member));
  const speaking = side.length > 0 ? side : whole.length > 0 ? whole : group.claims;
  const verdicts = [];
  for (const member of group.claims) {
    const verdict = compare(claim, member);
    if (verdict?.level === 'apart') return verdict;
    if (speaking.includes(member)) verdicts.push(verdict);
  }
  return weigh(claim, verdicts, side.length > 0);
}

function weigh(claim: DocketClaim, verdicts: readonly (Verdict | undefined)[], one: boolean): Fit | undefined {
  const given = verdicts.filter((verdict) => verdict !== undefined);
  const best = given.toSorted((a, b) => strength[b.level] - strength[a.level])[0];
  if (best === undefined || best.level === 'doubt') return best;
  const agrees = verdicts.every((verdict) => verdict !== undefined && verdict.level !== 'doubt');
  const misplaced = isPart(claim) && best.otherScope === true;
  if (!agrees && !one && !misplaced) return { level: 'doubt', because: best.because };
  // A claim that leaves open what the others say precisely fits them, and no better than it fits others.
  const open = particularOf(claim.facets) === undefined && verdicts.some((verdict) => verdict?.level !== 'equal');
  return { level: open ? 'same' : best.level, because: best.because };
}

export interface Placement {
  /** The key of the group. */
  readonly key: string;
  readonly because: string;
}

/**
 * Where a claim belongs among the groups of the claims before it: to the single one that it fits, else to the single one that says
 * just what it says. Several: to a group of its own, for nothing is merged on a guess.
 */
export function place(claim: DocketClaim, groups: Iterable<Group>, pins: Pins): Placement {
  const own = pins.sides.get(claim.claimId);
  if (own !== undefined) return { key: own, because: 'decided by an editor' };
  const fitting: { key: string; fit: Fit }[] = [];
  for (const group of groups) {
    const fit = fitOf(claim, group, pins);
    if (fit && strength[fit.level] >= strength.same) fitting.push({ key: group.key, fit });
  }
  const equal = fitting.filter(({ fit }) => fit.level === 'equal');
  const home = fitting.length === 1 ? fitting[0] : equal.length === 1 ? equal[0] : undefined;
  return home ? { key: home.key, because: home.fit.because } : { key: claim.claimId, because: 'opened' };
}

/** The order in which claims are placed: those that editors have decided upon first, then by rank. */
export function inOrder(pins: Pins): (a: DocketClaim, b: DocketClaim) => number {
  const before = ({ claimId }: DocketClaim) => (pins.sides.has(claimId) ? 0 : 1);
  return (a, b) => before(a) - before(b) || (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0);
}

/** The division of all these claims, in whatever order they are given: the placement of each. */
export function divide(claims: readonly DocketClaim[], pins: Pins): Map<string, Placement> {
  const groups = new Map<string, { readonly key: string; readonly claims: DocketClaim[] }>();
  const placements = new Map<string, Placement>();
  for (const claim of claims.toSorted(inOrder(pins))) {
    const placement = place(claim, groups.values(), pins);
    placements.set(claim.claimId, placement);
    const group = groups.get(placement.key);
    if (group) group.claims.push(claim);
    else groups.set(placement.key, { key: placement.key, claims: [claim] });
  }
  return placements;
}
