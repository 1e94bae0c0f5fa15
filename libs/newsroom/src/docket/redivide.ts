import type { DocketClaim } from './docket-claim.js';
import { emptyDocket, type DocketState } from './docket.state.js';
import { agree, fitOf, fits, inOrder, place, type Group, type Placement } from './division.js';
import { grouped } from '../grouped.js';
import { neighbours, settle, unsettle, type Neighbourhood } from './neighbours.js';
import type { Pins } from './pins.js';

/** The claims that change a docket, and the editors' decisions as they are then. */
export interface ClaimChange {
  readonly pins: Pins;
  readonly filed: readonly DocketClaim[];
  readonly withdrawn: readonly DocketClaim[];
}

export interface Redivision {
  /** The groups that are not what they were. */
  readonly groups: readonly Group[];
  /** Of the claims that were placed anew. */
  readonly placements: ReadonlyMap<string, Placement>;
  readonly near: Neighbourhood;
}

type Order = (a: DocketClaim, b: DocketClaim) => number;

/** A group as it was and as it is to be. Only what stands before a claim bears on where the claim is placed. */
interface Turned {
  readonly key: string;
  readonly was: readonly DocketClaim[];
  readonly is: DocketClaim[];
  /** The claims that joined or left, each with one that says just the same and stays, if there is one. */
  readonly moved: Map<DocketClaim, DocketClaim | undefined>;
}

/** The claims that stand before one. */
function before(claims: readonly DocketClaim[], claim: DocketClaim, order: Order): readonly DocketClaim[] {
  let [low, high] = [0, claims.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order(claims[middle]!, claim) < 0) low = middle + 1;
    else high = middle;
  }
  return low === claims.length ? claims : claims.slice(0, low);
}

/**
 * Places claims in their order again where a change may have made a difference. Claims before the change stand as they stand; a later
 * one is placed anew only if it fits a group otherwise that has changed before it. What comes out is what dividing the whole gives.
 */
class Pass {
  readonly placements = new Map<string, Placement>();
  private readonly turned = new Map<string, Turned>();
  /** The groups as they were, by case. */
  private readonly known = new Map<string, Group>();
  private readonly keys = new Map<DocketClaim, string>();
  private readonly order: Order;
  private readonly orderThen: Order;
  private readonly queued: Set<DocketClaim>;
  private queue: DocketClaim[] = [];

  constructor(
    private readonly state: DocketState,
    private readonly pins: Pins,
    private readonly near: Neighbourhood,
    private readonly gone: ReadonlySet<DocketClaim>,
  ) {
    this.order = inOrder(pins);
    this.orderThen = inOrder(state.pins);
    this.queued = new Set(gone);
  }

  run(added: ReadonlySet<DocketClaim>): void {
    for (const claim of added) this.queued.delete(claim);
    this.enqueue(added);
    for (const claim of this.gone) this.leave(claim, this.orderThen);
    for (let claim = this.queue.shift(); claim; claim = this.queue.shift()) {
      if (!added.has(claim) && !this.isDisturbed(claim)) continue;
      const placement = this.placed(claim);
      if (!added.has(claim)) {
        if (this.groupThen(claim).key === placement.key) continue;
        this.leave(claim, this.order);
      }
      this.join(claim, placement);
    }
  }

  groups(): Group[] {
    const all = [...this.turned.values()].map(({ key, is }) => ({ key, claims: is }));
    return all.filter(({ claims }) => claims.length > 0);
  }

  private enqueue(claims: Iterable<DocketClaim>): void {
    const fresh = [...new Set(claims)].filter((claim) => !this.queued.has(claim));
    if (fresh.length === 0) return;
    for (const claim of fresh) this.queued.add(claim);
    this.queue = [...this.queue, ...fresh].sort(this.order);
  }

  private groupThen({ claimId }: DocketClaim): Group {
    const { caseId } = this.state.standings.get(claimId)!;
    const known = this.known.get(caseId);
    if (known) return known;
    const claims = this.state.cases.get(caseId)!.toSorted(this.orderThen);
    const first = claims[0]!.claimId;
    const group = { key: this.state.pins.sides.get(first) ?? first, claims };
    this.known.set(caseId, group);
    return group;
  }

  private turn({ key, claims }: Group): Turned {
    const turned = this.turned.get(key) ?? { key, was: claims, is: [...claims], moved: new Map() };
    this.turned.set(key, turned);
    return turned;
  }

