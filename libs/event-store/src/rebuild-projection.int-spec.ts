import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLedger, type TestLedger } from '../../../test/support/ledger.js';
import {
  add,
  caughtUp,
  createTallies,
  live,
  startProjection,
  tables,
  type Tally,
} from '../../../test/support/tallies.js';
import { until } from '../../../test/support/until.js';
import type { EventStore } from './event-store.js';
import { limitSilence } from './pool.js';
import { rebuildProjection, type RebuildProgress } from './rebuild-projection.js';
import { parkedStreams, subscriptions } from './subscription.js';

let ledger: TestLedger;
let store: EventStore;

beforeAll(async () => {
  ledger = await createLedger();
  store = ledger.openStore();
});
afterAll(() => ledger.close());

/** Every byte of every row that readers see. */
async function bytes(name: string): Promise<readonly string[]> {
  const { rows } = await ledger.pool.query<{ row: string }>(`select v::text as row from read.${name} v order by key`);
  return rows.map(({ row }) => row);
}

describe('a rebuild', () => {
  it('gives the same bytes again, in pages of any size, parked streams and all', async () => {
    const projection = await createTallies(ledger, 'sized');
    for (let n = 0; n < 300; n += 1) await add(store, 'sized', `s${n % 11}`, n % 100, { amount: 1, poison: n === 250 });
    const running = startProjection(store, projection);
    await caughtUp(store, 'sized');
    await running.stop();
    const folded = await bytes('sized');
    expect(folded).toHaveLength(11);
    const parked = await parkedStreams(ledger.pool, projection);
    expect(parked).toHaveLength(1);
    for (const [index, pageSize] of [1, 7, 500, 5_000].entries()) {
      const progress: RebuildProgress[] = [];
      const onProgress = (one: RebuildProgress) => void progress.push(one);
      const done = await rebuildProjection(store, projection, { pageSize, onProgress });
      expect(done).toMatchObject({ name: 'sized', generation: index + 2, state: 'live', position: await store.head() });
      expect(progress.at(-1)).toEqual(done);
      expect(done.eventsPerSecond).toBeGreaterThan(0);
      expect(await bytes('sized')).toEqual(folded);
      expect(await parkedStreams(ledger.pool, projection)).toEqual(parked);
    }
    expect(await tables(ledger, 'sized')).toEqual(['sized_g5']);
    expect(await subscriptions(ledger.pool, 'sized')).toMatchObject([{ generation: 5, live: true, leaseUntil: null }]);
  });

  it('makes a table like the live one: its indexes, settings and grants', async () => {
    const projection = await createTallies(ledger, 'alike');
    await rebuildProjection(store, projection);
    const { rows } = await ledger.admin.query<{ options: string[]; acl: string; indexes: number }>(
      `select reloptions as options, relacl::text as acl,
         (select count(*) from pg_index i where i.indrelid = c.oid) as indexes
       from pg_class c where oid = 'read.alike_g2'::regclass`,
    );
    expect(rows).toEqual([
      { options: ['fillfactor=80'], acl: expect.stringMatching(/newsledger_app=arwd/), indexes: 3 },
    ]);
  });

  it('waits for indexes as long as they take, until the signal', async () => {
    const projection = await createTallies(ledger, 'slowly');
    await ledger.admin.query(`
      create function read.slowly(int) returns int language plpgsql immutable as 'begin perform pg_sleep(3); return $1; end';
      create index on read.slowly_g1 (read.slowly(sum))`);
    await add(store, 'slowly', 'a', 1);
    const hasty = ledger.openStore();
    // As if every statement were given a fraction of the time that the index takes.
    hasty.pool.on('connect', (client) => limitSilence(client, 1_000));
    const abort = new AbortController();
    let abortedAt = 0;
    const onProgress = ({ state }: RebuildProgress) => {
      if (state !== 'indexing') return;
      setTimeout(() => {
        abortedAt = performance.now();
        abort.abort(new Error('enough'));
      }, 100);
    };
    await expect(rebuildProjection(hasty, projection, { signal: abort.signal, onProgress })).rejects.toThrow('enough');
    // Before the index can be there.
    expect(performance.now() - abortedAt).toBeLessThan(2_000);
    expect(await rebuildProjection(hasty, projection)).toMatchObject({ generation: 2, state: 'live' });
    expect(await bytes('slowly')).toHaveLength(1);
  });

  it('shows readers no gap and never an earlier state, while events come in and it is done twice', async () => {
    const projection = await createTallies(ledger, 'seen');
    await Promise.all(Array.from({ length: 2_000 }, (_, n) => add(store, 'seen', `s${n % 40}`, 1)));
    const running = startProjection(ledger.openStore(), projection);
    await caughtUp(store, 'seen');
    const state = { done: false, added: 0 };
    const writing = (async () => {
      while (!state.done) await add(store, 'seen', `s${(state.added += 1) % 40}`, 1);
    })();
    const looks = [0, 0, 0].map(() => ({ count: 0 }));
    const readers = looks.map((look, n) => (n === 1 ? statementReader : snapshotReader)('seen', state, look));
    const reading = Promise.all(readers).finally(() => (state.done = true));
    reading.catch(() => undefined);
    for (let generation = 2; generation <= 3; generation += 1) {
      const done = await rebuildProjection(ledger.openStore(), projection, { pageSize: 100 });
      expect(done.generation).toBe(generation);
      // Each looks also after the switch, and much is added meanwhile.
      const due = looks.map(({ count }) => count + 30);
      await until(() => state.done || looks.every(({ count }, n) => count >= due[n]!));
    }
    await until(() => state.done || state.added > 100);
    state.done = true;
    await writing;
    await caughtUp(store, 'seen');
    await reading;
    await running.stop();
    const folded = await bytes('seen');
    await rebuildProjection(store, projection);
    expect(await bytes('seen')).toEqual(folded);
    expect(running.progress.map(({ state }) => state)).not.toContain('unavailable');
  });

  /** Looks again and again, in one snapshot each, as the API does: rows and checkpoint must be of one moment. */
  async function snapshotReader(name: string, state: { done: boolean }, look: { count: number }): Promise<void> {
    const client = await ledger.pool.connect();
    const { rows: before } = await client.query<{ position: number }>(
      `select position from ledger.events e join ledger.streams s using (stream_no) where category = $1 order by position`,
      [name],
    );
    const first = before[0]!.position;
    let position = 0;
    try {
      for (; !state.done; look.count += 1) {
        await client.query(`begin isolation level repeatable read; lock table read.${name} in access share mode`);
        const at = (await client.query<{ position: number }>(checkpointSql, [name])).rows[0]!.position;
        const rows = await client.query<{ sum: number; latest: number }>(
          `select coalesce(sum(sum), 0) as sum, max(position) as latest from read.${name}`,
        );
        const counted = await client.query<{ sum: number }>(
          `select count(*) as sum from ledger.events e join ledger.streams s using (stream_no)
           where category = $1 and position between $2 and $3`,
          [name, first, at],
        );
        await client.query('commit');
        expect(at).toBeGreaterThanOrEqual(position);
        expect(rows.rows[0]!.sum).toBe(counted.rows[0]!.sum);
        position = at;
      }
    } finally {
      client.release(true);
    }
  }

  /** Looks again and again, in one statement each: no row is ever absent or older than it was. */
  async function statementReader(name: string, state: { done: boolean }, look: { count: number }): Promise<void> {
    const known = new Map<string, number>();
    for (; !state.done; look.count += 1) {
      const { rows } = await ledger.pool.query<{ key: string; sum: number }>(`select key, sum from read.${name}`);
      const now = new Map(rows.map(({ key, sum }) => [key, sum]));
      for (const [key, sum] of known) expect(now.get(key)).toBeGreaterThanOrEqual(sum);
      for (const [key, sum] of now) known.set(key, sum);
      expect(now.size).toBeGreaterThanOrEqual(40);
    }
  }

  const checkpointSql = 'select position from ledger.subscriptions where name = $1 and live';

  it('waits for whoever reads for long, without making others wait long', async () => {
    const projection = await createTallies(ledger, 'long');
    await add(store, 'long', 'a', 1);
    const running = startProjection(store, projection);
    await caughtUp(store, 'long');
    const reader = await ledger.pool.connect();
    await reader.query('begin; select * from read.long');
    let ended = false;
    const rebuilding = rebuildProjection(ledger.openStore(), projection, { leaseMs: 1_000 }).finally(
      () => (ended = true),
    );
    let longest = 0;
    for (const start = Date.now(); Date.now() - start < 2_500;) {
      const began = performance.now();
      await ledger.pool.query('select * from read.long');
      longest = Math.max(longest, performance.now() - began);
      await sleep(5);
    }
    expect(ended).toBe(false);
    await add(store, 'long', 'a', 1);
    await caughtUp(store, 'long');
    await reader.query('commit');
    reader.release();
    expect(await rebuilding).toMatchObject({ generation: 2, state: 'live' });
    // Whoever waits for the table's lock does so for a moment at a time: the reader before it would make others wait to its end.
    expect(longest).toBeLessThan(1_500);
    expect(await bytes('long')).toHaveLength(1);
    await running.stop();
  });
});

