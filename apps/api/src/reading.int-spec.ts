import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArticlePage, ArticleView, DeliveryView, LayoffView, StatusView } from '@newsledger/read-models';
import { randomUUID } from 'node:crypto';
import { ReadSide } from '../../../test/support/read-side.js';
import { SampleArticle } from '../../../test/support/sample-article.js';

let side: ReadSide;
const [article, other] = [new SampleArticle(randomUUID()), new SampleArticle(randomUUID(), 'The Other')];
const caseId = randomUUID();
const personRef = randomUUID();
let openedAt: string;
let openedAtPosition: number;

beforeAll(async () => {
  side = await ReadSide.start();
  const claim = article.layoff(randomUUID(), {
    affectedPeople: [{ ref: personRef, post: 'head of research', publicFigure: false }],
    evidence: [...article.layoff('').evidence, article.span('affectedPeople/0', 'Jane Roe')],
  });
  const secrets = [{ ref: personRef, value: 'Jane Roe' }];
  openedAtPosition = await side.record(article.opening(caseId, claim), { articles: [article], secrets, id: 'first' });
  openedAt = (await side.get<LayoffView>(`/v1/layoffs/${caseId}`)).body.openedAt;
  // Times are whole milliseconds: what comes next must be later.
  await new Promise((resolve) => setTimeout(resolve, 5));
  await side.record(other.supporting(caseId, other.layoff(randomUUID()), 1), { articles: [other] });
});
afterAll(() => side.stop());

describe('GET /v1/layoffs/{id}', () => {
  it('quotes the article by the offsets', async () => {
    const { body } = await side.get<LayoffView>(`/v1/layoffs/${caseId}`);
    const quote = body.evidence.find((span) => span.slot === 'affectedUnits/0')!;
    expect(quote.exact).toBe('Acme Films');
    expect(article.text.slice(quote.start, quote.end)).toBe('Acme Films');
    // The face before it is two UTF-16 units, which the offsets count and the context never cuts.
    expect(quote.prefix).toBe(article.text.slice(quote.start - 32, quote.start));
    expect(quote.suffix).toBe(article.text.slice(quote.end, quote.end + 32));
    expect(quote.articleId).toBe(article.articleId);
  });

  it('says figures and dates in the words of the article', async () => {
    const { body } = await side.get<LayoffView>(`/v1/layoffs/${caseId}`);
    expect(body.quantity).toMatchObject({ min: 1200, verbatim: '1,200 jobs' });
    expect(body.announced).toMatchObject({ value: '2025-10-28', verbatim: 'on Tuesday' });
    expect(body.sources[1]?.claim?.quantity.verbatim).toBe('1,200 jobs');
    expect(body.sources[1]?.claim?.evidence[0]?.exact).toBe('Acme');
  });

  it('answers as of a position, as of a time, and as of a day', async () => {
    const [now, atPosition, atTime, today] = await Promise.all(
      ['', `?asOf=${openedAtPosition}`, `?asOf=${openedAt}`, `?asOf=${new Date().toISOString().slice(0, 10)}`].map(
        (query) => side.get<LayoffView>(`/v1/layoffs/${caseId}${query}`),
      ),
    );
    expect(atPosition!.body).toMatchObject({ version: 1, independentSources: 1 });
    expect(atTime!.body).toEqual(atPosition!.body);
    expect(now!.body).toMatchObject({ version: 2, independentSources: 2 });
    expect(today!.body).toEqual(now!.body);
  });

  it('answers 404 as of a moment before the case, and 400 as of one that is none or to come', async () => {
    const status = async (asOf: string) => (await side.get<LayoffView>(`/v1/layoffs/${caseId}?asOf=${asOf}`)).status;
    expect(await status('0')).toBe(404);
    expect(await status('2020-01-01')).toBe(404);
    expect(await status('99999999')).toBe(400);
    expect(await status('2999-01-01')).toBe(400);
    expect(await status('2025-02-30')).toBe(400);
    expect(await status('2025-10-29T10:00:00')).toBe(400);
    expect(await status('yesterday')).toBe(400);
  });

  it('takes the offset of a time whose + arrived as a space', async () => {
    const time = new Date(Date.parse(openedAt) + 3_600_000).toISOString().replace('Z', '+01:00');
    const { body } = await side.get<LayoffView>(`/v1/layoffs/${caseId}?asOf=${time}`);
    expect(body.version).toBe(1);
  });

  it('answers 304 to whoever has the answer', async () => {
    const first = await side.get<LayoffView>(`/v1/layoffs/${caseId}`);
    const tag = first.headers.get('etag')!;
    const again = await side.get<LayoffView>(`/v1/layoffs/${caseId}`, { 'if-none-match': tag });
    expect([again.status, again.text]).toEqual([304, '']);
  });
});

