import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Attribution, Initiative, LeadershipStatus, QuantityKind } from '../claim/claim.js';
import { docketDecider, type ClaimToFile, type DocketCommand } from './docket.decider.js';
import { docketClaim } from './docket-claim.js';
import type { DocketEvent, Facets } from './docket.events.js';
import { claimsOf, filedClaims, type DocketState } from './docket.state.js';
import { inOrder, place, type Group } from './division.js';
import { relationOf } from './relations.js';

const newCaseId = (seed: string) => `case of ${seed}`;
const by = { editor: 'jo', reason: 'read both' };

/** Dividing the whole, as plainly as it can be said: each claim in its order among all groups of the claims before it. */
function wholeDivision({ pins, ...state }: DocketState): Group[] {
  const claims = filedClaims({ pins, ...state }).map((filed) =>
    docketClaim(filed.claimId, filed.articleId, filed.facets),
  );
  const groups: { key: string; claims: (typeof claims)[number][] }[] = [];
  for (const claim of claims.sort(inOrder(pins))) {
    const { key } = place(claim, groups, pins);
    const group = groups.find((one) => one.key === key);
    if (group) group.claims.push(claim);
    else groups.push({ key, claims: [claim] });
  }
  return groups;
}

const lists = (groups: Iterable<Iterable<string>>) => [...groups].map((ids) => [...ids].sort().join('+')).sort();
const partition = (state: DocketState) => lists([...state.cases.entries()].map(([caseId]) => claimsOf(state, caseId)));
const whole = (state: DocketState) =>
  lists(wholeDivision(state).map(({ claims }) => claims.map(({ claimId }) => claimId)));

/** The relations of a docket, each case named by its claims. */
function relations(state: DocketState): string[] {
  const name = (caseId: string) => claimsOf(state, caseId).sort().join('+');
  const all = [...state.relations.entries()].flatMap(([one, ties]) =>
    [...ties].map(([other, relation]) => `${[name(one), name(other)].sort().join(' ')} ${relation}`),
  );
  return [...new Set(all)].sort();
}

/** Each group with the earlier ones, the latest first; of each relation no more than eight. */
function wholeRelations(state: DocketState): string[] {
  const groups = wholeDivision(state);
  const name = ({ claims }: Group) =>
    claims
      .map(({ claimId }) => claimId)
      .sort()
      .join('+');
  const found = groups.flatMap((group, i) => {
    const all = groups
      .slice(0, i)
      .toReversed()
      .flatMap((other) => {
        const relation = relationOf(other, group, state.pins)?.relation;
        return relation ? [{ other, relation }] : [];
      });
    const nearest = (['possibly-same', 'scope', 'succession'] as const).flatMap((kind) =>
      all.filter(({ relation }) => relation === kind).slice(0, 8),
    );
    return nearest.map(({ other, relation }) => `${[name(group), name(other)].sort().join(' ')} ${relation}`);
  });
  return found.sort();
}

/** Runs a command, and holds the events against what they have to be a script of. */
function run(state: DocketState, command: DocketCommand): DocketState {
  const events = docketDecider.decide(state, command);
  const after = events.reduce(docketDecider.evolve, state);
  expect(docketDecider.decide(after, command.type === 'FileClaims' ? command : file([]))).toEqual([]);
  expectToBeWhole(state, after, events);
  return after;
}

function expectToBeWhole(before: DocketState, after: DocketState, events: readonly DocketEvent[]): void {
  const stood = new Map(filedClaims(before).map(({ claimId, caseId }) => [claimId, caseId]));
  const used = (state: DocketState) => new Set(filedClaims(state).map(({ caseId }) => caseId));
  for (const { claimId, caseId } of filedClaims(after)) {
    const from = stood.get(claimId);
    if (from === undefined || from === caseId) continue;
    expect(events).toContainEqual({ type: 'ClaimRefiled', data: expect.objectContaining({ claimId, from, caseId }) });
  }
  const refiled = new Set(events.flatMap((event) => (event.type === 'ClaimRefiled' ? [event.data.from] : [])));
  const gone = [...used(before)].filter((caseId) => !used(after).has(caseId) && refiled.has(caseId));
  const absorbed = events.flatMap((event) => (event.type === 'CasesMerged' ? [event.data.absorbed] : []));
  expect(absorbed.sort()).toEqual(gone.sort());
  for (const event of events) {
    if (event.type === 'CasesMerged') expect(used(after)).toContain(event.data.survivor);
    if (event.type === 'CaseSplit')
      expect([used(before).has(event.data.into), used(after).has(event.data.from)]).toEqual([false, true]);
  }
}

