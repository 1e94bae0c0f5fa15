import { PersistentMap } from '../persistent-map.js';
import { docketClaim, type DocketClaim } from './docket-claim.js';
import type { CaseRelation, ClaimFiled, DocketEvent } from './docket.events.js';
import { added, removed, settle, unsettle, type Neighbourhood } from './neighbours.js';
import { noPins, pin, type Pins } from './pins.js';

/** A claim with the case that it is filed under. */
export interface Standing {
  readonly claim: DocketClaim;
  readonly caseId: string;
}

/** The other cases to which a case is related. */
export type Relations = ReadonlyMap<string, CaseRelation>;

export interface DocketState {
  readonly standings: PersistentMap<Standing>;
  /** The claims of each case, by rank. */
  readonly cases: PersistentMap<readonly DocketClaim[]>;
  readonly near: Neighbourhood;
  readonly relations: PersistentMap<Relations>;
  readonly pins: Pins;
  /** Several organisations go by the docket's name. */
  readonly shared: boolean;
  /** Whether its cases are the division of its claims. They are not where claims were filed one by one, before dockets were divided. */
  readonly divided: boolean;
}

export const emptyDocket: DocketState = {
  standings: PersistentMap.empty(),
  cases: PersistentMap.empty(),
  near: PersistentMap.empty(),
  relations: PersistentMap.empty(),
  pins: noPins,
  shared: false,
  divided: true,
};

function unfiled(state: DocketState, claimId: string): DocketState {
  const standing = state.standings.get(claimId);
  if (!standing) return state;
  const { claim, caseId } = standing;
  const left = removed(state.cases.get(caseId), claim);
  return {
    ...state,
    standings: state.standings.without(claimId),
    cases: left.length === 0 ? state.cases.without(caseId) : state.cases.with(caseId, left),
    near: unsettle(state.near, claim),
  };
}

function filed(state: DocketState, { claimId, articleId, caseId, facets }: ClaimFiled['data']): DocketState {
  const before = unfiled(state, claimId);
  const claim = docketClaim(claimId, articleId, facets);
  return {
    ...before,
    standings: before.standings.with(claimId, { claim, caseId }),
    cases: before.cases.with(caseId, added(before.cases.get(caseId), claim)),
    near: settle(before.near, claim),
    shared: facets.shared === true,
  };
}

function refiled(state: DocketState, claimId: string, caseId: string): DocketState {
  const standing = state.standings.get(claimId);
  if (!standing) return state;
  const { claim } = standing;
  const left = removed(state.cases.get(standing.caseId), claim);
  const cases = left.length === 0 ? state.cases.without(standing.caseId) : state.cases.with(standing.caseId, left);
  return {
    ...state,
    standings: state.standings.with(claimId, { claim, caseId }),
    cases: cases.with(caseId, added(cases.get(caseId), claim)),
  };
}

function related(
  state: DocketState,
  [a, b]: readonly [string, string],
  relation: CaseRelation | undefined,
): DocketState {
  let { relations } = state;
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const ties = new Map(relations.get(one));
    if (relation === undefined) ties.delete(other);
    else ties.set(other, relation);
    relations = ties.size === 0 ? relations.without(one) : relations.with(one, ties);
  }
  return { ...state, relations };
}

export function evolveDocket(state: DocketState, event: DocketEvent): DocketState {
  switch (event.type) {
    case 'ClaimFiled':
      return { ...filed(state, event.data), divided: event.data.alone !== true };
    case 'ClaimRefiled':
      return { ...refiled(state, event.data.claimId, event.data.caseId), divided: true };
    case 'ClaimUnfiled':
      return unfiled(state, event.data.claimId);
    case 'ClaimsJoined':
    case 'ClaimsParted':
      return { ...state, pins: pin(state.pins, event) };
    case 'CasesRelated':
      return related(state, event.data.cases, event.data.relation);
    case 'CasesUnrelated':
      return related(state, event.data.cases, undefined);
    case 'CasesMerged':
    case 'CaseSplit':
      return state;
  }
}

/** The case that a claim is filed under; undefined where the docket does not hold the claim. */
export function caseOf(state: DocketState, claimId: string): string | undefined {
  return state.standings.get(claimId)?.caseId;
}

/** The ids of a case's claims, in the order of their announcement; none where the docket does not know the case. */
export function claimsOf(state: DocketState, caseId: string): string[] {
  return (state.cases.get(caseId) ?? []).map(({ claimId }) => claimId);
}

/** Every claim of the docket as it is filed now, in no order that means anything. */
export function filedClaims(state: DocketState): Omit<ClaimFiled['data'], 'because'>[] {
  return [...state.standings.entries()].map(([claimId, { claim, caseId }]) => {
    const { articleId, facets } = claim;
    return { claimId, articleId, caseId, facets };
  });
}
