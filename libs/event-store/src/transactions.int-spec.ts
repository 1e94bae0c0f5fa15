import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cutBeforeAnswer } from '../../../test/support/cut-proxy.js';
import { createLedger, events, sha256, thing, unit, unitOf, type TestLedger } from '../../../test/support/ledger.js';
import { until } from '../../../test/support/until.js';
import { Contention } from './errors.js';
import type { Decider, NewEvent } from './event.js';
import type { EventStore } from './event-store.js';
import { UnknownEvent } from './event-types.js';
import { EarlierFailed } from './in-order.js';
import type { UnitOfWork } from './unit-of-work.js';

type Counted = NewEvent<'Counted', { readonly by: number; readonly total: number }>;
type Count = { readonly by: number; readonly atMost?: number };

/** Each event holds the total that its decision was made on, so a decision on a stale state shows. */
const counter: Decider<number, Count, Counted> = {
  initial: 0,
  decide: (total, { by, atMost = Infinity }) => {
    if (total + by > atMost) throw new Error(`${total} and ${by} are more than ${atMost}`);
    return by === 0 ? [] : [{ type: 'Counted', data: { by, total: total + by } }];
  },
  evolve: (_, { data }) => data.total,
};

const metadata = { actor: 'test' };
const identity = () => ({ key: randomUUID(), contentHash: sha256('content'), metadata });
const count = (store: EventStore, id: string, command: Count, key: string = randomUUID(), more: object = {}) =>
  store.execute(counter, thing(id), command, { key, metadata, ...more });

let ledger: TestLedger;
let store: EventStore;

async function totals(id: string): Promise<number[]> {
  return (await store.load(thing(id))).events.map(({ data }) => (data as Counted['data']).total);
}

beforeAll(async () => {
  ledger = await createLedger();
  store = ledger.openStore();
});

afterAll(async () => {
  await ledger.close();
});

