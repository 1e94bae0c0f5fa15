import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LayoffPage, LayoffView } from '@newsledger/read-models';
import { randomUUID } from 'node:crypto';
import { ReadSide } from '../../../test/support/read-side.js';
import { SampleArticle } from '../../../test/support/sample-article.js';

let side: ReadSide;
beforeAll(async () => {
  side = await ReadSide.start();
});
afterAll(() => side.stop());

/** Records a layoff of an organisation and returns its case id. */
async function recordLayoff(organisation: string): Promise<string> {
  const [article, caseId] = [new SampleArticle(randomUUID()), randomUUID()];
  const claim = article.layoff(randomUUID(), { organisation: { name: organisation }, affectedUnits: [] });
  await side.record(article.opening(caseId, claim), { articles: [article] });
  return caseId;
}

const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

describe('GET /v1/layoffs', () => {
  it('pages through the cases, newest first, and neither repeats nor misses one when others arrive meanwhile', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) ids.unshift(await recordLayoff('Paged'));
    const first = (await side.get<LayoffPage>('/v1/layoffs?organisation=Paged&limit=2')).body;
    await recordLayoff('Paged');
    const second = (await side.get<LayoffPage>(`/v1/layoffs?organisation=Paged&limit=2&next=${first.next}`)).body;
    const third = (await side.get<LayoffPage>(`/v1/layoffs?organisation=Paged&limit=2&next=${second.next}`)).body;
    expect([first, second, third].flatMap((page) => idsOf(page.items))).toEqual(ids);
    expect(third.next).toBeNull();
  });

  it('says that a page which exactly fits is the last one', async () => {
    await recordLayoff('Two');
    await recordLayoff('Two');
    expect((await side.get<LayoffPage>('/v1/layoffs?organisation=Two&limit=2')).body.next).toBeNull();
  });

  it.each([
    ['L\'Oréal "X" & Söhne; --', "l'oreal x sohne"],
    ['Ünïcode {1}, "a\\"', 'unicode 1 a'],
    ["O'Neil", 'O’NEIL'],
  ])('finds the cases of %s', async (name, asked) => {
    const id = await recordLayoff(name);
    for (const organisation of [name, asked]) {
      const { body } = await side.get<LayoffPage>(`/v1/layoffs?organisation=${encodeURIComponent(organisation)}`);
      expect(idsOf(body.items)).toEqual([id]);
    }
  });

  it('finds cases by a unit that is hit', async () => {
    const [article, caseId] = [new SampleArticle(randomUUID()), randomUUID()];
    await side.record(article.opening(caseId, article.layoff(randomUUID())), { articles: [article] });
    expect(idsOf((await side.get<LayoffPage>('/v1/layoffs?organisation=acme%20films')).body.items)).toEqual([caseId]);
  });

  it('leaves retracted cases out unless asked for', async () => {
    const [article, id] = [new SampleArticle(randomUUID()), randomUUID()];
    const claim = article.layoff(randomUUID(), { organisation: { name: 'Gone' } });
    await side.record(article.opening(id, claim), { articles: [article] });
    const withdrawn = { claimId: claim.claimId, articleId: article.articleId, reason: 'article-canceled' };
    const events = [
      { type: 'SourceWithdrawn', data: withdrawn },
      { type: 'CaseRetracted', data: { reason: 'no-support' } },
    ];
    await side.record([{ stream: { category: 'layoff', id }, expected: 1, events }]);
    const list = async (more = '') => (await side.get<LayoffPage>(`/v1/layoffs?organisation=Gone${more}`)).body.items;
    expect(await list()).toEqual([]);
    expect(await list('&caseStatus=retracted')).toMatchObject([{ id, caseStatus: 'retracted', sources: [] }]);
    expect((await side.get<LayoffView>(`/v1/layoffs/${id}`)).body).toMatchObject({ caseStatus: 'retracted' });
  });

  it('answers with the checkpoint of its own read model, in the snapshot of the rows', async () => {
    await recordLayoff('Checkpointed');
    const { body } = await side.get<LayoffPage>('/v1/layoffs');
    const { rows } = await side.ledger.pool.query(`select position from ledger.subscriptions where name = 'layoffs'`);
    expect(body.position).toBe((rows[0] as { position: number }).position);
    expect(body.items[0]!.position).toBeLessThanOrEqual(body.position);
  });

  it('never shows a position without its row, while cases arrive', async () => {
    const state = { done: false };
    const writing = (async () => {
      for (let count = 0; count < 20; count++) await recordLayoff('Racing');
      state.done = true;
    })();
    while (!state.done) {
      const { body } = await side.get<LayoffPage>('/v1/layoffs?organisation=Racing&limit=200');
      const { rows } = await side.ledger.pool.query(
        `select count(*) as count from ledger.events e join ledger.streams s using (stream_no)
         where s.category = 'layoff' and e.position <= $1 and e.data->'claim'->'organisation'->>'name' = 'Racing'`,
        [body.position],
      );
      expect(body.items).toHaveLength((rows[0] as { count: number }).count);
    }
    await writing;
  });
});

describe('wrong parameters', () => {
  it.each([
    ['/v1/layoffs?limit=100000', '?limit'],
    ['/v1/layoffs?limit=-1', '?limit'],
    ['/v1/layoffs?limit=1.5', '?limit'],
    ['/v1/layoffs?limit=', '?limit'],
    ['/v1/layoffs?limit=1&limit=2', '?limit'],
    ['/v1/layoffs?next=%00', '?next'],
    ['/v1/layoffs?next=AAAAAAAAAAAA', '?next'],
    ['/v1/layoffs?next=__________8', '?next'],
    ['/v1/layoffs?cursor=abc', '?cursor'],
    ['/v1/layoffs?organisation=', '?organisation'],
    ['/v1/layoffs?organisation[x]=1', '?organisation[x]'],
    ['/v1/layoffs?caseStatus=closed', '?caseStatus'],
    ['/v1/articles?organisation=Acme', '?organisation'],
    ['/v1/events?after=-1', '?after'],
    ['/v1/events?after=1e99', '?after'],
    ['/v1/events?limit=0', '?limit'],
    ['/v1/deliveries', '?source'],
  ])('%s is answered with a problem that names %s', async (path, pointer) => {
    const { status, headers, body } = await side.get(path);
    expect([path, status]).toEqual([path, 400]);
    expect(headers.get('content-type')).toMatch('application/problem+json');
    expect(body.errors?.map((error) => error.pointer)).toContain(pointer);
  });

  it.each(['/v1/layoffs/nope', `/v1/layoffs/${randomUUID()}`, '/v1/layoffs/%00', '/v1/nothing', '/v1/articles/nope'])(
    '%s is not found',
    async (path) => {
      const { status, headers } = await side.get(path);
      expect(status).toBe(404);
      expect(headers.get('content-type')).toMatch('application/problem+json');
    },
  );

  it.each(['/v1/layoffs/%E0%A4%A', '/v1/layoffs?organisation=%27%3B--', '/v1/layoffs?organisation=%E0%A4%A', '/%'])(
    '%s is no error of ours',
    async (path) => {
      expect((await side.get(path)).status).toBeLessThan(500);
    },
  );
});