describe('GET /v1/articles/{id}', () => {
  it('shows the text, what was not taken with its words, and the cases that it supports', async () => {
    const { body } = await side.get<ArticleView>(`/v1/articles/${article.articleId}`);
    expect(body).toMatchObject({ title: article.title, authors: article.authors, text: article.text });
    expect(body.extractions[0]?.suppressed[0]?.evidence[0]?.exact).toBe('no cut is planned at Acme Labs');
    expect(body.cases).toMatchObject([{ kind: 'layoff', id: caseId }]);
  });

  it('shows the cases that it supported at a moment', async () => {
    const { body } = await side.get<ArticleView>(`/v1/articles/${article.articleId}?asOf=1`);
    expect(body).toMatchObject({ streamVersion: 1, cases: [], extractions: [] });
  });

  it('gives no text any more once its publisher killed it, not even as of a day before', async () => {
    const killed = new SampleArticle(randomUUID());
    const [received] = killed.opening(randomUUID(), killed.layoff(randomUUID()));
    const position = await side.record([received!], { articles: [killed] });
    const stream = received!.stream;
    expect((await side.get<ArticleView>(`/v1/articles/${stream.id}`)).body.text).toBe(killed.text);
    const data = killed.version(2, { pubStatus: 'canceled' });
    await side.record([{ stream, expected: 2, events: [{ type: 'ArticleCanceled', data }] }]);
    for (const query of ['', `?asOf=${position}`]) {
      const { body } = await side.get<ArticleView>(`/v1/articles/${stream.id}${query}`);
      expect(body).not.toHaveProperty('text');
    }
  });

  it('is listed without its text', async () => {
    const { body } = await side.get<ArticlePage>('/v1/articles');
    expect(body.items.slice(-2).map(({ id }) => id)).toEqual([other.articleId, article.articleId]);
    expect(body.items.at(-1)).toMatchObject({ title: article.title, cases: [{ id: caseId }] });
    expect(body.items.at(-1)).not.toHaveProperty('text');
  });
});

describe('GET /v1/deliveries', () => {
  it('tells what became of a delivery', async () => {
    const { body } = await side.get<DeliveryView>('/v1/deliveries?source=https://scraper.example&id=first');
    expect(body).toMatchObject({
      status: 'recorded',
      articleId: article.articleId,
      cases: [{ kind: 'layoff', id: caseId, change: 'opened' }],
      lastPosition: openedAtPosition,
    });
  });

  it('knows dead letters with their reason', async () => {
    await side.ledger.admin.query(
      `insert into delivery.dead_letters (reason, detail, source, delivery_id, topic, partition, record_offset, record_time, headers)
       values ('identity-conflict', 'another body', 'urn:s', 'dead', 't', 0, 7, now(), '[]')`,
    );
    const { body } = await side.get<DeliveryView>('/v1/deliveries?source=urn:s&id=dead');
    expect(body).toMatchObject({ status: 'dead-letter', reason: 'identity-conflict', cases: [] });
    expect((await side.get<StatusView>('/v1/status')).body.deadLetters).toBe(1);
  });

  it('answers 404 to one that never came, and 400 to names that none can have', async () => {
    expect((await side.get('/v1/deliveries?source=urn:s&id=none')).status).toBe(404);
    expect((await side.get('/v1/deliveries?source=%00&id=%00')).status).toBe(400);
    expect((await side.get('/v1/deliveries?source=urn:s')).status).toBe(400);
  });
});

describe('erasing a person', () => {
  it('takes the name from the case, and the answer that was known is known no more', async () => {
    const before = await side.get<LayoffView>(`/v1/layoffs/${caseId}`);
    expect(before.body.affectedPeople).toEqual([
      { ref: personRef, name: 'Jane Roe', post: 'head of research', publicFigure: false },
    ]);
    await side.store.eraseSecrets([personRef]);
    const tag = before.headers.get('etag')!;
    const after = await side.get<LayoffView>(`/v1/layoffs/${caseId}`, { 'if-none-match': tag });
    expect(after.status).toBe(200);
    expect(after.body.affectedPeople?.[0]).toMatchObject({ ref: personRef, name: null, erased: true });
    // Neither the words of the place that named her nor what stands around other quotes give her away.
    expect(after.body.evidence.at(-1)).not.toHaveProperty('exact');
    const source = after.body.sources.find(({ articleId }) => articleId === article.articleId);
    expect(JSON.stringify([after.body.evidence, source])).not.toContain('Jane');
  });
});
