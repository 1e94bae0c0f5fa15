import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@newsledger/event-store';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { events, thing, unitOf } from '../../../test/support/ledger.js';
import { ReadSide } from '../../../test/support/read-side.js';
import { SampleArticle } from '../../../test/support/sample-article.js';
import { Connections } from './connections.js';

let side: ReadSide;
const article = new SampleArticle(randomUUID());
beforeAll(async () => {
  side = await ReadSide.start();
  await side.record(article.opening(randomUUID(), article.layoff(randomUUID())), { articles: [article] });
});
afterAll(() => side.stop());

async function read(query = ''): Promise<{ events: RecordedEvent[]; until: number; text: string }> {
  const { headers, text } = await side.get(`/v1/events${query}`);
  expect(headers.get('content-type')).toMatch('application/x-ndjson');
  const lines = text.split('\n').filter(Boolean);
  const parsed = lines.map((line) => JSON.parse(line) as RecordedEvent);
  return { events: parsed, until: Number(headers.get('newsledger-until')), text };
}

const positions = (list: readonly RecordedEvent[]) => list.map(({ position }) => position);

describe('GET /v1/events', () => {
  it('gives the whole ledger, an event a line, in order', async () => {
    const all = await read();
    expect(positions(all.events)).toEqual([1, 2, 3]);
    expect(all.until).toBe(3);
    expect(all.text.endsWith('}\n')).toBe(true);
    expect(all.events[0]).toMatchObject({
      stream: { category: 'article', id: article.articleId },
      version: 1,
      type: 'ArticleReceived',
      metadata: { actor: 'test', delivery: { source: 'https://scraper.example' } },
    });
  });

  it('gives part of it', async () => {
    expect(positions((await read('?after=1')).events)).toEqual([2, 3]);
    expect(positions((await read('?after=1&until=2')).events)).toEqual([2]);
    expect(positions((await read('?limit=1')).events)).toEqual([1]);
    expect(positions((await read('?after=3')).events)).toEqual([]);
    expect(positions((await read('?after=99')).events)).toEqual([]);
    expect((await read('?until=99')).until).toBe(3);
  });

  it('reads nothing for a HEAD request', async () => {
    const pool = side.app.get(Connections).store.pool;
    let queries = 0;
    const count = () => {
      queries += 1;
    };
    pool.on('acquire', count);
    const answer = await fetch(`${side.url}/v1/events`, { method: 'HEAD' });
    pool.off('acquire', count);
    expect([answer.status, answer.headers.get('newsledger-until')]).toEqual([200, '3']);
    // The head of the ledger, and no page of it.
    expect(queries).toBe(1);
  });

  it('holds no words of the article and no name', async () => {
    const { text } = await read();
    expect(text).not.toContain(article.title);
    expect(text).not.toContain('1,200 jobs');
  });

  it('reads no further once its reader has gone', async () => {
    const data = { padding: 'x'.repeat(2_000) };
    for (let unit = 0; unit < 20; unit++) {
      const write = { stream: thing(`many-${unit}`), expected: 'none' as const, events: events(1_000, 'Padded', data) };
      await side.store.append(unitOf([write]));
    }
    let pages = 0;
    side.app.get(Connections).store.pool.on('acquire', () => {
      pages += 1;
    });
    /** Resolves once no page was read for a while. */
    const stillness = async () => {
      for (let before = -1; before !== pages;) {
        before = pages;
        await sleep(300);
      }
    };
    const request = get(`${side.url}/v1/events`);
    // Nothing is read from the answer, so what the sockets hold is all that may be read of 41 pages, 40 MB in all.
    await once(request, 'response');
    await stillness();
    expect(pages).toBeLessThan(30);
    const before = pages;
    request.destroy();
    await stillness();
    expect(pages - before).toBeLessThan(3);
    expect((await read('?limit=5')).events).toHaveLength(5);
  }, 30_000);
});

describe('security', () => {
  it('sends headers that keep answers from being rendered, sniffed or framed', async () => {
    const { headers } = await side.get('/v1/layoffs');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch("default-src 'none'");
  });

  it('lists its addresses at the root', async () => {
    const { text, headers } = await side.get('/');
    expect(headers.get('content-type')).toMatch('text/plain');
    expect(text).toContain('/v1/layoffs');
  });
});
