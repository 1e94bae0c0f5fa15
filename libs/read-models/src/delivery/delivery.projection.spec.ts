import { describe, expect, it } from '@jest/globals';
import type { ArticleEvent, CaseEvent } from '@newsledger/newsroom';
import { inStream, projected, recordedAt } from '../../../../test/support/projected.js';
import { SampleArticle } from '../../../../test/support/sample-article.js';
import { deliveryProjection, deliveryRowKey } from './delivery.projection.js';

const article = new SampleArticle('article-1');
const delivery = { source: 'https://scraper.example', id: '1' };
const key = deliveryRowKey(delivery.source, delivery.id);
const ofArticle = (event: ArticleEvent, by = delivery) => inStream('article', 'article-1', event, by);
const ofCase = (event: CaseEvent, by = delivery) => inStream('layoff', 'case-1', event, by);

const received = ofArticle({ type: 'ArticleReceived', data: article.version() });
const extracted = ofArticle({ type: 'ClaimsExtracted', data: article.extraction([]) });
const claim = article.layoff('claim-1');
const source = article.source();
const opened = ofCase({
  type: 'LayoffReported',
  data: { caseId: 'case-1', docket: 'layoff:acme', claim, source, independenceGroup: 'example' },
});

describe('the read model of deliveries', () => {
  it('tells which article a delivery brought and which cases it touched', () => {
    expect(projected(deliveryProjection, received, extracted, opened).row(key)).toEqual({
      ...delivery,
      idempotencyKey: 'key of 1',
      status: 'recorded',
      articleId: 'article-1',
      articleVersion: 1,
      cases: [{ kind: 'layoff', id: 'case-1', change: 'opened' }],
      firstPosition: 1,
      lastPosition: 3,
      recordedAt: recordedAt(1),
    });
  });

  it('calls a delivery a duplicate that brought what was known', () => {
    const again = { source: 'https://other.example', id: '1' };
    const data = { articleVersion: 1, textHash: article.textHash };
    projected(deliveryProjection, received, ofArticle({ type: 'ArticleRepeated', data }, again)).thenRow(
      deliveryRowKey(again.source, again.id),
      { status: 'duplicate', articleId: 'article-1', articleVersion: 1, cases: [] },
    );
  });

  it('names each case once, with the strongest of what happened to it', () => {
    const withdrawn = ofCase({
      type: 'SourceWithdrawn',
      data: { claimId: 'claim-1', articleId: 'article-1', reason: 'article-canceled' },
    });
    const retracted = ofCase({ type: 'CaseRetracted', data: { reason: 'no-support' } });
    projected(deliveryProjection, withdrawn, retracted).thenRow(key, {
      cases: [{ kind: 'layoff', id: 'case-1', change: 'retracted' }],
    });
    const attached = ofCase({
      type: 'SourceAttached',
      data: { claim, source, independenceGroup: 'example', agreement: 'agrees' },
    });
    projected(deliveryProjection, opened, attached).thenRow(key, { cases: [{ change: 'opened' }] });
  });

  it('passes over events that no delivery caused', () => {
    const event = { type: 'ArticleReceived', data: article.version() };
    projected(deliveryProjection, inStream('article', 'article-1', event)).thenNoRow(key);
  });

  it('tells apart deliveries that glued together would have one name', () => {
    expect(deliveryRowKey('a b', 'c')).not.toBe(deliveryRowKey('a', 'b c'));
  });
});
