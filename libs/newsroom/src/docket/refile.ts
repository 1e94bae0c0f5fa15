import type { EditorialDecision } from '../case/case.events.js';
import { assignCaseIds } from './case-ids.js';
import type { DocketClaim } from './docket-claim.js';
import type { DocketEvent } from './docket.events.js';
import type { DocketState } from './docket.state.js';
import type { Group } from './division.js';
import { grouped } from '../grouped.js';
import type { Pins } from './pins.js';
import { redivide, type Redivision } from './redivide.js';
import { relationChanges } from './relate.js';
import { compare } from './same-happening.js';

/** What is to change on a docket. */
export interface Change {
  /** The editors' decisions as they are then. */
  readonly pins: Pins;
  /** Claims that are new or have other facets. */
  readonly filed: readonly DocketClaim[];
  readonly withdrawn: readonly DocketClaim[];
  /** The cases that claims bring from another docket. */
  readonly hints: ReadonlyMap<string, string>;
  readonly newCaseId: (seed: string) => string;
  /** An editor's decision, and the case that this claim has to be in by it. */
  readonly decided?: { readonly claimId: string; readonly caseId: string; readonly by: EditorialDecision };
}

type Move = { readonly claim: DocketClaim; readonly from: string; readonly to: string; readonly because: string };

/** Why a claim stands in its group: what it has in common with the claims before it, or the first one with the next. */
function reasonOf(claim: DocketClaim, group: Group, { placements }: Redivision): string {
  const because = placements.get(claim.claimId)?.because ?? 'opened';
  if (because !== 'opened') return because;
  const next = group.claims.find((other) => other !== claim);
  return (next && compare(claim, next)?.because()) ?? 'no other claim of the case agrees with it';
}

/** The cases that were split off, and those that are gone because all their claims went over to others. */
function splitsAndMergers(
  state: DocketState,
  moves: readonly Move[],
  used: ReadonlySet<string>,
  change: Change,
): DocketEvent[] {
  const by = change.decided && { by: change.decided.by };
  const events: DocketEvent[] = [];
  const routes = grouped(moves, ({ from, to }) => JSON.stringify([from, to]));
  for (const [route, moved] of routes) {
    const [from, into] = JSON.parse(route) as [string, string];
    if (!used.has(from) || state.cases.get(into)) continue;
    const claims = moved.map(({ claim }) => claim.claimId);
    events.push({ type: 'CaseSplit', data: { from, into, claims, because: moved[0]!.because, ...by } });
  }
  for (const [absorbed, moved] of grouped(moves, ({ from }) => from)) {
    if (used.has(absorbed)) continue;
    const heirs = [...grouped(moved, ({ to }) => to).values()].toSorted((a, b) => b.length - a.length);
    const { to: survivor, because } = heirs[0]![0]!;
    events.push({ type: 'CasesMerged', data: { survivor, absorbed, because, ...by } });
  }
  return events;
}

/** Everything that follows from a change: the claims that are filed, withdrawn and refiled, and what it does to the cases. */
export function refile(state: DocketState, change: Change): DocketEvent[] {
  const { filed, withdrawn, decided } = change;
  const division = redivide(state, change);
  const before = (claimId: string) => state.standings.get(claimId)?.caseId;
  const touched = new Set(
    [...division.groups.flatMap(({ claims }) => claims), ...withdrawn].flatMap(({ claimId }) => before(claimId) ?? []),
  );
  const ids = assignCaseIds(division.groups, {
    state,
    withdrawn,
    hints: change.hints,
    ...(decided && { chosen: decided }),
    newCaseId: change.newCaseId,
    isTaken: (caseId) => state.cases.get(caseId) !== undefined && !touched.has(caseId),
  });
  const groups = new Map(
    division.groups.flatMap((group) => group.claims.map(({ claimId }) => [claimId, group] as const)),
  );
  const events: DocketEvent[] = [];
  for (const claim of filed) {
    const { claimId, articleId, facets } = claim;
    const group = groups.get(claimId)!;
    const known = before(claimId);
    const caseId = known ?? ids.get(group.key)!;
    const placed = division.placements.get(claimId)?.because ?? 'opened';
    // Which claim of a case is placed first is a matter of their days; a case is opened by the one that came first.
    const joins = group.claims.some((other) => before(other.claimId) === caseId);
    const because = known !== undefined ? 'corrected' : joins ? reasonOf(claim, group, division) : placed;
    events.push({ type: 'ClaimFiled', data: { claimId, articleId, caseId, facets, because } });
  }
  for (const { claimId } of withdrawn)
    events.push({ type: 'ClaimUnfiled', data: { claimId, caseId: before(claimId)! } });
  const moves: Move[] = [];
  for (const group of division.groups) {
    const to = ids.get(group.key)!;
    for (const claim of group.claims) {
      const from = before(claim.claimId);
      if (from !== undefined && from !== to) moves.push({ claim, from, to, because: reasonOf(claim, group, division) });
    }
  }
  for (const { claim, from, to, because } of moves) {
    events.push({ type: 'ClaimRefiled', data: { claimId: claim.claimId, from, caseId: to, because } });
  }
  events.push(...splitsAndMergers(state, moves, new Set(ids.values()), change));
  events.push(...relationChanges(state, { division, ids, touched, pins: change.pins }));
  return events;
}
