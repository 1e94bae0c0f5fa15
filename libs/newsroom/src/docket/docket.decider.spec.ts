import { describe, expect, it } from '@jest/globals';
import { given } from '../../../../test/support/given.js';
import { docketDecider, type ClaimToFile, type DocketCommand } from './docket.decider.js';
import type { CasesRelated, ClaimFiled, Facets } from './docket.events.js';
import { caseOf, claimsOf, type DocketState } from './docket.state.js';

type Layoff = Extract<Facets, { kind: 'layoff' }>;
const newCaseId = (seed: string) => `case of ${seed}`;
const layoff = (on: string | undefined, jobs?: number, more: Partial<Layoff> = {}): Facets => ({
  kind: 'layoff',
  ...(jobs !== undefined && { min: jobs, max: jobs }),
  ...(on !== undefined && { on }),
  ...more,
});
/** The claim `1a` is made by the article `a1`. */
const claim = (claimId: string, facets: Facets): ClaimToFile => ({
  claimId,
  articleId: `a${claimId.slice(0, -1)}`,
  facets,
});
const file = (...claims: ClaimToFile[]): DocketCommand => ({ type: 'FileClaims', claims, withdraw: [], newCaseId });
const withdraw = (...claimIds: string[]): DocketCommand => ({
  type: 'FileClaims',
  claims: [],
  withdraw: claimIds,
  newCaseId,
});
const filed = (claimId: string, facets: Facets, caseId: string, because = 'opened'): ClaimFiled => ({
  type: 'ClaimFiled',
  data: { ...claim(claimId, facets), caseId, because },
});
const by = { editor: 'jo', reason: 'read both' };

function after(...commands: DocketCommand[]): DocketState {
  const run = (state: DocketState, command: DocketCommand) =>
    docketDecider.decide(state, command).reduce(docketDecider.evolve, state);
  return commands.reduce(run, docketDecider.initial);
}

/** The claims that are together, as `1a+2a 3a`. */
function division(state: DocketState): string {
  const cases = [...state.cases.entries()].map(([caseId]) => claimsOf(state, caseId).sort().join('+'));
  return cases.sort().join(' ');
}