  /** Queues the claims that a claim's joining or leaving may put elsewhere: later ones that agree with it or with others of the group. */
  private move(claim: DocketClaim, { was, is, moved }: Turned, order: Order): void {
    const isSided = ({ claimId }: DocketClaim) => this.pins.sides.has(claimId);
    const twin = isSided(claim)
      ? undefined
      : was.find((other) => other !== claim && other.words === claim.words && !moved.has(other) && !isSided(other));
    moved.set(claim, twin);
    const members = [...grouped([claim, ...was, ...is], ({ words }) => words).values()];
    // Claims that say just the same are asked once, by one that another article makes.
    const agrees = (other: DocketClaim) =>
      members.some((alike) => agree(other, alike.find(({ articleId }) => articleId !== other.articleId) ?? alike[0]!));
    const mayMove = (other: DocketClaim) =>
      order(claim, other) < 0 && !this.isMadeUpFor(other, claim, twin) && agrees(other);
    this.enqueue(
      [
        ...was,
        ...neighbours(
          this.near,
          members.map(([first]) => first!),
        ),
      ].filter(mayMove),
    );
  }

  /** Whether a twin that stays says to a claim just what the one that joined or left does. */
  private isMadeUpFor(claim: DocketClaim, moved: DocketClaim, twin: DocketClaim | undefined): boolean {
    return twin !== undefined && this.order(twin, claim) < 0 && moved.articleId !== claim.articleId;
  }

  private leave(claim: DocketClaim, order: Order): void {
    const turned = this.turn(this.groupThen(claim));
    turned.is.splice(turned.is.indexOf(claim), 1);
    this.move(claim, turned, order);
  }

  private join(claim: DocketClaim, placement: Placement): void {
    const turned = this.turn(this.groupOf(placement.key));
    turned.is.splice(before(turned.is, claim, this.order).length, 0, claim);
    this.keys.set(claim, placement.key);
    this.placements.set(claim.claimId, placement);
    this.move(claim, turned, this.order);
  }

  /** The group of a key, as it was before the pass. */
  private groupOf(key: string): Group {
    for (const [claimId, side] of this.state.pins.sides) {
      const claim = side === key ? this.state.standings.get(claimId)?.claim : undefined;
      if (claim) return this.groupThen(claim);
    }
    const claim = this.state.standings.get(key)?.claim;
    const group = claim && this.groupThen(claim);
    return group?.key === key ? group : { key, claims: [] };
  }

  private placed(claim: DocketClaim): Placement {
    const groups = new Map<string, Group>();
    const isDecided = this.pins.sides.has(claim.claimId);
    for (const other of isDecided ? [] : neighbours(this.near, [claim])) {
      if (this.order(other, claim) >= 0 || !agree(claim, other)) continue;
      const then = this.keys.has(other) ? undefined : this.groupThen(other);
      const key = then?.key ?? this.keys.get(other)!;
      if (groups.has(key)) continue;
      const claims = this.turned.get(key)?.is ?? then?.claims ?? [];
      groups.set(key, { key, claims: before(claims, claim, this.order) });
    }
    return place(claim, groups.values(), this.pins);
  }

  /** Whether a claim, itself unchanged, fits a group otherwise than it did. */
  private isDisturbed(claim: DocketClaim): boolean {
    if (this.pins.sides.has(claim.claimId)) return false;
    for (const { key, was, is, moved } of this.turned.values()) {
      const isMadeUp = ([other, twin]: [DocketClaim, DocketClaim | undefined]) =>
        this.isMadeUpFor(claim, other, twin && moved.has(twin) ? undefined : twin);
      if ([...moved].every(isMadeUp)) continue;
      const then = fitOf(claim, { key, claims: before(was, claim, this.orderThen) }, this.state.pins);
      const now = fitOf(claim, { key, claims: before(is, claim, this.order) }, this.pins);
      if (fits(then) !== fits(now)) return true;
    }
    return false;
  }
}

/** Divides a docket again after a change: the groups that are not what they were, and where claims were placed. */
export function redivide(state: DocketState, { pins, filed, withdrawn }: ClaimChange): Redivision {
  const standing = (claimId: string) => state.standings.get(claimId)?.claim ?? [];
  const added = new Set(filed);
  const gone = new Set([...withdrawn, ...filed.flatMap(({ claimId }) => standing(claimId))]);
  if (pins !== state.pins) {
    const moved = [...pins.sides].filter(([claimId, side]) => state.pins.sides.get(claimId) !== side);
    for (const claim of moved.flatMap(([claimId]) => standing(claimId))) {
      if (gone.has(claim)) continue;
      gone.add(claim);
      added.add(claim);
    }
  }
  let { near } = state;
  for (const claim of gone) if (!added.has(claim)) near = unsettle(near, claim);
  for (const claim of filed) near = settle(near, claim);
  if (!state.divided) {
    for (const [, { claim }] of state.standings.entries()) if (!gone.has(claim)) added.add(claim);
  }
  const then = state.divided ? state : { ...emptyDocket, pins: state.pins };
  const pass = new Pass(then, pins, near, state.divided ? gone : new Set());
  pass.run(added);
  return { groups: pass.groups(), placements: pass.placements, near };
}
