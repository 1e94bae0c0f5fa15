import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLedger, makePartitionsOf, sha256, thing, unit, type TestLedger } from '../../../test/support/ledger.js';
import { until } from '../../../test/support/until.js';
import type { RecordedEvent } from './event.js';
import type { EventStore } from './event-store.js';
import { StreamNames } from './recorded.js';

let ledger: TestLedger;
let store: EventStore;

beforeAll(async () => {
  ledger = await createLedger();
  await makePartitionsOf(ledger, 100);
  store = ledger.openStore();
  for (let n = 0; n < 45; n += 1) await store.append(unit(n % 9 === 0 ? 'long' : `short-${n}`, 'any', 5));
  await store.append(unit('large', 'none', 350));
});
afterAll(() => ledger.close());

async function collect(events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> {
  const collected: RecordedEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

describe('partitions', () => {
  it('are made ahead, also for a batch larger than one of them', async () => {
    const { rows } = await ledger.admin.query<{ name: string }>(
      `select relid::text as name from pg_partition_tree('ledger.events') where isleaf order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([0, 1, 2, 3, 4, 5].map((n) => `ledger.events_p${n}`));
    expect(await store.head()).toBe(575);
    expect(await store.check()).toEqual([]);
  });

  it('are append-only as the first one is', async () => {
    for (const sql of [
      'update ledger.events_p4 set version = 1',
      'delete from ledger.events_p4',
      'truncate ledger.events_p4',
    ]) {
      await expect(ledger.admin.query(sql)).rejects.toThrow('append-only');
    }
  });

  it('are read as one log and as one stream', async () => {
    const log = await collect(store.readAll({ pageSize: 64 }));
    expect(log.map(({ position }) => position)).toEqual(Array.from({ length: 575 }, (_, index) => index + 1));
    const long = log.filter(({ stream }) => stream.id === 'long');
    expect((await store.load(thing('long'))).events).toEqual(long);
    expect(await collect(store.readStream(thing('long')))).toEqual(long);
    expect(await collect(store.readStream(thing('long'), { direction: 'backwards' }))).toEqual([...long].reverse());
  });
});

describe('reads', () => {
  it('touch no more than they give, also while a log that grew fast has no statistics', async () => {
    const fresh = await createLedger();
    const writer = fresh.openStore();
    for (let n = 0; n < 10; n += 1) await writer.append(unit('fast', 'any', 2_500));
    const touched = async () => {
      const sql = `select sum(idx_tup_fetch)::int as value from pg_stat_user_tables where relname like 'events\\_p%'`;
      return (await fresh.admin.query<{ value: number }>(sql)).rows[0]!.value;
    };
    for (let after = 0; after < 5_000; after += 1_000) {
      const { events: page } = await writer.readPage({ after, limit: 1_000 }, { types: ['Happened'] });
      expect(page.map(({ position }) => position)).toEqual(Array.from({ length: 1_000 }, (_, n) => after + n + 1));
    }
    // Counts reach the statistics when their session has been idle for a second.
    await until(async () => (await touched()) >= 5_000);
    expect(await touched()).toBeLessThan(6_000);
    await fresh.close();
  });

  it('filter by type and category, however far apart the events lie', async () => {
    await store.append({
      ...unit('rare', 'none', 0),
      writes: [{ stream: { category: 'rare', id: '1' }, expected: 'none', events: [{ type: 'Rare', data: {} }] }],
      contentHash: sha256('rare'),
    });
    expect((await collect(store.readAll({ types: ['Rare', 'Unheard'], pageSize: 3 }))).map((e) => e.position)).toEqual([
      576,
    ]);
    expect((await collect(store.readAll({ categories: ['rare'], pageSize: 3 }))).map((e) => e.position)).toEqual([576]);
    expect(await collect(store.readAll({ types: ['Unheard'], pageSize: 3 }))).toEqual([]);
    const page = await store.readPage({ after: 0, limit: 3 }, { types: ['Unheard'] });
    expect(page).toEqual({ events: [], position: 60, head: 576 });
  });

  it('take a range, and give nothing beyond the end', async () => {
    expect((await collect(store.readAll({ after: 99, asOf: { position: 101 } }))).map((e) => e.position)).toEqual([
      100, 101,
    ]);
    expect(await collect(store.readAll({ after: 576 }))).toEqual([]);
    expect(await store.readPage({ after: 576, limit: 10 })).toEqual({ events: [], position: 576, head: 576 });
    expect((await collect(store.readAll({ after: 575, asOf: { position: 10_000 } }))).map((e) => e.position)).toEqual([
      576,
    ]);
  });

  it('show a stream as it was at a position or a time, and from a version', async () => {
    const { events } = await store.load(thing('long'));
    const at = events[12]!;
    expect(await collect(store.readStream(thing('long'), { asOf: { position: at.position } }))).toEqual(
      events.slice(0, 13),
    );
    const byTime = await collect(store.readStream(thing('long'), { asOf: { time: at.recordedAt } }));
    expect(byTime).toEqual(events.filter(({ recordedAt }) => recordedAt <= at.recordedAt));
    expect(await collect(store.readStream(thing('long'), { fromVersion: 20 }))).toEqual(events.slice(19));
    expect(await collect(store.readStream(thing('long'), { fromVersion: 2, direction: 'backwards' }))).toEqual(
      events.slice(0, 2).reverse(),
    );
    expect(await collect(store.readStream(thing('nowhere')))).toEqual([]);
  });

  it('show the log as it was at a time', async () => {
    const log = await collect(store.readAll());
    const { recordedAt } = log[300]!;
    const until = log.filter((event) => event.recordedAt <= recordedAt);
    expect(await collect(store.readAll({ asOf: { time: recordedAt }, pageSize: 70 }))).toEqual(until);
    expect(await collect(store.readAll({ asOf: { time: '2020-01-01T00:00:00Z' } }))).toEqual([]);
  });

  it('name more streams than they remember', async () => {
    const { rows } = await ledger.pool.query<{ stream_no: number; category: string; id: string }>(
      'select stream_no, category, id from ledger.streams',
    );
    const names = new StreamNames(ledger.pool, 3);
    const all = rows.map((row) => row.stream_no);
    const each = new Map(rows.map(({ stream_no, category, id }) => [stream_no, { category, id }]));
    expect(all.length).toBeGreaterThan(30);
    const found = await Promise.all([names.of(all), names.of([...all].reverse()), names.of(all.slice(0, 2))]);
    expect(found.map(({ size }) => size)).toEqual([all.length, all.length, 2]);
    expect(new Map([...found[0]].sort(([a], [b]) => a - b))).toEqual(new Map([...each].sort(([a], [b]) => a - b)));
    expect(await names.of(all)).toEqual(each);
  });

  it('find the last position at or before a time', async () => {
    const log = await collect(store.readAll());
    for (const { recordedAt } of [log[0]!, log[100]!, log[575]!]) {
      const expected = log.filter((event) => event.recordedAt <= recordedAt).length;
      expect(await store.positionAt(recordedAt)).toBe(expected);
    }
    expect(await store.positionAt('2020-01-01T00:00:00Z')).toBe(0);
    expect(await store.positionAt('2999-01-01T00:00:00Z')).toBe(576);
  });

  it('end at a signal', async () => {
    const abort = new AbortController();
    const read = async () => {
      for await (const event of store.readAll({ pageSize: 10, signal: abort.signal }))
        if (event.position === 25) abort.abort();
    };
    await expect(read()).rejects.toMatchObject({ name: 'AbortError' });
  });
});
