import { describe, expect, it } from '@jest/globals';
import { given } from '../../../../test/support/given.js';
import { docketDecider, type DocketCommand } from './docket.decider.js';
import type { ClaimFiled, Facets } from './docket.events.js';

const layoff = (on: string | undefined, min?: number, max = min, unit?: string): Facets => ({
  kind: 'layoff',
  ...(unit !== undefined && { scope: `business_unit:${unit}` }),
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
  ...(on !== undefined && { on }),
});
const filed = (claimId: string, articleId: string, caseId: string, facets: Facets): ClaimFiled => ({
  type: 'ClaimFiled',
  data: { claimId, articleId, caseId, facets, because: 'opened' },
});
const file = (facets: Facets, articleId = 'a2'): DocketCommand => ({
  type: 'FileClaim',
  claimId: 'c2',
  articleId,
  facets,
  newCaseId: 'new',
});
const joins = (facets: Facets, because: string) => ({
  type: 'ClaimFiled',
  data: { claimId: 'c2', articleId: 'a2', caseId: 'case', facets, because },
});
const opens = (facets: Facets, articleId = 'a2') => ({
  type: 'ClaimFiled',
  data: { claimId: 'c2', articleId, caseId: 'new', facets, because: 'opened' },
});

describe('a docket', () => {
  const first = filed('c1', 'a1', 'case', layoff('2025-10-28', 14_000));

  it('opens a case for its first claim', () => {
    given(docketDecider)
      .when(file(layoff('2025-10-28', 5)))
      .then(opens(layoff('2025-10-28', 5)));
  });

  it.each<[string, Facets]>([
    ['the same figure a week later', layoff('2025-11-04', 14_000)],
    ['no figure', layoff('2025-10-29')],
    ['a range that holds the figure', layoff('2025-10', 10_000, 15_000)],
  ])('files %s under the case', (_, facets) => {
    given(docketDecider, first).when(file(facets)).then(joins(facets, 'same scope, window and figure'));
  });

  it.each<[string, Facets]>([
    ['another figure', layoff('2025-10-28', 600)],
    ['the same figure three months later', layoff('2026-01-28', 14_000)],
    ['the same figure of a unit', layoff('2025-10-28', 14_000, 14_000, 'studio')],
    ['an undated claim', layoff(undefined, 14_000)],
  ])('opens another case for %s', (_, facets) => {
    given(docketDecider, first).when(file(facets)).then(opens(facets));
  });

  it('opens a case of its own where a claim would fit several: nothing is merged on a guess', () => {
    const second = filed('c3', 'a3', 'case-2', layoff('2025-10-30', 500));
    given(docketDecider, first, second)
      .when(file(layoff('2025-10-29')))
      .then(opens(layoff('2025-10-29')));
  });

  it('keeps the claims of one article apart', () => {
    const facets = layoff('2025-10-28', 14_000);
    given(docketDecider, first).when(file(facets, 'a1')).then(opens(facets, 'a1'));
  });

  it('files one move of one person once, and an arrival apart from a departure', () => {
    const move = (person: string, status: 'in' | 'out', on: string): Facets => ({
      kind: 'leadership-change',
      person,
      status,
      on,
    });
    const known = filed('c1', 'a1', 'case', move('jane doe', 'out', '2025-10-01'));
    const again = move('jane doe', 'out', '2025-10-20');
    given(docketDecider, known).when(file(again)).then(joins(again, 'same person, direction and window'));
    const arrival = move('jane doe', 'in', '2025-10-20');
    given(docketDecider, known).when(file(arrival)).then(opens(arrival));
  });

  it('files an initiative with one that shares its kind and a counterpart', () => {
    const deal = (initiative: 'investment' | 'launch', ...others: string[]): Facets => ({
      kind: 'ai-initiative',
      initiative,
      others,
      on: '2025-06',
    });
    const known = filed('c1', 'a1', 'case', deal('investment', 'fable studio', 'showrunner'));
    const again = deal('investment', 'fable studio');
    given(docketDecider, known).when(file(again)).then(joins(again, 'same initiative, counterpart and window'));
    given(docketDecider, known)
      .when(file(deal('launch', 'showrunner')))
      .then(opens(deal('launch', 'showrunner')));
    given(docketDecider, known)
      .when(file(deal('investment')))
      .then(opens(deal('investment')));
  });

  it('takes the corrected facets of a claim that it has, and leaves it where it is', () => {
    const known = filed('c2', 'a2', 'case', layoff('2025-10-28', 1_000));
    const corrected = layoff('2025-10-28', 9_000);
    given(docketDecider, known).when(file(corrected)).then(joins(corrected, 'corrected'));
    const because = { ...known, data: { ...known.data, facets: corrected, because: 'corrected' } };
    const other: DocketCommand = { ...file(layoff('2025-10-29', 9_000), 'a3'), claimId: 'c3' };
    expect(given(docketDecider, known, because).when(other).events).toMatchObject([{ data: { caseId: 'case' } }]);
  });

  it('files a claim once, and again after it was unfiled', () => {
    given(docketDecider, filed('c2', 'a2', 'case', layoff('2025-10-28')))
      .when(file(layoff('2025-10-28')))
      .then();
    given(docketDecider, first)
      .when({ type: 'UnfileClaim', claimId: 'c1' })
      .then({ type: 'ClaimUnfiled', data: { claimId: 'c1', caseId: 'case' } });
  });
});
