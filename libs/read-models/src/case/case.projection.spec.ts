import { describe, expect, it } from '@jest/globals';
import type { CaseEvent, RecordedLayoffClaim } from '@newsledger/newsroom';
import { inStream, projected, recordedAt } from '../../../../test/support/projected.js';
import { SampleArticle } from '../../../../test/support/sample-article.js';
import { summaryOf } from './case-summary.js';
import { caseProjections } from './case.projection.js';

const layoffs = caseProjections.layoff;
const [first, second] = [new SampleArticle('article-1'), new SampleArticle('article-2', 'The Other')];

const of = (event: CaseEvent) => inStream('layoff', 'case-1', event);
const reported = (claim: RecordedLayoffClaim = first.layoff('claim-1')) =>
  of({
    type: 'LayoffReported',
    data: { caseId: 'case-1', docket: 'layoff:acme', claim, source: first.source(), independenceGroup: 'example' },
  });
const attached = (article = second, claimId = 'claim-2', group = 'other') =>
  of({
    type: 'SourceAttached',
    data: {
      claim: article.layoff(claimId, { quantity: { min: 900, max: 900, qualifier: 'exact', unit: 'jobs' } }),
      source: article.source(),
      independenceGroup: group,
      agreement: 'conflicts',
    },
  });
const withdrawn = (claimId: string, articleId: string) =>
  of({ type: 'SourceWithdrawn', data: { claimId, articleId, reason: 'article-canceled' } });
const retracted = of({ type: 'CaseRetracted', data: { reason: 'no-support' } });

