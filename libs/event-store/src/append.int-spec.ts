import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cutBeforeAnswer } from '../../../test/support/cut-proxy.js';
import { createLedger, events, sha256, thing, unit, unitOf, type TestLedger } from '../../../test/support/ledger.js';
import { until } from '../../../test/support/until.js';
import { InvalidUnit, isTransient, StoreUnavailable } from './errors.js';
import type { AppendUnit, AppendVerdict } from './event.js';
import { EventStore } from './event-store.js';
import { limitSilence, openPool } from './pool.js';

let ledger: TestLedger;
let store: EventStore;

beforeAll(async () => {
  ledger = await createLedger();
  store = ledger.openStore();
});
afterAll(() => ledger.close());

/** Appends units so that they stand in one batch, in this order. */
function together(...units: readonly AppendUnit[]): Promise<AppendVerdict[]> {
  return Promise.all(units.map((one) => store.append(one)));
}
const verdicts = (answers: readonly AppendVerdict[]) => answers.map(({ verdict }) => verdict);

describe('verdicts', () => {
  it('gives gapless positions and counts versions from 1', async () => {
    const before = await store.head();
    const answers = await together(unit('v1', 'none', 2), unit('v2', 0, 3));
    expect(answers).toEqual([
      { verdict: 'appended', firstPosition: before + 1, lastPosition: before + 2 },
      { verdict: 'appended', firstPosition: before + 3, lastPosition: before + 5 },
    ]);
    const { version, events: loaded } = await store.load(thing('v2'));
    expect(version).toBe(3);
    expect(loaded.map((event) => [event.version, event.position])).toEqual([
      [1, before + 3],
      [2, before + 4],
      [3, before + 5],
    ]);
  });

  it('returns the first answer for a repeated key, whatever has come since', async () => {
    const first = unit('again', 'none');
    const answer = await store.append(first);
    await store.append(unit('again', 1));
    expect(await store.append(first)).toEqual({ ...answer, verdict: 'duplicate' });
    expect(await store.append({ ...first, contentHash: sha256('other') })).toEqual({ verdict: 'key-reused' });
  });

  it('names stream, expected and actual version of a conflict', async () => {
    await store.append(unit('busy', 'none', 2));
    const answers = await together(
      unit('busy', 1),
      unit('busy', 'none'),
      unit('absent', 'exists'),
      unit('busy', 'exists'),
    );
    expect(answers.slice(0, 3)).toEqual([
      { verdict: 'conflict', stream: thing('busy'), expected: 1, actual: 2 },
      { verdict: 'conflict', stream: thing('busy'), expected: 'none', actual: 2 },
      { verdict: 'conflict', stream: thing('absent'), expected: 'exists', actual: 0 },
    ]);
    expect(answers[3]?.verdict).toBe('appended');
  });

  it('records the key of a unit without events, and checks versions without writing', async () => {
    const empty = unitOf([]);
    expect(await store.append(empty)).toEqual({ verdict: 'appended' });
    expect(await store.append(empty)).toEqual({ verdict: 'duplicate' });
    const check = { stream: thing('v1'), expected: 1, events: [] };
    expect((await store.append(unitOf([check]))).verdict).toBe('conflict');
    expect(await store.append(unitOf([{ ...check, expected: 2 }]))).toEqual({ verdict: 'appended' });
    expect((await store.findKeys([empty.key])).get(empty.key)?.firstPosition).toBeUndefined();
  });
});

