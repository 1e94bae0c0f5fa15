import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ReadSide } from '../../../test/support/read-side.js';
import { SampleArticle } from '../../../test/support/sample-article.js';
import { openReadModels } from './data-source.js';
import { checkReplay } from './replay-check.js';

let side: ReadSide;
let readModels: DataSource;
const caseId = randomUUID();
beforeAll(async () => {
  side = await ReadSide.start();
  readModels = openReadModels(side.ledger.database.url);
  const [first, second] = [new SampleArticle(randomUUID()), new SampleArticle(randomUUID(), 'The Other')];
  await side.record(first.opening(caseId, first.layoff(randomUUID())), { articles: [first] });
  await side.record(second.supporting(caseId, second.layoff(randomUUID()), 1), { articles: [second] });
});
afterAll(async () => {
  await readModels.destroy();
  await side.stop();
});

const check = () => checkReplay(side.store, readModels);

/** Changes the live rows behind the projector's back, checks, and puts them back as they were. */
async function tampered(table: string, change: string) {
  const { admin } = side.ledger;
  await admin.query(`create table kept as select * from read.${table}`);
  try {
    await admin.query(change);
    return await check();
  } finally {
    await admin.query(`delete from read.${table}; insert into read.${table} select * from kept; drop table kept`);
  }
}

describe('checkReplay', () => {
  it('finds every row the same', async () => {
    // One case, two articles, two deliveries.
    expect(await check()).toEqual({ same: true, rows: 5, position: await side.store.head() });
  });

  it('finds them the same while the projector goes on', async () => {
    const state = { done: false };
    const writing = (async () => {
      for (let count = 0; count < 10; count++) {
        const article = new SampleArticle(randomUUID());
        await side.record(article.opening(randomUUID(), article.layoff(randomUUID())), { articles: [article] });
      }
      state.done = true;
    })();
    while (!state.done) expect(await check()).toMatchObject({ same: true });
    await writing;
  });

  it('compares moments, however they are written', async () => {
    const article = new SampleArticle(randomUUID());
    const data = article.version(1, { embargoedUntil: '2999-01-01T09:30:00.5+02:00' });
    const stream = { category: 'article', id: article.articleId };
    const events = [{ type: 'ArticleEmbargoed', data }];
    await side.record([{ stream, expected: 'none', events }], { articles: [article] });
    expect(await check()).toMatchObject({ same: true });
    const later = `update read.embargoes_g1 set until = until + interval '1 millisecond'`;
    expect(await tampered('embargoes_g1', later)).toMatchObject({ same: false, path: '#until' });
  });

  it('names the member of a document that differs', async () => {
    const set = `update read.layoffs_g1 set doc = jsonb_set(doc::jsonb, '{quantity,min}', '14000')::json where key = '${caseId}'`;
    expect(await tampered('layoffs_g1', set)).toEqual({
      same: false,
      projection: 'layoffs',
      key: caseId,
      path: '/quantity/min',
      live: 14000,
      replayed: 1200,
    });
  });

  it('names a column that differs', async () => {
    const set = `update read.layoffs_g1 set organisation_keys = array['other'] where key = '${caseId}'`;
    const difference = { path: '#organisation_keys/0', live: 'other', replayed: 'acme' };
    expect(await tampered('layoffs_g1', set)).toMatchObject({ same: false, ...difference });
  });

  it('names a row that is missing', async () => {
    const verdict = await tampered('layoffs_g1', `delete from read.layoffs_g1 where key = '${caseId}'`);
    expect(verdict).toMatchObject({ same: false, key: caseId, path: '', live: undefined, replayed: { id: caseId } });
  });

  it('names a row that nothing accounts for', async () => {
    const insert = `insert into read.articles_g1 (key, doc, position, opened_position) values ('zz', '{"id":"zz"}', 1, 1)`;
    expect(await tampered('articles_g1', insert)).toEqual({
      same: false,
      projection: 'articles',
      key: 'zz',
      path: '',
      live: { id: 'zz' },
      replayed: undefined,
    });
  });
});