describe('the read model of cases', () => {
  it('shows the values of the claim that reported the case, with the keys of its organisations', () => {
    projected(layoffs, reported()).thenRow('case-1', {
      id: 'case-1',
      kind: 'layoff',
      caseStatus: 'open',
      docket: 'layoff:acme',
      organisation: { name: 'Acme', key: 'acme' },
      quantity: { min: 1200, max: 1200, qualifier: 'exact', unit: 'jobs', scope: { level: 'group' } },
      affectedUnits: [{ name: 'Acme Films', key: 'acme films', quantity: { qualifier: 'undisclosed', unit: 'jobs' } }],
      independentSources: 1,
      version: 1,
      openedAt: recordedAt(1),
      updatedAt: recordedAt(1),
      openedPosition: 1,
      position: 1,
      headline: 'claim-1',
      figures: [{ claimId: 'claim-1', speaker: 'press', standing: 'headline' }],
      conflicts: [],
      review: { status: 'unreviewed', needed: [], settled: [] },
    });
  });

  it('is told in a line that says whose case it is, whatever its part is called', () => {
    const of = (unit: string) => {
      const row = projected(layoffs, reported(first.layoff('claim-1', { unit: { name: unit } }))).row('case-1');
      return summaryOf(row).about;
    };
    expect(of('France')).toBe('Acme, France: 1,200 jobs');
    expect(of('Acme Films')).toBe('Acme Films: 1,200 jobs');
  });

  it('points from each value to the text that it came from', () => {
    const { evidence } = projected(layoffs, reported()).row('case-1');
    const place = { articleId: 'article-1', articleVersion: 1, textHash: first.textHash };
    expect(evidence[1]).toEqual({ ...first.span('quantity', '1,200 jobs'), ...place });
  });

  it('holds no member that belongs to the claim alone', () => {
    expect(projected(layoffs, reported()).row('case-1')).not.toHaveProperty('claimId');
  });

  it('shows the other figure beside the headline when another source comes', () => {
    const rows = projected(layoffs, reported(), attached());
    rows.thenRow('case-1', { quantity: { min: 1200 }, independentSources: 2, version: 2, openedAt: recordedAt(1) });
    const figures = rows.row('case-1').sources.map(({ claim }) => (claim as RecordedLayoffClaim).quantity.min);
    expect(figures).toEqual([1200, 900]);
  });

  it('counts sources of one group once', () => {
    projected(layoffs, reported(), attached(second, 'claim-2', 'example')).thenRow('case-1', { independentSources: 1 });
  });

  it('takes the next claim for its headline when the first is withdrawn, and drops what only the first said', () => {
    const share = { percent: 4 };
    const rows = projected(
      layoffs,
      reported(first.layoff('claim-1', { share })),
      attached(),
      withdrawn('claim-1', 'article-1'),
    );
    rows.thenRow('case-1', { caseStatus: 'open', quantity: { min: 900 }, withdrawn: [{ claimId: 'claim-1' }] });
    expect(rows.row('case-1')).not.toHaveProperty('share');
  });

  it('keeps its last values when no claim supports it any more', () => {
    projected(layoffs, reported(), withdrawn('claim-1', 'article-1'), retracted).thenRow('case-1', {
      caseStatus: 'retracted',
      quantity: { min: 1200 },
      sources: [],
      independentSources: 0,
      version: 3,
    });
  });

  it('opens again for a source that comes after its retraction', () => {
    const again = attached(first, 'claim-1', 'example');
    const rows = projected(layoffs, reported(), withdrawn('claim-1', 'article-1'), retracted, again);
    rows.thenRow('case-1', { caseStatus: 'open', quantity: { min: 900 }, withdrawn: [], openedPosition: 1 });
  });

  it('asks for a person when a case comes in that an editor had thrown out, decided upon itself or not', () => {
    const into = { survivor: 'case-1', absorbed: 'case-9', because: 'one layoff', absorbedWas: 'rejected' } as const;
    const rows = projected(layoffs, reported(), of({ type: 'CasesMerged', data: into }));
    const detail = 'since the decision: the case case-9 came in, which was rejected';
    rows.thenRow('case-1', { review: { needed: [{ reason: 'new-source-after-decision', detail }] } });
  });

  it('takes a revised claim with its new source, in the place of the old one', () => {
    const claim = first.layoff('claim-1', { quantity: { min: 1300, max: 1300, qualifier: 'exact', unit: 'jobs' } });
    const revised = of({
      type: 'ClaimRevised',
      data: { claim, source: first.source(2), independenceGroup: 'example' },
    });
    projected(layoffs, reported(), attached(), revised).thenRow('case-1', {
      quantity: { min: 1300 },
      sources: [
        { claimId: 'claim-1', articleVersion: 2, independenceGroup: 'example', agreement: 'agrees', since: 3 },
        { claimId: 'claim-2', agreement: 'conflicts', since: 2 },
      ],
    });
  });

  it('is found by the key of every organisation of the headline and by every article that it ever rested on', () => {
    const claim = first.layoff('claim-1', { parent: { name: 'Société Générale SA' } });
    const rows = projected(layoffs, reported(claim), attached(), withdrawn('claim-2', 'article-2'));
    expect(rows.columns('case-1')).toEqual({
      opened_position: 1,
      case_status: 'open',
      organisation_keys: ['acme', 'societe generale', 'acme films'],
      article_ids: ['article-1', 'article-2'],
      review_reasons: [],
      announced: '2025-10-28',
    });
  });

  it('has keys that fit into an index entry, however long a name is', () => {
    const claim = first.layoff('claim-1', { organisation: { name: 'x'.repeat(5_000) } });
    const [, key] = projected(layoffs, reported(claim)).columns('case-1').organisation_keys as string[];
    expect(key).toHaveLength(200);
  });

  it('leaves the events of other kinds of cases alone', () => {
    projected(caseProjections['leadership-change'], reported(), attached()).thenNoRow('case-1');
  });

  it('refuses an event of a case that was never opened, so that its stream is parked', () => {
    expect(() => projected(layoffs, attached())).toThrow('never opened');
  });

  it('has the members in the same order whatever happened to the case', () => {
    const order = (row: object) => Object.keys(row);
    const plain = projected(layoffs, reported()).row('case-1');
    const busy = projected(layoffs, reported(), attached(), withdrawn('claim-2', 'article-2'), retracted).row('case-1');
    expect(order(busy)).toEqual(order(plain));
  });
});
