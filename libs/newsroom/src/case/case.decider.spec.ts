import { describe, expect, it } from '@jest/globals';
import { given } from '../../../../test/support/given.js';
import type { RecordedLayoffClaim } from '../claim/recorded-claim.js';
import { saysTheSame } from '../claim/substance.js';
import { caseDecider, type CaseCommand } from './case.decider.js';
import { caseStatus } from './case.state.js';
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

const by = { editor: 'ed', reason: 'read the filing' };
const second = attached(claim('c2', 600), 'a2');

describe('an editor', () => {
  it.each([
    [{ type: 'Approve' }, { type: 'CaseApproved', data: { by } }],
    [{ type: 'Reject' }, { type: 'CaseRejected', data: { by } }],
    [{ type: 'Dispute' }, { type: 'CaseDisputed', data: { by } }],
    [{ type: 'Retract' }, { type: 'CaseRetracted', data: { reason: 'editor', by } }],
  ] as const)('%p leads to %p', (command, event) => {
    given(caseDecider, reported)
      .when({ ...command, expectedVersion: 1, by })
      .then(event);
  });

  it('is told that the case has moved on, or that there is none', () => {
    expect(() => given(caseDecider, reported, second).when({ type: 'Approve', expectedVersion: 1, by })).toThrow(
      expect.objectContaining({ name: 'StaleCase', expected: 1, actual: 2 }),
    );
    expect(() => given(caseDecider).when({ type: 'Approve', expectedVersion: 0, by })).toThrow(
      expect.objectContaining({ name: 'CommandRefused', code: 'case-unknown' }),
    );
  });

  const correct = (path: string, to: unknown, from?: unknown): CaseCommand => ({
    ...{ type: 'Correct', expectedVersion: 1, by, path, to },
    ...(from !== undefined && { from }),
  });

  it.each<[string, unknown, unknown]>([
    ['/quantity', 500, { min: 600, max: 600, qualifier: 'exact', unit: 'jobs' }],
    ['/organisation/name', 'Acme', 'Acme Pictures'],
    ['/announced/value', null, '2025-10'],
    ['/reasons', null, [{ reason: 'ai', strength: 'explicit' }]],
    ['/quantity/scope', null, { level: 'site', name: 'Lyon' }],
  ])('sets %s', (path, _, to) => {
    const { events } = given(caseDecider, reported).when(correct(path, to));
    expect(events).toMatchObject([{ type: 'CaseCorrected', data: { path, to, by } }]);
    // The same correction once more changes nothing.
    expect(
      given(caseDecider, reported, ...events).when({ ...correct(path, to), expectedVersion: 2 } as CaseCommand).events,
    ).toEqual([]);
  });

  it.each<[string, unknown, string, string]>([
    ['/nothing', 1, 'no-such-value', '/path'],
    ['quantity', 1, 'not-a-path', '/path'],
    ['/affectedUnits/0', null, 'no-such-value', '/path'],
    ['/quantity', null, 'value-required', '/to'],
    ['/quantity/min', 600, 'part-of-a-figure', '/path'],
    ['/quantity', { min: 5, max: 9, qualifier: 'exact', unit: 'jobs' }, 'value-invalid', '/to'],
    ['/quantity', { min: 9, max: 5, qualifier: 'range', unit: 'jobs' }, 'value-invalid', '/to'],
    ['/quantity', { min: 'many', qualifier: 'exact', unit: 'jobs' }, 'value-invalid', '/to/min'],
    ['/announced/value', 'Tuesday', 'value-invalid', '/to'],
    ['/announced/value', '2025-02-30', 'value-invalid', '/to'],
    ['/assertion/confidence', 1, 'no-such-value', '/path'],
  ])('cannot set %s to %p', (path, to, code, pointer) => {
    const refused = expect.objectContaining({
      name: 'CommandRefused',
      code,
      pointer: expect.stringMatching(`^${pointer}`) as unknown,
    });
    expect(() => given(caseDecider, reported).when(correct(path, to))).toThrow(refused);
  });

  it('corrects what was seen, and nothing that has changed since', () => {
    const to = { min: 600, max: 600, qualifier: 'exact', unit: 'jobs' };
    // What readers get has the words of the article beside the figure.
    const seen = { min: 500, max: 500, qualifier: 'exact', unit: 'jobs', verbatim: '500 jobs' };
    expect(given(caseDecider, reported).when(correct('/quantity', to, seen)).events).toHaveLength(1);
    expect(() => given(caseDecider, reported).when(correct('/quantity', to, { ...seen, min: 9 }))).toThrow(
      expect.objectContaining({ code: 'value-changed' }),
    );
  });

  it('is not undone by what is recorded later', () => {
    const rejected: CaseEvent = { type: 'CaseRejected', data: { by } };
    const state = [reported, rejected, second].reduce(caseDecider.evolve, caseDecider.initial);
    expect(caseStatus(state)).toBe('rejected');
    const approved: CaseEvent = { type: 'CaseApproved', data: { by } };
    expect(caseStatus(caseDecider.evolve(state, approved))).toBe('open');
  });
});