describe('a rebuild that ends before it is complete', () => {
  it('is gone on with where it was paused', async () => {
    const projection = await createTallies(ledger, 'paused');
    for (let n = 0; n < 50; n += 1) await add(store, 'paused', `s${n % 3}`, 1);
    const abort = new AbortController();
    const stopAfter = ({ position }: RebuildProgress) => {
      if (position > 0) abort.abort(new Error('paused'));
    };
    const paused = rebuildProjection(store, projection, { pageSize: 300, signal: abort.signal, onProgress: stopAfter });
    await expect(paused).rejects.toThrow('paused');
    const [, begun] = await subscriptions(ledger.pool, 'paused');
    expect(begun).toMatchObject({ generation: 2, live: false, leaseUntil: null });
    expect(begun!.position).toBeGreaterThan(0);
    const progress: RebuildProgress[] = [];
    const onProgress = (one: RebuildProgress) => void progress.push(one);
    await rebuildProjection(store, projection, { pageSize: 200, onProgress });
    expect(progress[0]!.position).toBeGreaterThanOrEqual(begun!.position);
    expect(await live(ledger, 'paused')).toBe(2);
    const folded = await bytes('paused');
    await rebuildProjection(store, projection);
    expect(await bytes('paused')).toEqual(folded);
  });

  it('is refused while another is at it, and taken over from one that died', async () => {
    const projection = await createTallies(ledger, 'held');
    for (let n = 0; n < 200; n += 1) await add(store, 'held', 'a', 1);
    let begun: () => void;
    const first = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const abort = new AbortController();
    // Each row takes 5 ms, one a page: the holder needs a second for its 200, the other a few turns to be refused.
    const pause = new Int32Array(new SharedArrayBuffer(4));
    const slow = {
      ...projection,
      columns: (row: Tally) => {
        begun();
        Atomics.wait(pause, 0, 0, 5);
        return projection.columns(row);
      },
    };
    const holder = rebuildProjection(store, slow, { pageSize: 1, signal: abort.signal });
    await first;
    await expect(rebuildProjection(store, projection)).rejects.toMatchObject({
      name: 'RebuildRefused',
      why: 'under-way',
      message: expect.stringMatching(/^a rebuild of held is under way: .+ is at \d+$/),
    });
    abort.abort(new Error('enough'));
    await holder.catch(() => undefined);
    // As a killed process leaves it.
    await ledger.admin.query(
      `update ledger.subscriptions set owner = 'dead', lease_until = now() + interval '500 ms' where name = 'held' and not live`,
    );
    await rebuildProjection(store, projection);
    expect(await tables(ledger, 'held')).toHaveLength(1);
  });

  it('leaves what readers see as it was where an event stops it', async () => {
    const projection = await createTallies(ledger, 'refused', { onPoison: 'stop' });
    await add(store, 'refused', 'a', 1);
    const running = startProjection(store, projection);
    await caughtUp(store, 'refused');
    await running.stop();
    await add(store, 'refused', 'a', { amount: 2, poison: true });
    await expect(rebuildProjection(store, projection)).rejects.toMatchObject({
      why: 'stopped',
      message: expect.stringMatching(/^event \d+ \(Added\) cannot be folded: 2 is poison$/),
    });
    expect(await live(ledger, 'refused')).toBe(1);
    expect(await bytes('refused')).toHaveLength(1);
    // Mended code begins again.
    const added = projection.when.Added!;
    const mended = { ...projection, when: { Added: ((row, event) => row ?? added(row, event)) as typeof added } };
    expect(await rebuildProjection(store, mended)).toMatchObject({ state: 'live' });
    expect(await tables(ledger, 'refused')).toHaveLength(1);
  });
});