const file = (claims: readonly ClaimToFile[], withdraw: readonly string[] = []): DocketCommand => ({
  type: 'FileClaims',
  claims,
  withdraw,
  newCaseId,
});

const day = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .integer({ min: 0, max: 120 })
      .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)),
  },
  { weight: 1, arbitrary: fc.constantFrom('2025-02', '2025', undefined) },
  { weight: 6, arbitrary: fc.constant('2025-03-01') },
);
const when = day.map((on) => (on === undefined ? {} : { on }));
const rarely = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ denied: true as const }) },
);
const option = <T>(...values: T[]) => fc.constantFrom(undefined, ...values);
const layoffs = fc
  .tuple(
    when,
    rarely,
    option('business_unit:studio', 'country:france'),
    option(100, 120, 200, 300, 1_000),
    option<Attribution>('company', 'union', 'press'),
    option<QuantityKind>('threatened', 'posts_cut'),
  )
  .map(([on, denied, scope, jobs, speaker, nature]): Facets => ({
    kind: 'layoff',
    ...(scope !== undefined && { scope }),
    ...(jobs !== undefined && { min: jobs, max: jobs === 120 ? 150 : jobs }),
    ...(nature !== undefined && { nature }),
    ...(speaker !== undefined && { speaker }),
    ...denied,
    ...on,
  }));
const moves = fc
  .tuple(
    when,
    rarely,
    fc.constantFrom('jane doe', 'john roe', 'ann poe'),
    fc.constantFrom<LeadershipStatus>('in', 'out', 'in_acting'),
    option('chief-executive', 'chair'),
    option('jane doe', 'ann poe'),
  )
  .map(([on, denied, person, status, post, counterpart]): Facets => ({
    kind: 'leadership-change',
    person,
    status,
    ...(post !== undefined && { post }),
    ...(counterpart !== undefined && { counterparts: [counterpart] }),
    ...denied,
    ...on,
  }));
const deals = fc
  .tuple(when, fc.constantFrom<Initiative>('investment', 'launch'), fc.subarray(['fable', 'showrunner', 'openai']))
  .map(([on, initiative, others]): Facets => ({ kind: 'ai-initiative', initiative, others, ...on }));

const claimsWith = (facets: fc.Arbitrary<Facets>) =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 12 }), facets), { minLength: 1, maxLength: 32 })
    .map((all) =>
      all.map(([article, of], i): ClaimToFile => ({ claimId: `c${i}`, articleId: `a${article}`, facets: of })),
    );
const number = fc.integer({ min: 1, max: 40 });
/** So many wholes and parts, and so many who come and go, that not all of them can be related. */
const crowdedLayoffs = fc
  .tuple(fc.boolean(), number, fc.constantFrom('2025-03-01', '2025-03-02'))
  .map(([whole, n, on]): Facets => ({
    kind: 'layoff',
    ...(!whole && { scope: `site:${n}` }),
    ...{ min: n * (whole ? 1_000 : 1), max: n * (whole ? 1_000 : 1), on },
  }));
const crowdedMoves = fc
  .tuple(number, fc.constantFrom<LeadershipStatus>('in', 'out'), fc.constantFrom('2025-03-01', '2025-03-02'))
  .map(([n, status, on]): Facets => ({
    ...{ kind: 'leadership-change', person: `person ${n}`, status, post: 'chief-executive', on },
  }));
const dockets = [layoffs, moves, deals, crowdedLayoffs, crowdedMoves].map(claimsWith);