describe('a case among others', () => {
  const merge = { survivor: 'other', absorbed: 'case', because: 'one layoff' };
  const refiled = { claimId: 'c1', articleId: 'a1', reason: 'refiled', to: 'other' } as const;

  it('is not retracted when its claims are filed elsewhere, and opens again when one comes back', () => {
    given(caseDecider, reported)
      .when({ type: 'WithdrawClaim', ...refiled })
      .then({ type: 'SourceWithdrawn', data: refiled });
    const past: CaseEvent[] = [
      reported,
      { type: 'SourceWithdrawn', data: refiled },
      { type: 'CasesMerged', data: merge },
    ];
    const merged = past.reduce(caseDecider.evolve, caseDecider.initial);
    expect([caseStatus(merged), merged.mergedInto]).toEqual(['merged', 'other']);
    expect(() => caseDecider.decide(merged, { type: 'Approve', expectedVersion: 3, by })).toThrow(
      expect.objectContaining({ code: 'case-merged' }),
    );
    expect(caseStatus(caseDecider.evolve(merged, second))).toBe('open');
  });

  it('takes over what an editor had decided on the one that it absorbs', () => {
    const correction = { path: '/procedure', from: null, to: 'PSE', by };
    const into = { survivor: 'case', absorbed: 'gone', because: 'one layoff' };
    const absorbedState = { verdict: 'rejected' as const, corrections: [correction] };
    given(caseDecider, reported)
      .when({ type: 'Merge', ...into, absorbedState })
      .then(
        { type: 'CasesMerged', data: { ...into, absorbedWas: 'rejected' } },
        { type: 'CaseCorrected', data: correction },
      );
  });

  it('stays disputed where it goes up in another case, or another one in it', () => {
    const into = { survivor: 'case', absorbed: 'gone', because: 'one layoff' };
    const disputed: CaseEvent = { type: 'CaseDisputed', data: { by } };
    const merged = { type: 'CasesMerged', data: into };
    given(caseDecider, reported)
      .when({ type: 'Merge', ...into, absorbedState: { disputed: by, corrections: [] } })
      .then(merged, disputed);
    const correction = { path: '/procedure', from: null, to: 'PSE', by };
    given(caseDecider, reported, disputed)
      .when({ type: 'Merge', ...into, absorbedState: { corrections: [correction] } })
      .then(merged, { type: 'CaseCorrected', data: correction }, disputed);
    given(caseDecider, reported, disputed, { type: 'CaseApproved', data: { by } })
      .when({ type: 'Merge', ...into, absorbedState: { corrections: [] } })
      .then(merged);
  });

  it('is related once', () => {
    const related = { to: 'other', relation: 'scope', because: 'the whole and a part' } as const;
    const event: CaseEvent = { type: 'CaseRelated', data: related };
    given(caseDecider, reported)
      .when({ type: 'Relate', ...related })
      .then(event);
    given(caseDecider, reported, event)
      .when({ type: 'Relate', ...related })
      .then();
    given(caseDecider, reported, event)
      .when({ type: 'Unrelate', to: 'other', relation: 'scope' })
      .then({ type: 'CaseUnrelated', data: { to: 'other', relation: 'scope' } });
  });
});

describe('the trail of a layoff', () => {
  const company = { modality: 'asserted', temporality: 'new', attribution: 'company', confidence: 0.9 } as const;
  const on = (value: string) => ({ announced: { value, precision: 'day', basis: 'stated' } as const });
  const first = attached(claim('c2', 17_000, { assertion: company, ...on('2025-01-04') }), 'a2');

  it('tells that the same speaker has revised the figure, and that the plan is taken back', () => {
    const revised = claim('c3', 18_000, { assertion: company, ...on('2025-01-05') });
    const { events } = given(caseDecider, reported, first).when(record(revised, 'a3'));
    const exact = (jobs: number) => ({ min: jobs, max: jobs, qualifier: 'exact' });
    expect(events).toMatchObject([
      { type: 'SourceAttached' },
      {
        type: 'LayoffFigureRevised',
        data: { claimId: 'c3', speaker: 'company', from: exact(17_000), to: exact(18_000) },
      },
    ]);
    const undone = claim('c4', 18_000, { assertion: { ...company, modality: 'denied' }, ...on('2025-03-01') });
    expect(given(caseDecider, reported, first, ...events).when(record(undone, 'a4')).events).toMatchObject([
      { type: 'SourceAttached' },
      { type: 'LayoffCanceled', data: { claimId: 'c4' } },
    ]);
  });
});