describe('the version of a projection', () => {
  it('is built before it goes live, and then older code waits', async () => {
    const older = await createTallies(ledger, 'versions');
    for (let n = 0; n < 30; n += 1) await add(store, 'versions', `s${n % 3}`, 1);
    const first = startProjection(store, older);
    await caughtUp(store, 'versions');
    const added = older.when.Added!;
    const newer: typeof older = {
      ...older,
      version: 2,
      when: { Added: (row, event) => ({ ...added(row, event)!, sum: (row?.sum ?? 0) + 10 }) },
    };
    const state = { done: false };
    const writing = (async () => {
      while (!state.done) await add(store, 'versions', 's1', 1);
    })();
    const second = startProjection(ledger.openStore(), newer);
    await until(async () => (await live(ledger, 'versions')) === 2);
    await until(() => first.progress.at(-1)?.state === 'superseded');
    state.done = true;
    await writing;
    await caughtUp(store, 'versions');
    const { rows } = await ledger.pool.query<{ sum: number; seen: number }>(
      'select sum, cardinality(seen) as seen from read.versions',
    );
    expect(rows).toHaveLength(3);
    for (const { sum, seen } of rows) expect(sum).toBe(seen * 10);
    await expect(rebuildProjection(store, older)).rejects.toMatchObject({ why: 'superseded' });
    await Promise.all([first.stop(), second.stop()]);
  });
});
