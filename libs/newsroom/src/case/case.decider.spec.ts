import { describe, expect, it } from '@jest/globals';
import { given } from '../../../../test/support/given.js';
import type { RecordedLayoffClaim } from '../claim/recorded-claim.js';
import { saysTheSame } from '../claim/substance.js';
import { caseDecider, type CaseCommand } from './case.decider.js';
import type { CaseEvent, ClaimSource } from './case.events.js';

const claim = (claimId: string, jobs?: number, more: Partial<RecordedLayoffClaim> = {}): RecordedLayoffClaim => ({
  claimId,
  kind: 'layoff',
  organisation: { name: 'Acme' },
  quantity:
    jobs === undefined
      ? { qualifier: 'undisclosed', unit: 'jobs' }
      : { min: jobs, max: jobs, qualifier: 'exact', unit: 'jobs' },
  assertion: { modality: 'asserted', temporality: 'new', confidence: 0.9 },
  evidence: [{ slot: 'quantity', field: 'text', start: 3, end: 9 }],
  ...more,
});
const source = (articleId: string): ClaimSource => ({ articleId, articleVersion: 1, textHash: 't' });
const record = (c: RecordedLayoffClaim, articleId: string): CaseCommand => ({
  type: 'RecordClaim',
  caseId: 'case',
  docket: 'layoff:acme',
  claim: c,
  source: source(articleId),
  independenceGroup: articleId,
  because: 'same figure',
});
const reported: CaseEvent = {
  type: 'LayoffReported',
  data: {
    caseId: 'case',
    docket: 'layoff:acme',
    claim: claim('c1', 500),
    source: source('a1'),
    independenceGroup: 'a1',
    because: 'same figure',
  },
};
const saying = (c: RecordedLayoffClaim, articleId: string) => ({
  claim: c,
  source: source(articleId),
  independenceGroup: articleId,
  because: 'same figure',
});
const attached = (c: RecordedLayoffClaim, articleId: string): CaseEvent => ({
  type: 'SourceAttached',
  data: saying(c, articleId),
});

describe('a case', () => {
  it('is opened by the claim that reports it first', () => {
    given(caseDecider)
      .when(record(claim('c1', 500), 'a1'))
      .then(reported);
  });

  it('takes the claim of another article as a source', () => {
    given(caseDecider, reported)
      .when(record(claim('c2', 600), 'a2'))
      .then(attached(claim('c2', 600), 'a2'));
  });

  it('does not change when a claim is recorded again as it stands, and follows it to another place in its text', () => {
    given(caseDecider, reported)
      .when(record(claim('c1', 500), 'a1'))
      .then();
    const moved = claim('c1', 500, { evidence: [{ slot: 'quantity', field: 'text', start: 30, end: 36 }] });
    given(caseDecider, reported)
      .when(record(moved, 'a1'))
      .then({ type: 'ClaimRevised', data: saying(moved, 'a1') });
  });

  it('loses a source that withdraws, and is retracted with the last one', () => {
    const withdraw = (claimId: string): CaseCommand => ({
      type: 'WithdrawClaim',
      claimId,
      articleId: 'a1',
      reason: 'article-canceled',
    });
    const withdrawn = { type: 'SourceWithdrawn', data: { claimId: 'c1', articleId: 'a1', reason: 'article-canceled' } };
    given(caseDecider, reported, attached(claim('c2', 500), 'a2'))
      .when(withdraw('c1'))
      .then(withdrawn);
    given(caseDecider, reported)
      .when(withdraw('c1'))
      .then(withdrawn, { type: 'CaseRetracted', data: { reason: 'no-support' } });
    given(caseDecider, reported).when(withdraw('c9')).then();
  });

  it('knows another person by another reference', () => {
    const people = (ref: string) => ({ affectedPeople: [{ ref, post: 'casting', publicFigure: false as const }] });
    expect(saysTheSame(claim('c1', 5, people('r1')), claim('c1', 5, people('r1')))).toBe(true);
    expect(saysTheSame(claim('c1', 5, people('r1')), claim('c1', 5, people('r2')))).toBe(false);
  });
});