describe('execute', () => {
  const upTo50 = Array.from({ length: 50 }, (_, index) => index + 1);

  it('takes 50 commands on one stream at once, without a conflict', async () => {
    let appends = 0;
    const counting = ledger.openStore();
    const append = counting.append.bind(counting);
    counting.append = (...given) => {
      appends += 1;
      return append(...given);
    };
    const outcomes = await Promise.all(upTo50.map(() => count(counting, 'one-process', { by: 1 })));
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(upTo50.map(() => 'appended'));
    expect(await totals('one-process')).toEqual(upTo50);
    expect(appends).toBe(50);
  }, 15_000);

  it('takes 50 commands on one stream from three processes at once', async () => {
    const stores = [store, ledger.openStore(), ledger.openStore()];
    const outcomes = await Promise.all(upTo50.map((n) => count(stores[n % 3]!, 'three-processes', { by: 1 })));
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(upTo50.map(() => 'appended'));
    expect(await totals('three-processes')).toEqual(upTo50);
  }, 15_000);

  it('takes 10 commands from each of twenty processes on one stream at once', async () => {
    // They were given up after 25 attempts, as a process that had won went on at once and the others hardly waited.
    const stores = Array.from({ length: 20 }, () => ledger.openStore({}, { max: 4 }));
    const calls = stores.flatMap((one) => upTo50.slice(0, 10).map(() => count(one, 'twenty-processes', { by: 1 })));
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(await totals('twenty-processes')).toEqual(calls.map((_, index) => index + 1));
  }, 40_000);

  it('takes commands on a stream on which another process decides without a pause', async () => {
    // They met a conflict every time, for the 30 s after which they were given up: the other knew the stream, and they had to read it.
    const [busy, other] = [ledger.openStore(), ledger.openStore()];
    let [done, total] = [false, 0];
    const saturate = async () => {
      for (; !done; total += 1) expect((await count(busy, 'saturated', { by: 1 })).verdict).toBe('appended');
    };
    const saturating = Promise.all([saturate(), saturate(), saturate(), saturate()]);
    await until(() => total > 100);
    const outcomes: string[] = [];
    for (let n = 0; n < 3; n += 1) outcomes.push((await count(other, 'saturated', { by: 1 })).verdict);
    done = true;
    await saturating;
    expect(outcomes).toEqual(['appended', 'appended', 'appended']);
    expect((await totals('saturated')).at(-1)).toBe(total + 3);
  }, 120_000);

  it('gives a repeated key its first answer, also where the command would be refused by now', async () => {
    const key = randomUUID();
    const first = await count(store, 'repeated', { by: 2, atMost: 3 }, key);
    expect(first).toMatchObject({ verdict: 'appended', result: [{ data: { by: 2, total: 2 } }] });
    const { firstPosition, lastPosition } = first as { firstPosition: number; lastPosition: number };
    const again = { verdict: 'duplicate', firstPosition, lastPosition };
    expect(await count(store, 'repeated', { by: 2, atMost: 3 }, key.toUpperCase())).toEqual(again);
    expect(await count(ledger.openStore(), 'repeated', { by: 2, atMost: 3 }, key)).toEqual(again);
    expect(await count(store, 'repeated', { by: 1, atMost: 3 }, key)).toEqual({ verdict: 'key-reused' });
    expect(await count(store, 'repeated', { by: 9, atMost: 3 }, key)).toEqual({ verdict: 'key-reused' });
    expect(await totals('repeated')).toEqual([2]);
  });

  it('keeps the key of a command that leads to nothing', async () => {
    const key = randomUUID();
    expect(await count(store, 'nothing', { by: 0 }, key)).toEqual({ verdict: 'appended', result: [] });
    expect(await count(store, 'nothing', { by: 0 }, key)).toEqual({ verdict: 'duplicate' });
    expect(await totals('nothing')).toEqual([]);
  });

  it('gives the result of a command whose answer was lost after the commit', async () => {
    const proxy = await cutBeforeAnswer(ledger.database.url);
    const cut = ledger.openStore({}, { connectionString: proxy.url });
    await count(cut, 'answer-lost', { by: 2 });
    proxy.cutNext('append_batch');
    const landed = await count(cut, 'answer-lost', { by: 3 });
    expect(landed).toMatchObject({ verdict: 'appended', result: [{ data: { by: 3, total: 5 } }] });
    await count(cut, 'answer-lost', { by: 1 });
    expect(await totals('answer-lost')).toEqual([2, 5, 6]);
    expect(proxy.cuts()).toBe(1);
    await cut.close();
    await proxy.close();
  });

  it('throws what the decider throws, and lets those behind go on', async () => {
    const commands = [{ by: 2 }, { by: 2, atMost: 3 }, { by: 1, atMost: 3 }];
    const [first, refused, last] = await Promise.allSettled(commands.map((each) => count(store, 'refusing', each)));
    expect([first!.status, last!.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(refused).toMatchObject({ reason: { message: '2 and 2 are more than 3' } });
    expect(await totals('refusing')).toEqual([2, 3]);
  });

  it('refuses nothing on a state that is no longer true', async () => {
    await count(store, 'stale', { by: 9 });
    const elsewhere = [{ type: 'Counted', data: { by: -9, total: 0 } }];
    await store.append(unitOf([{ stream: thing('stale'), expected: 'exists', events: elsewhere }]));
    expect((await count(store, 'stale', { by: 5, atMost: 10 })).verdict).toBe('appended');
    expect(await totals('stale')).toEqual([9, 0, 5]);
  });

  it('gives up with Contention where others are faster every time', async () => {
    let decided = 0;
    let slipped: Promise<unknown> = Promise.resolve();
    // Another writer slips in between each decision and its append.
    const slow: typeof counter = {
      ...counter,
      decide: (total, command) => {
        decided += 1;
        slipped = rival.append(unit('contended', 'any'));
        return counter.decide(total, command);
      },
    };
    const rival = ledger.openStore();
    await rival.append(unit('contended', 'any'));
    const append = store.append.bind(store);
    const late = ledger.openStore();
    late.append = async (...given) => {
      await slipped;
      return append(...given);
    };
    const options = { key: randomUUID(), metadata, attempts: 3 };
    await expect(late.execute(slow, thing('contended'), { by: 1 }, options)).rejects.toBeInstanceOf(Contention);
    expect(decided).toBe(3);
  });
});

describe('transact', () => {
  it('appends what was decided on several streams as one unit, and does the work again after a conflict', async () => {
    let attempts = 0;
    const outcome = await store.transact(identity(), async (one) => {
      attempts += 1;
      await one.decide(counter, thing('left'), { by: 1 });
      await one.decide(counter, thing('left'), { by: 1 });
      if (attempts === 1) await ledger.openStore().append(unitOf([elsewhere]));
      await one.decide(counter, thing('right'), { by: await one.state(counter, thing('left')) });
      return attempts;
    });
    expect(outcome).toMatchObject({ verdict: 'appended', result: 2 });
    expect(await totals('left')).toEqual([40, 41, 42]);
    expect(await totals('right')).toEqual([42]);
  });
  const elsewhere = {
    stream: thing('left'),
    expected: 'none' as const,
    events: [{ type: 'Counted', data: { by: 40, total: 40 } }],
  };

  it('does work again that failed on streams of different moments, and not on those of one', async () => {
    const [rival, late] = [ledger.openStore(), ledger.openStore()];
    const [one, other] = [thing('torn-1'), thing('torn-2')];
    let tries = 0;
    const work = async (slip: boolean, of: UnitOfWork) => {
      tries += 1;
      const before = await of.state(counter, one);
      if (slip && tries === 1) for (const { id } of [one, other]) await count(rival, id, { by: 1 });
      if ((await of.state(counter, other)) !== before) throw new Error('they differ');
      return before;
    };
    expect(await late.transact(identity(), (of) => work(true, of))).toMatchObject({ verdict: 'appended', result: 1 });
    expect(tries).toBe(2);
    await count(rival, 'torn-1', { by: 1 });
    await expect(late.transact(identity(), (of) => work(false, of))).rejects.toThrow('they differ');
    expect(tries).toBe(4);
  });

  it('appends nothing where a stream that was only read has moved', async () => {
    const other = ledger.openStore();
    let attempts = 0;
    await store.transact(identity(), async (one) => {
      attempts += 1;
      const seen = await one.state(counter, thing('read'));
      if (attempts === 1) await count(other, 'read', { by: 5 });
      await one.decide(counter, thing('written'), { by: seen + 1 });
    });
    expect(await totals('written')).toEqual([6]);
  });

  it('lets no unit overtake one on the same stream that failed', async () => {
    const inOrder = [thing('ordered')];
    const failing = store.transact(identity(), () => Promise.reject(new Error('boom')), { inOrder });
    const behind = store.transact(identity(), (one) => one.decide(counter, thing('ordered'), { by: 1 }), { inOrder });
    const [first, second] = await Promise.allSettled([failing, behind]);
    expect(first).toMatchObject({ reason: { message: 'boom' } });
    expect((second as PromiseRejectedResult).reason).toBeInstanceOf(EarlierFailed);
    expect(await totals('ordered')).toEqual([]);
  });
});

describe('events of versions that a process does not know', () => {
  const old = { Counted: { schemaVersion: 1 } };
  const upcast = (data: unknown) => ({ ...(data as object), unit: 'pieces' });
  const sample = { before: { by: 1, total: 1 }, after: { by: 1, total: 1, unit: 'pieces' } };
  const current = { Counted: { schemaVersion: 2, upcasters: [{ from: 1, upcast, sample }] } };

  it('are lifted, given as stored, or refused by deciders, and never dropped', async () => {
    const [older, newer] = [ledger.openStore({ events: old }), ledger.openStore({ events: current })];
    await count(older, 'versions', { by: 1 });
    const after = (await store.head()) - 1;
    const lifted = { schemaVersion: 2, data: { by: 1, total: 1, unit: 'pieces' } };
    expect((await newer.load(thing('versions'))).events).toMatchObject([lifted]);
    expect((await newer.readPage({ after, limit: 1 })).events).toMatchObject([lifted]);
    for await (const event of newer.readStream(thing('versions'))) expect(event).toMatchObject(lifted);
    const asStored = { schemaVersion: 1, data: { by: 1, total: 1 } };
    for await (const event of newer.readAll({ after, stored: true })) expect(event).toMatchObject(asStored);
    for await (const event of newer.readStream(thing('versions'), { stored: true }))
      expect(event).toMatchObject(asStored);

    await count(newer, 'versions', { by: 1 });
    const unknown = {
      version: 2,
      schemaVersion: 2,
      data: { by: 1, total: 2 },
      unknown: 'the newest known version is 1',
    };
    expect((await older.load(thing('versions'))).events).toMatchObject([{ version: 1 }, unknown]);
    await expect(count(ledger.openStore({ events: old }), 'versions', { by: 1 })).rejects.toBeInstanceOf(UnknownEvent);
    await store.append(unit('versions', 'any'));
    await expect(count(ledger.openStore({ events: current }), 'versions', { by: 1 })).rejects.toBeInstanceOf(
      UnknownEvent,
    );
  });
});

describe('a signal', () => {
  const gone = new Error('the caller has gone');

  it('ends the wait for earlier units on the stream, and those behind still wait for them', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const inOrder = [thing('queue')];
    const first = store.transact(identity(), () => gate, { inOrder });
    const leaving = new AbortController();
    const second = count(store, 'queue', { by: 1 }, randomUUID(), { signal: leaving.signal });
    const third = count(store, 'queue', { by: 1 });
    leaving.abort(gone);
    await expect(second).rejects.toBe(gone);
    expect(await Promise.race([third, sleep(50, 'waits')])).toBe('waits');
    open();
    await Promise.all([first, third]);
    expect(await totals('queue')).toEqual([1]);
  });
});

describe('a database that stays away', () => {
  it('is not waited for by one batch after the other', async () => {
    const writer = ledger.openStore({ retryMs: 100, maxBatchUnits: 1, maxQueuedUnits: 5 }, { lockTimeoutMs: 200 });
    const holder = await ledger.admin.connect();
    await holder.query('begin; select pg_advisory_xact_lock(ledger.lock_id())');
    const began = Date.now();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => writer.append(unit('away', 'any'))));
    expect(Date.now() - began).toBeLessThan(4_000);
    expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => 'rejected'));
    await holder.query('rollback');
    holder.release();
    expect(
      (await writer.append(unitOf([{ stream: thing('away'), expected: 'none', events: events(1) }]))).verdict,
    ).toBe('appended');
  });
});
