import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseEvent, OrganisationEvent } from '@newsledger/newsroom';
import { registerStream } from '@newsledger/newsroom';
import type {
  CaseSummaryPage,
  CorrectionPage,
  HistoryPage,
  LayoffPage,
  LayoffView,
  OrganisationDetailView,
  OrganisationPage,
} from '@newsledger/read-models';
import { randomUUID } from 'node:crypto';
import { ReadSide } from '../../../test/support/read-side.js';
import { SampleArticle } from '../../../test/support/sample-article.js';

const by = { editor: 'ed', reason: 'read the filing' };
const [doubtful, absorbed, ofUnit] = [randomUUID(), randomUUID(), randomUUID()];
const articles = Array.from({ length: 4 }, (_, i) => new SampleArticle(randomUUID(), `Paper ${i}`));
const figure = (jobs: number) => ({ min: jobs, max: jobs, qualifier: 'exact' as const, unit: 'jobs' as const });
let side: ReadSide;

const onCase = (id: string, expected: number, ...events: CaseEvent[]) =>
  side.record([{ stream: { category: 'layoff', id }, expected, events }]);

beforeAll(async () => {
  side = await ReadSide.start();
  const [a, b, c, d] = articles as [SampleArticle, SampleArticle, SampleArticle, SampleArticle];
  const claim = a.layoff(randomUUID(), { quantity: figure(17_000) });
  await side.record(a.opening(doubtful, claim), { articles: [a] });
  const other = b.layoff(randomUUID(), { quantity: figure(18_000) });
  await side.record(b.supporting(doubtful, other, 1), { articles: [b] });
  const merged = c.layoff(randomUUID());
  await side.record(c.opening(absorbed, merged), { articles: [c] });
  const merge: CaseEvent = { type: 'CasesMerged', data: { survivor: doubtful, absorbed, because: 'one layoff', by } };
  const { claimId } = merged;
  const refiled = { claimId, articleId: c.articleId, reason: 'refiled', to: doubtful } as const;
  await onCase(absorbed, 1, { type: 'SourceWithdrawn', data: refiled }, merge);
  const part = d.layoff(randomUUID(), {
    organisation: { name: 'Acme Pictures' },
    announced: { value: '2025-11-02', precision: 'day', basis: 'stated' },
  });
  await side.record(d.opening(ofUnit, part), { articles: [d] });
  const events: OrganisationEvent[] = [
    { type: 'OrganisationRegistered', data: { key: 'acme', name: 'Acme', acronym: 'ACM', by } },
    { type: 'OrganisationAliasRegistered', data: { key: 'acme', alias: 'The Acme Company', by } },
    { type: 'OrganisationRegistered', data: { key: 'acme pictures', name: 'Acme Pictures', by } },
    { type: 'OrganisationParentRegistered', data: { key: 'acme pictures', parent: 'acme', by } },
  ];
  await side.record([{ stream: registerStream, expected: 'none', events }]);
});
afterAll(() => side.stop());

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