describe('a docket', () => {
  const first = layoff('2025-10-28', 14_000);

  it('opens a case for its first claim, once', () => {
    given(docketDecider)
      .when(file(claim('1a', first)))
      .then(filed('1a', first, 'case of 1a'));
    given(docketDecider, filed('1a', first, 'case of 1a'))
      .when(file(claim('1a', first)))
      .then();
  });

  it('files a claim of the same happening under the case, and says why', () => {
    const next = layoff('2025-10-29', 14_000);
    given(docketDecider, filed('1a', first, 'case of 1a'))
      .when(file(claim('2a', next)))
      .then(filed('2a', next, 'case of 1a', 'same scope, 1 day apart, 14,000'));
  });

  it('says what an earlier claim that comes late has in common with the case', () => {
    const earlier = layoff('2025-10-27', 14_000);
    given(docketDecider, filed('1a', first, 'case of 1a'))
      .when(file(claim('2a', earlier)))
      .then(filed('2a', earlier, 'case of 1a', 'same scope, 1 day apart, 14,000'));
  });

  it('relates the whole and its part in words that a reader understands', () => {
    const cloud = claim('2a', layoff('2025-10-28', 300, { scope: 'business_unit:acme cloud' }));
    expect(docketDecider.decide(after(file(claim('1a', first))), file(cloud))).toContainEqual({
      type: 'CasesRelated',
      data: {
        cases: ['case of 1a', 'case of 2a'],
        relation: 'scope',
        because: 'acme cloud is a part of the whole',
      },
    });
  });

  it('takes corrected facets, and refiles the claim where they belong to another happening', () => {
    const known = filed('2a', first, 'case of 1a', 'same scope, on one day, 14,000');
    const corrected = layoff('2025-10-28', 300);
    given(docketDecider, filed('1a', first, 'case of 1a'), known)
      .when(file(claim('2a', corrected)))
      .then(
        filed('2a', corrected, 'case of 1a', 'corrected'),
        {
          type: 'ClaimRefiled',
          data: {
            claimId: '2a',
            from: 'case of 1a',
            caseId: 'case of 2a',
            because: 'no other claim of the case agrees with it',
          },
        },
        {
          type: 'CaseSplit',
          data: {
            from: 'case of 1a',
            into: 'case of 2a',
            claims: ['2a'],
            because: 'no other claim of the case agrees with it',
          },
        },
        {
          type: 'CasesRelated',
          data: {
            cases: ['case of 1a', 'case of 2a'],
            relation: 'possibly-same',
            because: 'same scope, on one day, 14,000 against 300',
          },
        } satisfies CasesRelated,
      );
  });

  it('withdraws a claim, and takes its case id again when it comes back', () => {
    const state = after(file(claim('1a', first)), withdraw('1a'));
    expect(division(state)).toBe('');
    expect(caseOf(after(file(claim('1a', first)), withdraw('1a'), file(claim('1a', first))), '1a')).toBe('case of 1a');
    expect(docketDecider.decide(state, withdraw('9a'))).toEqual([]);
  });

  it('joins and parts cases as an editor says', () => {
    const other = layoff('2025-10-30', 300);
    const joined: DocketCommand = { type: 'JoinCases', into: 'case of 2a', from: 'case of 1a', by, newCaseId };
    const state = after(file(claim('1a', first), claim('2a', other)), joined);
    expect(division(state)).toBe('1a+2a');
    expect(caseOf(state, '1a')).toBe('case of 2a');
    const parted: DocketCommand = { type: 'PartClaims', caseId: 'case of 2a', claims: ['2a'], by, newCaseId };
    const later = docketDecider.decide(state, parted).reduce(docketDecider.evolve, state);
    expect(division(later)).toBe('1a 2a');
    expect(caseOf(later, '1a')).toBe('case of 2a');
  });

  it('keeps a claim that fits several cases apart, and says so; one that says just what a case says belongs there', () => {
    const other = layoff('2025-10-30', 500);
    const vague = layoff('2025-10-31');
    const both = after(file(claim('1a', first), claim('2a', other), claim('3a', vague)));
    expect(division(both)).toBe('1a 2a 3a');
    expect([...both.relations.get('case of 3a')!.keys()].sort()).toEqual(['case of 1a', 'case of 2a']);
    const more = after(
      file(claim('1a', first), claim('2a', other), claim('3a', vague), claim('4a', other), claim('5a', vague)),
    );
    expect(division(more)).toBe('1a 2a+4a 3a+5a');
  });

  it('merges cases when a claim turns up that tells them one', () => {
    const low = layoff('2025-10-28', 1_000);
    const high = layoff('2025-11-20', 1_000);
    const [one, two] = [claim('1a', low), claim('2a', layoff('2025-12-10', 1_000))];
    const state = after(file(one, two));
    expect(division(state)).toBe('1a 2a');
    expect(division(after(file(one, two, claim('3a', high))))).toBe('1a+3a 2a');
    expect(division(after(file(one, two, claim('3a', high)), withdraw('1a')))).toBe('2a+3a');
    const events = docketDecider.decide(after(file(one, two, claim('3a', high))), withdraw('1a'));
    expect(events.map(({ type }) => type)).toEqual(['ClaimUnfiled', 'ClaimRefiled', 'CasesMerged', 'CasesUnrelated']);
  });

  it('puts the figure of the whole with the whole, whatever was said of the part', () => {
    const scope = 'business_unit:studio';
    const hit = layoff('2025-10-28', undefined, { scope });
    const rewrite = layoff('2025-10-29', 14_000, { scope });
    const state = after(file(claim('3a', rewrite)), file(claim('2a', hit)), file(claim('1a', first)));
    expect(division(state)).toBe('1a+3a 2a');
    const ties = Object.fromEntries(state.relations.get(caseOf(state, '2a')!)!);
    expect(Object.values(ties)).toEqual(['possibly-same']);
    expect(
      division(after(file(claim('1a', first), claim('3a', rewrite), claim('4a', layoff('2025-10-30', 15_000))))),
    ).toBe('1a+3a+4a');
  });

  it('leaves a merge and a split to stand when new sources come', () => {
    const [a, b] = [claim('1a', first), claim('2a', layoff('2025-10-30', 300))];
    const joined: DocketCommand = { type: 'JoinCases', into: 'case of 1a', from: 'case of 2a', by, newCaseId };
    const merged = after(file(a, b), joined, file(claim('3a', layoff('2025-10-27', 300)), claim('4a', first)));
    expect(division(merged)).toBe('1a+2a+3a+4a');
    const parted: DocketCommand = { type: 'PartClaims', caseId: 'case of 1a', claims: ['2a'], by, newCaseId };
    const same = [a, claim('2a', first), claim('3a', first)];
    const split = after(file(...same), parted, file(claim('4a', layoff('2025-10-29', 14_000))));
    expect(division(split)).toBe('1a+3a 2a 4a');
    expect(division(after(file(...same), parted, withdraw('2a'), file(same[1]!)))).toBe('1a+3a 2a');
  });

  it('keeps what an editor decided on a claim that a revised article makes under another id', () => {
    const [a, b] = [claim('1a', first), claim('2a', layoff('2025-10-30', 300))];
    const joined: DocketCommand = { type: 'JoinCases', into: 'case of 2a', from: 'case of 1a', by, newCaseId };
    const revised = (facets: Facets, now = '1b', old = '1a'): DocketCommand => ({
      type: 'FileClaims',
      claims: [{ claimId: now, articleId: claim(old, facets).articleId, facets }],
      withdraw: [old],
      newCaseId,
    });
    const ofUnit: Facets = { ...first, scope: 'business_unit:studio' } as Facets;
    const state = after(file(a, b), joined, revised(ofUnit));
    expect(division(state)).toBe('1b+2a');
    expect(caseOf(state, '1b')).toBe('case of 2a');
    expect(division(after(file(a, b), joined, revised(ofUnit), revised(first, '1a', '1b')))).toBe('1a+2a');
    // Another happening is another claim.
    expect(division(after(file(a, b), joined, revised(layoff('2026-06-01', 14_000))))).toBe('1b 2a');
    const parted: DocketCommand = { type: 'PartClaims', caseId: 'case of 1a', claims: ['2a'], by, newCaseId };
    const split = after(file(a, claim('2a', first), claim('3a', first)), parted, revised(first, '2b', '2a'));
    expect(division(split)).toBe('1a+3a 2b');
  });

  it('refuses what makes no sense of an editor', () => {
    const state = after(file(claim('1a', first), claim('2a', first)));
    const refused = (command: DocketCommand) => () => docketDecider.decide(state, command);
    const join = { type: 'JoinCases', by, newCaseId } as const;
    const part = { type: 'PartClaims', caseId: 'case of 1a', by, newCaseId } as const;
    expect(refused({ ...join, into: 'case of 1a', from: 'nobody' })).toThrow(
      'no claim is filed under the case nobody here',
    );
    expect(refused({ ...join, into: 'case of 1a', from: 'case of 1a' })).toThrow('merged with itself');
    expect(refused({ ...part, claims: ['1a', '2a'] })).toThrow('takes some claims');
    expect(refused({ ...part, claims: [] })).toThrow('takes some claims');
    expect(refused({ ...part, claims: ['9a'] })).toThrow('does not support this case');
  });

  it('lets the claim of a revised article keep its case, and one from another docket bring its own', () => {
    const next = claim('1b', layoff('2025-10-28', 14_500));
    const revised: DocketCommand = { type: 'FileClaims', claims: [next], withdraw: ['1a'], newCaseId };
    expect(caseOf(after(file(claim('1a', first)), revised), '1b')).toBe('case of 1a');
    expect(caseOf(after(file({ ...next, caseId: 'elsewhere' })), '1b')).toBe('elsewhere');
  });

  it('puts nothing together where several organisations go by the name', () => {
    const all = [claim('1a', first), claim('2a', first)];
    const shared: DocketCommand = { type: 'FileClaims', claims: [], withdraw: [], newCaseId, shared: true };
    expect(division(after(file(...all)))).toBe('1a+2a');
    expect(division(after(file(...all), shared))).toBe('1a 2a');
    expect(division(after(file(...all), shared, { ...shared, shared: false }))).toBe('1a+2a');
  });

  it('divides as a whole what was filed claim by claim before', () => {
    const alone = (one: ClaimFiled): ClaimFiled => ({ ...one, data: { ...one.data, alone: true } });
    const past = [filed('1a', first, 'k1'), filed('2a', first, 'k2')].map(alone);
    const events = given(docketDecider, ...past).when(file(claim('3a', first))).events;
    const state = [...past, ...events].reduce(docketDecider.evolve, docketDecider.initial);
    expect(division(state)).toBe('1a+2a+3a');
    expect(caseOf(state, '3a')).toBe('k1');
  });
});
