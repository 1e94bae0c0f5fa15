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
      .then(filed('2a', next, 'case of 1a', 'same scope, 1 day apart, 14000'));
  });

  it('takes corrected facets, and refiles the claim where they belong to another happening', () => {
    const known = filed('2a', first, 'case of 1a', 'same scope, on one day, 14000');
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
            because: 'same scope, on one day, 14000 against 300',
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
});
