import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { EventStore } from '@newsledger/event-store';
import { ruleExtractor } from '@newsledger/extraction';
import { dueEmbargoes, type ArticlePage, type ArticleView, type DeliveryView } from '@newsledger/read-models';
import { Recording, RecordingModule } from '@newsledger/recording';
import { createLogger } from '@newsledger/platform';
import { Test } from '@nestjs/testing';
import { EmbargoLifter, Embargoes } from '../../apps/recorder/src/embargoes.js';
import { ReadSide } from '../support/read-side.js';
import { until } from '../support/until.js';

const before = new Date('2031-03-02T05:59:59Z');
const hour = '2031-03-02T06:00:00Z';
const after = new Date('2031-03-02T06:00:01Z');
const names = { source: 'https://paper.example/feed', id: 'https://paper.example/secret-plan#1' };

/** Only the clock is ours: servers and timers run as they do. */
const timers = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

const item = (uri: string, name: string, figure: number, more: Record<string, string> = {}) => ({
  uri,
  version: '1',
  versionCreated: '2031-03-01T10:00:00Z',
  language: 'en',
  headlines: [{ value: `${name} to cut ${figure} jobs` }],
  bodies: [{ contentType: 'text/plain', value: textOf(name, figure) }],
  ...more,
});
const textOf = (name: string, figure: number) =>
  `${name} said on Saturday that it would cut ${figure} jobs at its plant in Norwich.`;

let side: ReadSide;
const recorders: { recording: Recording; lifter: EmbargoLifter; store: EventStore }[] = [];

/** Another recorder on the same ledger; one that starts again is no other. */
async function startRecorder() {
  const store = side.ledger.openStore();
  const useFactory = () => ({ ledger: store, extractor: ruleExtractor, actor: 'recorder' });
  const module = await Test.createTestingModule({ imports: [RecordingModule.register({ useFactory })] }).compile();
  const recording = module.get(Recording);
  await module.init();
  const logger = { info: () => undefined, error: (_of: unknown, what?: string) => errors.push(what) };
  const due = (now: Date) => dueEmbargoes(store.pool, { now, limit: 10 });
  const recorder = { store, recording, lifter: new EmbargoLifter(recording, due, logger as never) };
  recorders.push(recorder);
  return recorder;
}
const errors: unknown[] = [];

async function deliver(id: string, data: ReturnType<typeof item>) {
  const { recording, store } = recorders[0]!;
  const delivery = { source: names.source, id, data, raw: Buffer.from(JSON.stringify(data)) };
  expect(await recording.record(await recording.prepare(delivery, Date.now()))).toBe('recorded');
  await side.untilRead(await store.head());
}

const about = (id: string) =>
  side.get<DeliveryView>(`/v1/deliveries?${new URLSearchParams({ source: names.source, id }).toString()}`);
const typesOf = async (articleId: string) => {
  const types: string[] = [];
  for await (const { type } of side.store.readStream({ category: 'article', id: articleId })) types.push(type);
  return types;
};

beforeAll(async () => {
  side = await ReadSide.start();
  jest.useFakeTimers({ now: before, doNotFake: timers });
  await startRecorder();
});
afterAll(async () => {
  jest.useRealTimers();
  await side.stop();
});

