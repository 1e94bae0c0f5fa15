import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLedger, sha256, thing, unit, type TestLedger } from '../../../test/support/ledger.js';
import type { Decider, NewEvent } from './event.js';
import type { EventStore } from './event-store.js';
import { checkpoint, parkedStreams, subscriptions } from './subscription.js';

let ledger: TestLedger;
let store: EventStore;

beforeAll(async () => {
  ledger = await createLedger();
  store = ledger.openStore();
});
afterAll(() => ledger.close());

const identity = () => ({ key: randomUUID(), contentHash: sha256('content'), metadata: { actor: 'test' } });
const idle: Decider<number, object, NewEvent> = { initial: 0, decide: () => [], evolve: (state) => state };

describe('a signal', () => {
  const gone = new Error('the caller has gone');
  const aborted = AbortSignal.abort(gone);

  it('that has come already stops everything at its door', async () => {
    const head = await store.head();
    const signal = aborted;
    const nothing = () => Promise.resolve();
    const calls = [
      store.append(unit('aborted', 'any'), { signal }),
      store.load(thing('aborted'), { signal }),
      store.transact(identity(), nothing, { signal }),
      store.execute(idle, thing('aborted'), {}, { ...identity(), signal }),
      store.readPage({ after: 0, limit: 1 }, { signal }),
      store.check({ signal }),
      store.head({ signal }),
      store.positionAt('2020-01-01T00:00:00Z', { signal }),
      store.contents([sha256('content')], { signal }),
      store.secrets([randomUUID()], { signal }),
      store.findKeys([randomUUID()], { signal }),
      subscriptions(ledger.pool, undefined, { signal }),
      checkpoint(ledger.pool, 'any', { signal }),
      parkedStreams(ledger.pool, { name: 'any' }, { signal }),
      store.readAll({ signal })[Symbol.asyncIterator]().next(),
      store.readStream(thing('anything'), { signal })[Symbol.asyncIterator]().next(),
    ];
    const outcomes = await Promise.allSettled<unknown>(calls);
    expect(outcomes).toEqual(calls.map(() => ({ status: 'rejected', reason: gone })));
    expect(await store.head()).toBe(head);
  });

  it('that comes while a read waits for the database ends the wait', async () => {
    const time = '2020-01-01T00:00:00Z';
    const asOf = { time };
    const holder = await ledger.admin.connect();
    await holder.query('begin; lock table ledger.events, ledger.append_keys, ledger.contents, ledger.secrets');
    const leaving = new AbortController();
    const { signal } = leaving;
    const reads = [
      store.head({ signal }),
      store.positionAt(time, { signal }),
      store.readPage({ after: 0, limit: 1 }, { signal }),
      store.readAll({ asOf, signal })[Symbol.asyncIterator]().next(),
      store.readStream(thing('anything'), { asOf, signal })[Symbol.asyncIterator]().next(),
      store.contents([sha256('content')], { signal }),
      store.secrets([randomUUID()], { signal }),
      store.findKeys([randomUUID()], { signal }),
    ];
    const waiting = Promise.race(reads.map((read) => read.catch(() => undefined)));
    expect(await Promise.race([waiting, sleep(50, 'all wait')])).toBe('all wait');
    leaving.abort(gone);
    expect(await Promise.allSettled<unknown>(reads)).toEqual(reads.map(() => ({ status: 'rejected', reason: gone })));
    await holder.query('rollback');
    holder.release();
  });

  it('withdraws units that wait, in the queue and for room in it, and awaits what was sent', async () => {
    const writer = ledger.openStore({ maxQueuedUnits: 2, maxBatchUnits: 1 });
    const holder = await ledger.admin.connect();
    await holder.query('begin; select pg_advisory_xact_lock(ledger.lock_id())');
    const controllers = Array.from({ length: 5 }, () => new AbortController());
    const appends = controllers.map(({ signal }) => writer.append(unit('withdrawn', 'any'), { signal }));
    const settled = Promise.allSettled(appends);
    await sleep(50);
    expect(writer.backlog).toMatchObject({ units: 2, callers: 2 });
    for (const index of [0, 1, 3]) controllers[index]!.abort(gone);
    await expect(appends[1]).rejects.toBe(gone);
    await expect(appends[3]).rejects.toBe(gone);
    expect(writer.backlog).toMatchObject({ units: 2, callers: 0 });
    await holder.query('rollback');
    holder.release();
    expect((await settled).map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'],
    ]);
    expect(writer.backlog).toEqual({ units: 0, bytes: 0, callers: 0 });
    expect((await store.load(thing('withdrawn'))).version).toBe(3);
  });

  it('ends a check on the server too', async () => {
    const leaving = new AbortController();
    // As it needs a lock that another holds, it would wait for it.
    const holder = await ledger.admin.connect();
    await holder.query('begin; lock table ledger.append_keys in access exclusive mode');
    const patient = ledger.openStore({}, { lockTimeoutMs: 60_000, applicationName: 'checking' });
    const checking = patient.check({ signal: leaving.signal });
    await sleep(100);
    leaving.abort(gone);
    await expect(checking).rejects.toBe(gone);
    const backends = `select 1 from pg_stat_activity where application_name = 'checking' and state = 'active'`;
    for (let n = 0; n < 40 && (await ledger.admin.query(backends)).rowCount !== 0; n += 1) await sleep(100);
    expect((await ledger.admin.query(backends)).rowCount).toBe(0);
    await holder.query('rollback');
    holder.release();
  });
});