describe('a case', () => {
  it('shows figures side by side and what is not said alike', async () => {
    const { body } = await side.get<LayoffView>(`/v1/layoffs/${doubtful}`);
    expect(body.figures.map(({ quantity, standing }) => [quantity.min, standing]).sort()).toEqual([
      [17_000, expect.any(String)],
      [18_000, expect.any(String)],
    ]);
    expect(body.conflicts).toMatchObject([{ path: '/quantity' }]);
    expect(body).toMatchObject({ independentSources: 2, review: { needed: [{ reason: 'conflicting-figures' }] } });
  });

  it('redirects from one that was merged into it, but not as of a moment', async () => {
    const path = `/v1/layoffs/${absorbed}`;
    const answer = await fetch(`${side.url}${path}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([308, `/v1/layoffs/${doubtful}`]);
    expect((await side.get<LayoffView>(path)).body.id).toBe(doubtful);
    const then = await side.get<LayoffView>(`${path}?asOf=${await side.store.head()}`);
    expect(then.body).toMatchObject({ id: absorbed, caseStatus: 'merged', mergedInto: doubtful, sources: [] });
  });

  it('tells its history, the latest first, page by page', async () => {
    const path = `/v1/layoffs/${absorbed}/history`;
    const { body } = await side.get<HistoryPage>(`${path}?limit=2`);
    expect(body.items).toMatchObject([
      { version: 3, type: 'CasesMerged', because: 'one layoff', by, values: { survivor: doubtful, absorbed } },
      { version: 2, type: 'SourceWithdrawn', values: { reason: 'refiled', to: doubtful } },
    ]);
    const rest = (await side.get<HistoryPage>(`${path}?limit=2&next=${body.next}`)).body;
    expect(rest).toMatchObject({ items: [{ version: 1, type: 'LayoffReported', publisher: 'Paper 2' }], next: null });
    expect((await side.get(`/v1/layoffs/${randomUUID()}/history`)).status).toBe(404);
  });

  it('is listed by its status and by whether it needs a person', async () => {
    const list = async (query: string) => ids((await side.get<LayoffPage>(`/v1/layoffs?${query}`)).body.items);
    expect(await list('')).toEqual([ofUnit, doubtful]);
    expect(await list('caseStatus=merged')).toEqual([absorbed]);
    expect(await list('needsReview=true')).toEqual([doubtful]);
    expect(await list('needsReview=false')).toEqual([ofUnit]);
    expect((await side.get('/v1/layoffs?needsReview=perhaps')).status).toBe(400);
  });
});

describe('an organisation', () => {
  it('is found by any of its names, with its parts', async () => {
    const { body } = await side.get<OrganisationPage>('/v1/organisations?name=the%20ACME%20company');
    expect(body.items).toMatchObject([{ key: 'acme', aliases: ['The Acme Company'], acronym: 'ACM' }]);
    const one = await side.get<OrganisationDetailView>('/v1/organisations/acme');
    expect(one.body.units).toEqual([{ key: 'acme pictures', name: 'Acme Pictures' }]);
    expect((await side.get('/v1/organisations/nobody')).status).toBe(404);
  });

  it('has the cases of its parts among its own, whichever of its names is asked for', async () => {
    const list = async (name: string) =>
      ids((await side.get<LayoffPage>(`/v1/layoffs?organisation=${encodeURIComponent(name)}`)).body.items);
    for (const name of ['Acme', 'ACM', 'The Acme Company']) expect(await list(name)).toEqual([ofUnit, doubtful]);
    expect(await list('Acme Pictures')).toEqual([ofUnit]);
    expect(await list('Acme Films')).toEqual([ofUnit, doubtful]);
  });

  it('has a timeline, the latest announcement first, page by page', async () => {
    const path = '/v1/organisations/acme/timeline?limit=1';
    const { body } = await side.get<CaseSummaryPage>(path);
    expect(body.items).toMatchObject([{ id: ofUnit, on: '2025-11-02', about: 'Acme Pictures: 1,200 jobs' }]);
    const rest = (await side.get<CaseSummaryPage>(`${path}&next=${body.next}`)).body;
    expect(rest).toMatchObject({ items: [{ id: doubtful, on: '2025-10-28' }], next: null });
    expect((await side.get('/v1/organisations/acme/timeline?next=x')).status).toBe(400);
  });
});

describe('the desk', () => {
  it('has a queue that empties when an editor approves, and fills again when a source says otherwise', async () => {
    const queue = async (query = '') => (await side.get<CaseSummaryPage>(`/v1/review-queue${query}`)).body.items;
    expect(await queue()).toMatchObject([{ id: doubtful, kind: 'layoff', version: 2 }]);
    expect(await queue('?reason=private-person')).toEqual([]);
    await onCase(doubtful, 2, { type: 'CaseApproved', data: { by } });
    expect(await queue()).toEqual([]);
    const late = new SampleArticle(randomUUID(), 'Late');
    await side.record(late.supporting(doubtful, late.layoff(randomUUID(), { quantity: figure(25_000) }), 3));
    const [found] = await queue();
    expect(found?.review.needed.map(({ reason }) => reason)).toEqual([
      'conflicting-figures',
      'new-source-after-decision',
    ]);
    expect((await queue('?reason=new-source-after-decision')).length).toBe(1);
    expect((await side.get('/v1/review-queue?reason=boredom')).status).toBe(400);
  });

  it('has a correction that holds, and is told of in the list of corrections', async () => {
    const before = (await side.get<LayoffView>(`/v1/layoffs/${doubtful}`)).body;
    const data = { path: '/quantity', from: before.quantity, to: figure(19_000), by };
    await onCase(doubtful, before.version, { type: 'CaseCorrected', data });
    const { body } = await side.get<LayoffView>(`/v1/layoffs/${doubtful}`);
    expect(body).toMatchObject({ quantity: figure(19_000), corrections: [{ path: '/quantity', by }] });
    expect(body.review).toMatchObject({ status: 'approved', needed: [] });
    const position = await onCase(doubtful, body.version, { type: 'CaseDisputed', data: { by } });
    const corrections = (await side.get<CorrectionPage>('/v1/corrections?limit=2')).body.items;
    expect(corrections).toMatchObject([
      { type: 'CaseDisputed', kind: 'layoff', id: doubtful, by, position },
      { type: 'CaseCorrected', values: { path: '/quantity', to: figure(19_000) } },
    ]);
    const then = await side.get<LayoffView>(`/v1/layoffs/${doubtful}?asOf=${before.position}`);
    const { sources: _, ...whole } = before as object & { sources: unknown };
    expect(then.body).toMatchObject(whole);
  });
});
