import type { CaseRelation, DocketEvent } from './docket.events.js';
import type { DocketState } from './docket.state.js';
import { inOrder, type Group } from './division.js';
import { grouped } from '../grouped.js';
import { neighbours } from './neighbours.js';
import type { Pins } from './pins.js';
import type { Redivision } from './redivide.js';
import { wordsOf } from './docket-claim.js';
import { mayRelate, relationOf, type Relation } from './relations.js';

/** A case that may have to do with very many is related to those that come before it most closely, so many in each way. */
const mostOfAKind = 8;

interface Redivided {
  readonly division: Redivision;
  /** The case ids of the groups that are not what they were. */
  readonly ids: ReadonlyMap<string, string>;
  /** The cases whose claims are not what they were. */
  readonly touched: ReadonlySet<string>;
  readonly pins: Pins;
}

/** The groups of a docket as they are after a change. */
class After {
  private readonly order;
  private readonly changed: ReadonlyMap<string, Group>;
  private readonly unchanged = new Map<string, Group>();
  private readonly cases = new Map<Group, string>();

  constructor(
    private readonly state: DocketState,
    private readonly now: Redivided,
  ) {
    this.order = inOrder(now.pins);
    this.changed = new Map(now.division.groups.flatMap((group) => group.claims.map(({ claimId }) => [claimId, group])));
    for (const group of now.division.groups) this.cases.set(group, now.ids.get(group.key)!);
  }

  caseOf(group: Group): string {
    return this.cases.get(group)!;
  }

  precedes(a: Group, b: Group): boolean {
    return this.order(a.claims[0]!, b.claims[0]!) < 0;
  }

  ofCase(caseId: string): Group | undefined {
    const known = this.unchanged.get(caseId);
    if (known) return known;
    const claims = this.state.cases.get(caseId)?.toSorted(this.order);
    if (!claims || this.now.touched.has(caseId)) return undefined;
    const group = { key: caseId, claims };
    this.unchanged.set(caseId, group);
    this.cases.set(group, caseId);
    return group;
  }

  /** Whether a group has the first claim that the case had. */
  opens(group: Group, caseId: string): boolean {
    const then = this.state.cases.get(caseId)?.toSorted(inOrder(this.state.pins));
    return then?.[0] === group.claims[0];
  }

  /** The other groups that may be related to this one. */
  around(group: Group): Set<Group> {
    const found = new Set<Group>();
    const words = wordsOf(group.claims);
    for (const claim of neighbours(this.now.division.near, words)) {
      if (!words.some((one) => mayRelate(one, claim))) continue;
      const { claimId } = claim;
      const other = this.changed.get(claimId) ?? this.ofCase(this.state.standings.get(claimId)!.caseId);
      if (other) found.add(other);
    }
    found.delete(group);
    return found;
  }

  /** The relations that are a matter of a group: those with groups before it. */
  relationsOf(group: Group): Found[] {
    const earlier = [...this.around(group)].filter((other) => this.precedes(other, group));
    return this.nearest(
      earlier.flatMap((other) => {
        const relation = relationOf(other, group, this.now.pins);
        return relation ? [{ other, ...relation }] : [];
      }),
    );
  }

  /** Without those that there are too many of. */
  nearest(found: readonly Found[]): Found[] {
    if (found.length <= mostOfAKind) return [...found];
    const latestFirst = found.toSorted((a, b) => (this.precedes(a.other, b.other) ? 1 : -1));
    return [...grouped(latestFirst, ({ relation }) => relation).values()].flatMap((all) => all.slice(0, mostOfAKind));
  }
}

type Found = Relation & { readonly other: Group };
type Pair = readonly [string, string];
const pairOf = (a: string, b: string): Pair => (a < b ? [a, b] : [b, a]);

/** The relations that a change bears on, as they were and as they are to be. */
class Ledger {
  readonly before = new Map<string, { readonly cases: Pair; readonly relation: CaseRelation }>();
  readonly wanted = new Map<string, Relation & { readonly cases: Pair }>();

  constructor(
    private readonly state: DocketState,
    private readonly after: After,
    private readonly touched: ReadonlySet<string>,
  ) {}

  had(caseId: string, other: string, relation: CaseRelation): void {
    const cases = pairOf(caseId, other);
    this.before.set(JSON.stringify(cases), { cases, relation });
  }

  want(group: Group, { other, relation, because }: Found): void {
    const cases = pairOf(this.after.caseOf(group), this.after.caseOf(other));
    this.wanted.set(JSON.stringify(cases), { cases, relation, because });
  }

  /** A group that is what it was, after groups that are not: its relations to these, and what that does to its others. */
  settle(group: Group, found: readonly Found[]): void {
    const caseId = this.after.caseOf(group);
    const relations = [...(this.state.relations.get(caseId) ?? [])];
    const others = relations.flatMap(([id, relation]) => {
      const other = this.after.ofCase(id);
      return other && this.after.precedes(other, group) ? [{ other, relation, because: '' }] : [];
    });
    for (const { other, relation } of others) this.had(caseId, this.after.caseOf(other), relation);
    const isKept = (id: string, relation: CaseRelation) =>
      found.some(
        (one) => this.after.caseOf(one.other) === id && one.relation === relation && this.after.opens(one.other, id),
      );
    // Where one of too many is gone, another one that was left out until now takes its place.
    const hasLost = [...grouped(relations, ([, relation]) => relation).values()].some(
      (alike) => alike.length >= mostOfAKind && alike.some(([id, how]) => this.touched.has(id) && !isKept(id, how)),
    );
    const all = hasLost ? this.after.relationsOf(group) : [...others, ...found];
    for (const one of this.after.nearest(all)) this.want(group, one);
  }

  events(): DocketEvent[] {
    const ended = [...this.before].filter(([pair, { relation }]) => this.wanted.get(pair)?.relation !== relation);
    const begun = [...this.wanted].filter(([pair, { relation }]) => this.before.get(pair)?.relation !== relation);
    return [
      ...ended.map(([, { cases, relation }]) => ({ type: 'CasesUnrelated' as const, data: { cases, relation } })),
      ...begun.map(([, { cases, relation, because }]) => ({
        type: 'CasesRelated' as const,
        data: { cases, relation, because },
      })),
    ];
  }
}

/** Which relations between cases begin and end with a change of the division. Each is a matter of the later of its two groups. */
export function relationChanges(state: DocketState, now: Redivided): DocketEvent[] {
  const after = new After(state, now);
  const ledger = new Ledger(state, after, now.touched);
  const changed = new Set(now.division.groups);
  const later = new Map<Group, Found[]>();
  const settling = (group: Group) => {
    const known = later.get(group) ?? [];
    later.set(group, known);
    return known;
  };
  for (const group of changed) {
    for (const found of after.relationsOf(group)) ledger.want(group, found);
    for (const other of after.around(group)) {
      const relation =
        changed.has(other) || after.precedes(other, group) ? undefined : relationOf(group, other, now.pins);
      if (relation) settling(other).push({ other: group, ...relation });
    }
  }
  for (const caseId of now.touched) {
    for (const [other, relation] of state.relations.get(caseId) ?? []) {
      ledger.had(caseId, other, relation);
      const group = after.ofCase(other);
      if (group) settling(group);
    }
  }
  for (const [group, found] of later) ledger.settle(group, found);
  return ledger.events();
}