describe.each([
  ['layoffs', dockets[0]!],
  ['leadership changes', dockets[1]!],
  ['AI initiatives', dockets[2]!],
  ['layoffs of many parts', dockets[3]!],
  ['leadership changes on one post', dockets[4]!],
])('a docket of %s', (_, claims) => {
  it('is divided alike in whatever order and batches its claims come', () => {
    const arrivals = claims.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 32, maxLength: 32 }),
      ),
    );
    fc.assert(
      fc.property(arrivals, ([all, shuffled, sizes]) => {
        const atOnce = run(docketDecider.initial, file(all));
        let state = docketDecider.initial;
        for (let from = 0, n = 0; from < shuffled.length; from += sizes[n]!, n += 1) {
          state = run(state, file(shuffled.slice(from, from + sizes[n]!)));
        }
        expect(partition(state)).toEqual(partition(atOnce));
        expect(partition(state)).toEqual(whole(state));
        expect(relations(state)).toEqual(wholeRelations(state));
      }),
      { numRuns: 150 },
    );
  });

  it('is what dividing the whole would give, whatever is corrected, withdrawn and decided', () => {
    const step = fc.record({
      act: fc.constantFrom('file', 'file', 'withdraw', 'join', 'part'),
      a: fc.nat(100),
      b: fc.nat(100),
    });
    fc.assert(
      fc.property(claims, claims, fc.array(step, { maxLength: 12 }), (all, other, steps) => {
        let state = run(docketDecider.initial, file(all));
        for (const { act, a, b } of steps) {
          const filed = filedClaims(state).sort((one, two) => (one.claimId < two.claimId ? -1 : 1));
          const [one, two] = [filed[a % filed.length], filed[b % filed.length]];
          const correction = other[a % other.length]!;
          const rest = one ? claimsOf(state, one.caseId) : [];
          if (act === 'file')
            state = run(
              state,
              file([correction], b % 3 === 0 && two ? [two.claimId].filter((id) => id !== correction.claimId) : []),
            );
          else if (act === 'withdraw' && one) state = run(state, file([], [one.claimId]));
          else if (act === 'join' && one && two && one.caseId !== two.caseId) {
            state = run(state, { type: 'JoinCases', into: one.caseId, from: two.caseId, by, newCaseId });
            expect(filedClaims(state).find(({ claimId }) => claimId === two.claimId)?.caseId).toBe(one.caseId);
          } else if (act === 'part' && one && rest.length > 1) {
            const command = { type: 'PartClaims', caseId: one.caseId, claims: [one.claimId], by, newCaseId } as const;
            state = run(state, command);
            const kept = rest.find((claimId) => claimId !== one.claimId)!;
            expect(filedClaims(state).find(({ claimId }) => claimId === kept)?.caseId).toBe(one.caseId);
          }
          expect(partition(state)).toEqual(whole(state));
          expect(relations(state)).toEqual(wholeRelations(state));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a docket on which very many cases have to do with each other', () => {
  const on = '2025-03-01';
  it.each([
    [
      'wholes and parts',
      (n: number): Facets =>
        n % 2 === 0
          ? { kind: 'layoff', min: 10_000 * n, max: 10_000 * n, on }
          : { kind: 'layoff', scope: `site:${n}`, min: n, max: n, on },
    ],
    [
      'arrivals and departures',
      (n: number): Facets => {
        const status = n % 2 === 0 ? 'in' : 'out';
        return { kind: 'leadership-change', person: `person ${n}`, status, post: 'chief-executive', on };
      },
    ],
  ])('grows by a bounded number of events a claim: %s', (_, facetsOf) => {
    let state = docketDecider.initial;
    let events = 0;
    for (let n = 0; n < 200; n += 1) {
      const claim = { claimId: `c${(n * 79) % 997}`, articleId: `a${n}`, facets: facetsOf(n) };
      const told = docketDecider.decide(state, file([claim]));
      events += told.length;
      state = told.reduce(docketDecider.evolve, state);
    }
    expect(state.cases.size).toBeGreaterThan(100);
    expect(events / 200).toBeLessThan(40);
  });
});