describe('an article under embargo', () => {
  const uri = 'https://paper.example/secret-plan';
  let articleId: string;

  it('shows in no read before its hour: its delivery was received, and that is all', async () => {
    await deliver(names.id, item(uri, 'Kestrel Foods', 240, { embargoedUntil: hour }));
    expect((await side.get<ArticlePage>('/v1/articles')).body.items).toEqual([]);
    const { body } = await about(names.id);
    expect(body).toMatchObject({ status: 'recorded', cases: [] });
    expect(body).not.toHaveProperty('articleId');
    const events = (await side.get('/v1/events')).text;
    const [event] = events.trim().split('\n');
    const parsed = JSON.parse(event!) as { stream: { id: string } };
    articleId = parsed.stream.id;
    expect(parsed).toMatchObject({ position: 1, type: 'ArticleEmbargoed', withheld: { reason: 'embargo' } });
    expect(parsed).not.toHaveProperty('data');
    expect(events).not.toContain('paper.example');
    expect((await side.get(`/v1/articles/${articleId}`)).status).toBe(404);
    expect((await side.get(`/v1/articles/${articleId}?asOf=1`)).status).toBe(404);
  });

  it('stays unseen when it is delivered again, and when recorders look for what is due', async () => {
    await deliver('again', item(uri, 'Kestrel Foods', 240, { embargoedUntil: hour }));
    expect((await about('again')).body).not.toHaveProperty('articleId');
    expect(await recorders[0]!.lifter.liftDue(new Date())).toBe(0);
    expect(await typesOf(articleId)).toEqual(['ArticleEmbargoed', 'ArticleRepeated']);
    expect((await side.get('/v1/events')).text).not.toContain('paper.example');
  });

  it('is read at its hour, once, by whichever of three recorders, two of which have started since', async () => {
    await startRecorder();
    await startRecorder();
    jest.setSystemTime(after);
    const lifted = await Promise.all(recorders.map(({ lifter }) => lifter.liftDue(new Date())));
    expect(lifted.reduce((sum, each) => sum + each)).toBe(1);
    expect(errors).toEqual([]);
    await side.untilRead(await side.store.head());
    expect((await typesOf(articleId)).slice(2)).toEqual(['EmbargoLifted', 'ArticleReceived', 'ClaimsExtracted']);
    const { body: article } = await side.get<ArticleView>(`/v1/articles/${articleId}`);
    expect(article).toMatchObject({ status: 'usable', text: textOf('Kestrel Foods', 240) });
    const [layoff] = article.cases;
    expect(layoff).toMatchObject({ kind: 'layoff' });
    expect((await about(names.id)).body).toMatchObject({ articleId, articleVersion: 1, cases: [{ id: layoff!.id }] });
    expect((await side.get('/v1/events')).text).toContain('paper.example');
    expect(await recorders[2]!.lifter.liftDue(new Date())).toBe(0);
  });

  it('leaves the version before it to readers until its hour, with what that one says', async () => {
    jest.setSystemTime(before);
    const updated = 'https://paper.example/updated';
    await deliver('updated-1', item(updated, 'Harrier Mills', 240));
    await deliver('updated-2', item(updated, 'Harrier Mills', 310, { version: '2', embargoedUntil: hour }));
    const articles = async () => (await side.get<ArticlePage>('/v1/articles')).body.items;
    const id = (await articles()).find((article) => article.uri === updated)!.id;
    const figure = async () => {
      const { cases } = (await side.get<ArticleView>(`/v1/articles/${id}`)).body;
      expect(cases).toHaveLength(1);
      return (await side.get<{ quantity: { min: number } }>(`/v1/layoffs/${cases[0]!.id}`)).body.quantity.min;
    };
    expect(await figure()).toBe(240);
    jest.setSystemTime(after);
    expect(await recorders[1]!.lifter.liftDue(new Date())).toBe(1);
    await side.untilRead(await side.store.head());
    expect(await figure()).toBe(310);
  });

  it('that is killed before its hour never shows: not by the kill either, where that is under the embargo too', async () => {
    jest.setSystemTime(before);
    const killed = 'https://paper.example/killed';
    await deliver('killed-1', item(killed, 'Osprey Ferries', 95, { embargoedUntil: hour }));
    await deliver('killed-2', item(killed, 'Osprey Ferries', 95, { embargoedUntil: hour, pubStatus: 'canceled' }));
    for (const path of ['/v1/articles', '/v1/events', '/v1/corrections', '/v1/layoffs']) {
      expect((await side.get(path)).text).not.toMatch(/paper\.example\/killed|Osprey/);
    }
    jest.setSystemTime(after);
    expect(await recorders[0]!.lifter.liftDue(new Date())).toBe(1);
    await side.untilRead(await side.store.head());
    const article = (await side.get<ArticlePage>('/v1/articles')).body.items.find(({ uri }) => uri === killed);
    expect(article).toMatchObject({ status: 'canceled', cases: [] });
    expect((await side.get('/v1/layoffs')).text).not.toContain('Osprey');
  });

  it('that is killed under a new address shows none before its hour', async () => {
    jest.setSystemTime(before);
    const known = 'https://paper.example/ferries';
    await deliver('ferries-1', item(known, 'Puffin Ferries', 40));
    const kill = {
      embargoedUntil: hour,
      pubStatus: 'canceled',
      url: 'https://paper.example/new-address',
      version: '2',
    };
    await deliver('ferries-2', item(known, 'Puffin Ferries', 40, kill));
    const [article] = (await side.get<ArticlePage>('/v1/articles')).body.items;
    for (const path of ['/v1/articles', `/v1/articles/${article!.id}`, '/v1/events', '/v1/corrections']) {
      expect((await side.get(path)).text).not.toContain('new-address');
    }
    expect((await side.get('/v1/layoffs')).text).not.toContain('Puffin');
  });

  it('is read by a running recorder when its hour comes', async () => {
    jest.useRealTimers();
    const { store, recording } = recorders[1]!;
    const service = new Embargoes({ pool: store.pool, logger: createLogger('recorder', 'error') } as never, recording);
    service.onApplicationBootstrap();
    const awaited = 'https://paper.example/awaited';
    const soon = new Date(Date.now() + 2_000).toISOString();
    await deliver('awaited', item(awaited, 'Gannet Rail', 130, { embargoedUntil: soon }));
    const shown = async () =>
      (await side.get<ArticlePage>('/v1/articles')).body.items.find(({ uri }) => uri === awaited);
    await until(async () => (await shown())?.cases.length === 1);
    expect(Date.parse((await shown())!.receivedAt)).toBeGreaterThanOrEqual(Date.parse(soon));
    await service.beforeApplicationShutdown();
  });
});