describe('between the units of one batch', () => {
  it('takes units on one stream one after the other', async () => {
    expect(verdicts(await together(unit('one', 'none'), unit('one', 1, 2), unit('one', 1), unit('one', 3)))).toEqual([
      'appended',
      'appended',
      'conflict',
      'appended',
    ]);
    const { version, events: loaded } = await store.load(thing('one'));
    expect(version).toBe(4);
    const transactions = await ledger.admin.query(
      'select distinct xmin::text from ledger.events where position = any ($1)',
      [loaded.map(({ position }) => position)],
    );
    expect(transactions.rowCount).toBe(1);
  });

  it('takes units with one key as repeats of the first that was appended', async () => {
    const key = randomUUID();
    const answers = await together(
      unit('key', 'exists', 1, { key }),
      unit('key', 'none', 1, { key, contentHash: sha256('b') }),
      unit('key', 'any', 1, { key, contentHash: sha256('b') }),
      unit('key', 'any', 1, { key }),
    );
    expect(verdicts(answers)).toEqual(['conflict', 'appended', 'duplicate', 'key-reused']);
    expect(answers[2]).toEqual({ ...answers[1], verdict: 'duplicate' });
    expect((await store.load(thing('key'))).version).toBe(1);
  });

  it('appends a unit of several streams wholly or not at all', async () => {
    const write = (id: string, expected: 'none' | 'exists') => ({ stream: thing(id), expected, events: events(2) });
    const answers = await together(
      unitOf([write('left', 'none'), write('right', 'exists')]),
      unitOf([write('left', 'none'), write('right', 'none')]),
    );
    expect(verdicts(answers)).toEqual(['conflict', 'appended']);
    expect((await store.load(thing('left'))).version).toBe(2);
  });

  it('stores contents and secrets of the units that were appended only', async () => {
    const body = Buffer.from('the text, "quoted", \\ and é');
    const content = { hash: sha256(body), mediaType: 'text/plain', body };
    const lost = { hash: sha256('lost'), mediaType: 'text/plain', body: Buffer.from('lost') };
    const refs = [randomUUID(), randomUUID()] as const;
    await together(
      unit('stored', 'none', 1, { contents: [content], secrets: [{ ref: refs[0], value: 'Ann "A" O\'Neil' }] }),
      unit('stored', 'none', 1, { contents: [lost, content], secrets: [{ ref: refs[1], value: 'nobody' }] }),
      unit('stored', 1, 1, { contents: [content] }),
    );
    const found = await store.contents([content.hash, lost.hash.toString('hex')]);
    expect([...found.values()]).toEqual([content]);
    expect([...(await store.secrets(refs))]).toEqual([[refs[0], { value: 'Ann "A" O\'Neil' }]]);
    expect(await store.eraseSecrets(refs)).toBe(1);
    expect(await store.eraseSecrets(refs)).toBe(0);
    expect((await store.secrets(refs)).get(refs[0])).toEqual({ erasedAt: expect.stringMatching(/Z$/) });
  });

  it('never brings back a content that was erased', async () => {
    const body = Buffer.from('to be forgotten');
    const content = { hash: sha256(body), mediaType: 'text/plain', body };
    await store.append(unit('forgotten', 'none', 1, { contents: [content] }));
    expect(await store.eraseContents([content.hash])).toBe(1);
    expect(await store.eraseContents([content.hash])).toBe(0);
    await store.append(unit('forgotten', 1, 1, { contents: [content] }));
    expect((await store.contents([content.hash])).size).toBe(0);
    expect(await store.check()).toEqual([]);
  });

  it('rejects a unit that the database refuses without hurting its neighbours', async () => {
    // Too long for the index of the streams, which only the server can tell, as it depends on how well the text packs.
    const long = Array.from({ length: 300 }, () => randomUUID()).join();
    const answers = await Promise.allSettled([
      store.append(unit('beside', 'none')),
      store.append(unit(long, 'any')),
      store.append(unit('beside', 1)),
      store.append({ ...unit('beside', 'any'), key: 'not a key' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect((answers[1] as PromiseRejectedResult).reason).toBeInstanceOf(InvalidUnit);
    expect((answers[3] as PromiseRejectedResult).reason).toBeInstanceOf(InvalidUnit);
    expect((await store.load(thing('beside'))).version).toBe(2);
  });
});

describe('under load', () => {
  it('makes callers wait for room, in their order, and keeps the queue within its bounds', async () => {
    const writer = ledger.openStore({ maxQueuedUnits: 3, maxBatchUnits: 2 });
    const holder = await ledger.admin.connect();
    await holder.query('begin; select pg_advisory_xact_lock(ledger.lock_id())');
    const appends = Array.from({ length: 12 }, () => writer.append(unit('queued', 'any')));
    await new Promise((resolve) => setTimeout(resolve, 50));
    // Two are on their way to the database.
    expect(writer.backlog).toMatchObject({ units: 3, callers: 7 });
    await holder.query('rollback');
    holder.release();
    const positions = (await Promise.all(appends)).map((answer) => (answer as { firstPosition: number }).firstPosition);
    expect(positions).toEqual(positions.map((_, index) => positions[0]! + index));
    expect(writer.backlog).toEqual({ units: 0, bytes: 0, callers: 0 });
  });

  it('turns away callers where too many wait for room already', async () => {
    const writer = ledger.openStore({ maxQueuedUnits: 1, maxBatchUnits: 1, maxCallers: 2 });
    const outcomes = await Promise.allSettled(Array.from({ length: 9 }, () => writer.append(unit('crowd', 'any'))));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const error of refused) expect(error).toBeInstanceOf(StoreUnavailable);
    expect(refused[0]?.message).toBe('too much is waiting to be appended: 2 callers wait for room');
    expect((await store.load(thing('crowd'))).version).toBe(9 - refused.length);
  });

  it.each([0, -1, 1.5, NaN])('refuses a page of %s events', async (limit) => {
    const refusal = { name: 'RangeError', message: `a page of ${limit} events: not a positive integer` };
    await expect(store.readPage({ after: 0, limit })).rejects.toMatchObject(refusal);
  });

  it('appends what waits when it is closed, and takes no more', async () => {
    const writer = new EventStore(ledger.pool, { maxBatchUnits: 2 });
    const appends = Array.from({ length: 7 }, () => writer.append(unit('closing', 'any')));
    await writer.close();
    expect(verdicts(await Promise.all(appends))).toEqual(Array.from({ length: 7 }, () => 'appended'));
    await expect(writer.append(unit('closing', 'any'))).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('turns away those who wait for room when it is closed', async () => {
    const writer = new EventStore(ledger.pool, { maxQueuedUnits: 1 });
    const appends = Promise.allSettled(Array.from({ length: 5 }, () => writer.append(unit('closing', 'any'))));
    await writer.close();
    const outcomes = (await appends).map(({ status }) => status);
    expect(outcomes).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected', 'rejected']);
    expect(writer.backlog).toEqual({ units: 0, bytes: 0, callers: 0 });
  });

  it('loads the streams of many callers with few queries', async () => {
    const reader = ledger.openStore();
    let queries = 0;
    reader.pool.on('acquire', () => (queries += 1));
    const ids = ['one', 'v1', 'v2', 'nowhere'];
    const loads = await Promise.all(Array.from({ length: 200 }, (_, n) => reader.load(thing(ids[n % 4]!))));
    expect(loads.slice(0, 4).map(({ version }) => version)).toEqual([4, 2, 3, 0]);
    // One for the streams, one for the names of the types.
    expect(queries).toBeLessThanOrEqual(2);
  });
});

describe('the append function', () => {
  it('refuses an append under a snapshot that would not see its predecessors', async () => {
    const client = await ledger.pool.connect();
    await client.query('begin isolation level repeatable read');
    const nothing = Array.from({ length: 22 }, (_, index) => (index === 18 ? Buffer.alloc(0) : []));
    const call = `select ledger.append_batch(${nothing.map((_, index) => `$${index + 1}`).join(', ')})`;
    await expect(client.query(call, nothing)).rejects.toThrow('READ COMMITTED');
    client.release(true);
  });
});

describe('a connection that breaks', () => {
  it('resolves what became of an append by its key', async () => {
    const writer = ledger.openStore();
    const stop = new AbortController();
    let [kills, rounds] = [0, 0];
    const killing = (async () => {
      // Once a round, so that also on a slow machine some attempt comes to its end.
      for (let killedIn = -1; !stop.signal.aborted;) {
        await sleep(Math.random() * 15);
        if (killedIn === rounds) continue;
        const killed = await ledger.admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and query like '%append_batch%' and pid <> pg_backend_pid()`,
        );
        kills += killed.rowCount ?? 0;
        if (killed.rowCount) killedIn = rounds;
      }
    })();
    const before = await store.head();
    for (; rounds < 15 || kills < 4; rounds += 1) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => writer.append(unit('killed', 'any'))));
      // A repeat that finds its own first attempt is told what that would have been told.
      expect(answers.every(({ verdict }) => verdict === 'appended')).toBe(true);
    }
    stop.abort();
    await killing;
    expect((await store.load(thing('killed'))).version).toBe(rounds * 20);
    expect(await store.head()).toBe(before + rounds * 20);
  });

  it('resolves an append whose answer was lost after the commit, and tells those who wait for events', async () => {
    const proxy = await cutBeforeAnswer(ledger.database.url);
    const writer = ledger.openStore({}, { connectionString: proxy.url });
    const first = unit('cut', 'none');
    await writer.append(first);
    const before = await store.head();
    const { hints } = writer;
    proxy.cutNext('append_batch');
    // The commit is made, and nobody hears of it: asked again, the key tells of it, and of others what it always did.
    const other = { ...unit('cut', 1, 2), key: first.key };
    const [landed, repeat, reused, empty] = await Promise.all(
      [unit('cut', 1, 2), other, { ...other, contentHash: sha256('other') }, unitOf([])].map((one) =>
        writer.append(one),
      ),
    );
    expect(landed).toEqual({ verdict: 'appended', firstPosition: before + 1, lastPosition: before + 2 });
    expect(repeat).toEqual({ verdict: 'duplicate', firstPosition: before, lastPosition: before });
    expect([reused, empty]).toEqual([{ verdict: 'key-reused' }, { verdict: 'appended' }]);
    expect(proxy.cuts()).toBe(1);
    expect(writer.hints).toBeGreaterThan(hints);
    expect((await store.load(thing('cut'))).version).toBe(3);
    await writer.close();
    await proxy.close();
  });

  it('is ended when it owes an answer and is silent, and not while it is idle', async () => {
    const client = await ledger.pool.connect();
    limitSilence(client, 1_000);
    await sleep(1_500);
    expect((await client.query('select 1')).rowCount).toBe(1);
    const answer = client.query('select pg_sleep(20)').catch((error: unknown) => error);
    expect(isTransient(await answer)).toBe(true);
    client.release(true);
  });

  it('is told of once while it is idle, without the connection itself', async () => {
    const told: boolean[] = [];
    const onError = (error: Error) => void told.push('client' in error);
    const pool = openPool({ connectionString: ledger.database.url, applicationName: 'idle', onError });
    await pool.query('select 1');
    await ledger.admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'idle'`);
    await until(() => pool.totalCount === 0);
    expect(told).toEqual([false]);
    await pool.end();
  });

  it('gives up with StoreUnavailable when the database stays away', async () => {
    const writer = ledger.openStore({ retryMs: 100 }, { lockTimeoutMs: 200 });
    const holder = await ledger.admin.connect();
    await holder.query('begin; select pg_advisory_xact_lock(ledger.lock_id())');
    const appended = writer.append(unit('away', 'none'));
    await expect(appended).rejects.toBeInstanceOf(StoreUnavailable);
    await holder.query('rollback');
    holder.release();
    expect((await store.load(thing('away'))).version).toBe(0);
  });
});

it('is sound after all this', async () => {
  expect(await store.check()).toEqual([]);
});
