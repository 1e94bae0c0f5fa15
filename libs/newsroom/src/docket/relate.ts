import type { CaseRelation, DocketEvent } from './docket.events.js';
import type { DocketState } from './docket.state.js';
import { inOrder, type Group } from './division.js';
import { neighbours } from './neighbours.js';
import type { Pins } from './pins.js';
import type { Redivision } from './redivide.js';
import { relationOf, type Relation } from './relations.js';

/** A case that may be the same as very many is related to those that come before it most closely. */
const mostDoubts = 8;

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

  /** The other groups that may be related to this one. */
  around(group: Group): Set<Group> {
    const found = new Set<Group>();
    for (const { claimId } of neighbours(this.now.division.near, group.claims)) {
      const other = this.changed.get(claimId) ?? this.ofCase(this.state.standings.get(claimId)!.caseId);
      if (other) found.add(other);
    }
    found.delete(group);
    return found;
  }

  /** Relations are a matter of the later of two groups; these are the later one's. */
  relationsOf(group: Group): [Group, Relation][] {
    const earlier = [...this.around(group)].filter((other) => this.precedes(other, group));
    const found: [Group, Relation][] = [];
    let doubts = 0;
    for (const other of earlier.sort((a, b) => (this.precedes(a, b) ? 1 : -1))) {
      const relation = relationOf(other, group, this.now.pins);
      if (!relation) continue;
      if (relation.relation === 'possibly-same') doubts += 1;
      if (relation.relation !== 'possibly-same' || doubts <= mostDoubts) found.push([other, relation]);
    }
    return found;
  }
}

type Pair = readonly [string, string];
const pairOf = (a: string, b: string): Pair => (a < b ? [a, b] : [b, a]);

/** Which relations between cases begin and end with a change of the division. */
export function relationChanges(state: DocketState, now: Redivided): DocketEvent[] {
  const after = new After(state, now);
  const { touched } = now;
  const { groups } = now.division;
  const owners = new Set(groups);
  for (const group of groups) {
    for (const other of after.around(group)) {
      if (after.precedes(group, other) && relationOf(group, other, now.pins)) owners.add(other);
    }
  }
  const before = new Map<string, { cases: Pair; relation: CaseRelation }>();
  const had = (caseId: string, other: string, relation: CaseRelation) => {
    const cases = pairOf(caseId, other);
    before.set(JSON.stringify(cases), { cases, relation });
  };
  for (const caseId of touched) {
    for (const [other, relation] of state.relations.get(caseId) ?? []) {
      had(caseId, other, relation);
      const group = after.ofCase(other);
      if (group) owners.add(group);
    }
  }
  const wanted = new Map<string, { cases: Pair } & Relation>();
  for (const owner of owners) {
    const caseId = after.caseOf(owner);
    if (!groups.includes(owner)) {
      for (const [other, relation] of state.relations.get(caseId) ?? []) {
        const group = after.ofCase(other);
        if (group && after.precedes(group, owner)) had(caseId, other, relation);
      }
    }
    for (const [other, relation] of after.relationsOf(owner)) {
      const cases = pairOf(caseId, after.caseOf(other));
      wanted.set(JSON.stringify(cases), { cases, ...relation });
    }
  }
  const ended = [...before].filter(([pair, { relation }]) => wanted.get(pair)?.relation !== relation);
  const begun = [...wanted].filter(([pair, { relation }]) => before.get(pair)?.relation !== relation);
  return [
    ...ended.map(([, { cases, relation }]) => ({ type: 'CasesUnrelated' as const, data: { cases, relation } })),
    ...begun.map(([, data]) => ({ type: 'CasesRelated' as const, data })),
  ];
}
