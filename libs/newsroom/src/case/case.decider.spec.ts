import { describe, expect, it } from '@jest/globals';
import { given } from '../../../../test/support/given.js';
import type { RecordedLayoffClaim } from '../claim/recorded-claim.js';
import { caseDecider, saysTheSame, type CaseCommand } from './case.decider.js';
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
});
const reported: CaseEvent = {
  type: 'LayoffReported',
  data: {
    caseId: 'case',
    docket: 'layoff:acme',
    claim: claim('c1', 500),
    source: source('a1'),
    independenceGroup: 'a1',
  },
};
const attached = (c: RecordedLayoffClaim, articleId: string, agreement: 'agrees' | 'conflicts' | 'partial') => ({
  type: 'SourceAttached' as const,
  data: { claim: c, source: source(articleId), independenceGroup: articleId, agreement },
});

describe('a case', () => {
  it('is opened by the claim that reports it first', () => {
    given(caseDecider)
      .when(record(claim('c1', 500), 'a1'))
      .then(reported);
  });

  it.each([
    [500, 'agrees'],
    [600, 'conflicts'],
    [undefined, 'partial'],
  ] as const)('takes %p jobs from another article as a source that %s', (jobs, agreement) => {
    given(caseDecider, reported)
      .when(record(claim('c2', jobs), 'a2'))
      .then(attached(claim('c2', jobs), 'a2', agreement));
  });

  it('does not change when a claim is recorded again, wherever its words stand now', () => {
    const moved = claim('c1', 500, { evidence: [{ slot: 'quantity', field: 'text', start: 30, end: 36 }] });
    given(caseDecider, reported).when(record(moved, 'a1')).then();
  });

  it('is revised when the article says it otherwise', () => {
    given(caseDecider, reported)
      .when(record(claim('c1', 550), 'a1'))
      .then({
        type: 'ClaimRevised',
        data: { claim: claim('c1', 550), source: source('a1'), independenceGroup: 'a1', agreement: 'agrees' },
      });
  });

  it('weighs a revised claim against the others anew', () => {
    const { events } = given(caseDecider, reported, attached(claim('c2', 500), 'a2', 'agrees')).when(
      record(claim('c2', 9_000), 'a2'),
    );
    expect(events).toMatchObject([{ type: 'ClaimRevised', data: { agreement: 'conflicts' } }]);
  });

  it('takes a denial as a conflict, whatever its figure, and two denials as one word', () => {
    const denied = (id: string) =>
      claim(id, 500, { assertion: { modality: 'denied', temporality: 'new', confidence: 0.9 } });
    given(caseDecider, reported)
      .when(record(denied('c2'), 'a2'))
      .then(attached(denied('c2'), 'a2', 'conflicts'));
    const opened: CaseEvent = { ...reported, data: { ...reported.data, claim: denied('c1') } };
    given(caseDecider, opened)
      .when(record(denied('c2'), 'a2'))
      .then(attached(denied('c2'), 'a2', 'agrees'));
  });

  it('loses a source that withdraws, and is retracted with the last one', () => {
    const withdraw = (claimId: string): CaseCommand => ({
      type: 'WithdrawClaim',
      claimId,
      articleId: 'a1',
      reason: 'article-canceled',
    });
    const withdrawn = { type: 'SourceWithdrawn', data: { claimId: 'c1', articleId: 'a1', reason: 'article-canceled' } };
    given(caseDecider, reported, attached(claim('c2', 500), 'a2', 'agrees'))
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
