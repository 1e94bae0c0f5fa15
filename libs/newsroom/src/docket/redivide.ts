import type { DocketClaim } from './docket-claim.js';
import type { DocketState } from './docket.state.js';
import { divide, type Group, type Placement } from './division.js';
import { settle, unsettle, type Neighbourhood } from './neighbours.js';
import { grouped } from '../grouped.js';
import type { Pins } from './pins.js';

export interface Redivision {
  /** The groups that are not what they were, in the order of their keys; each with its claims in the order of their placement. */
  readonly groups: readonly Group[];
  readonly placements: ReadonlyMap<string, Placement>;
  readonly near: Neighbourhood;
}

export interface ClaimChange {
  readonly pins: Pins;
  readonly filed: readonly DocketClaim[];
  readonly withdrawn: readonly DocketClaim[];
}

export function redivide(state: DocketState, { pins, filed, withdrawn }: ClaimChange): Redivision {
  const claims = new Map([...state.standings.entries()].map(([claimId, { claim }]) => [claimId, claim]));
  let { near } = state;
  for (const { claimId } of [...withdrawn, ...filed]) {
    const known = claims.get(claimId);
    if (known) near = unsettle(near, known);
    claims.delete(claimId);
  }
  for (const claim of filed) {
    claims.set(claim.claimId, claim);
    near = settle(near, claim);
  }
  const placements = divide([...claims.values()], pins);
  const groups = grouped(claims.values(), ({ claimId }) => placements.get(claimId)!.key);
  return { groups: [...groups].map(([key, members]) => ({ key, claims: members })), placements, near };
}
