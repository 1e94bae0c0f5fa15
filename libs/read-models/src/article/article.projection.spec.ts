import { describe, expect, it } from '@jest/globals';
import type { ArticleEvent } from '@newsledger/newsroom';
import { inStream, projected, recordedAt } from '../../../../test/support/projected.js';
import { SampleArticle } from '../../../../test/support/sample-article.js';
import { articleProjection } from './article.projection.js';

const article = new SampleArticle('article-1');
const of = (event: ArticleEvent) => inStream('article', 'article-1', event);
const received = of({ type: 'ArticleReceived', data: article.version() });
const extracted = of({ type: 'ClaimsExtracted', data: article.extraction([article.layoff('claim-1')]) });

describe('the read model of articles', () => {
  it('shows what is known of an article but its words', () => {
    const rows = projected(articleProjection, received);
    rows.thenRow('article-1', {
      id: 'article-1',
      status: 'usable',
      url: article.url,
      publisher: 'The Example',
      articleVersion: 1,
      textHash: article.textHash,
      versions: [{ articleVersion: 1, change: 'received', receivedAt: recordedAt(1), position: 1 }],
      extractions: [],
      streamVersion: 1,
    });
    const stored = JSON.stringify(rows.row('article-1'));
    expect(stored).not.toContain(article.title);
    expect(stored).not.toContain('1,200');
  });

  it('shows what was read in it, and what was not taken and why', () => {
    projected(articleProjection, received, extracted).thenRow('article-1', {
      extractions: [
        {
          engine: 'rules',
          engineVersion: '1.0.0',
          leading: true,
          claims: [{ claimId: 'claim-1', kind: 'layoff' }],
          suppressed: [{ kind: 'layoff', reason: 'negated' }],
        },
      ],
    });
  });

  it('goes by the newest version and keeps the others', () => {
    const revised = of({ type: 'ArticleRevised', data: article.version(2, { version: '7', publisher: 'Renamed' }) });
    projected(articleProjection, received, revised).thenRow('article-1', {
      publisher: 'Renamed',
      version: '7',
      articleVersion: 2,
      versions: [{ change: 'received' }, { change: 'revised', version: '7' }],
      openedPosition: 1,
      receivedAt: recordedAt(1),
    });
  });

  it('is not changed by an older version that comes late', () => {
    const older = of({ type: 'OlderVersionReceived', data: article.version(2, { publisher: 'Older' }) });
    projected(articleProjection, received, older).thenRow('article-1', {
      publisher: 'The Example',
      articleVersion: 1,
      versions: [{ change: 'received' }, { change: 'older' }],
      position: 2,
    });
  });

  it('says that its publisher killed it', () => {
    const canceled = of({ type: 'ArticleCanceled', data: article.version(2, { pubStatus: 'canceled' }) });
    projected(articleProjection, received, canceled).thenRow('article-1', { status: 'canceled', articleVersion: 2 });
  });

  it('is known from the start by a kill that comes first', () => {
    const canceled = of({ type: 'ArticleCanceled', data: article.version(1, { pubStatus: 'canceled' }) });
    projected(articleProjection, canceled).thenRow('article-1', { status: 'canceled' });
  });

  it('gathers the addresses that it is known by, each once', () => {
    const linked = (address: string) => of({ type: 'ArticleAddressLinked', data: { address } });
    const more = linked('https://m.news.example/1');
    const repeated = of({ type: 'ArticleRepeated', data: { articleVersion: 1, textHash: article.textHash } });
    const rows = projected(articleProjection, received, repeated, more, linked(article.url));
    expect(rows.row('article-1').addresses).toEqual([article.url, 'https://m.news.example/1']);
    expect(rows.row('article-1').streamVersion).toBe(4);
  });

  it('refuses an event of an article that never came', () => {
    expect(() => projected(articleProjection, extracted)).toThrow('never came');
  });
});
