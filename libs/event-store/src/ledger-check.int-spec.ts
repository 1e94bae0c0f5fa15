import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createLedger,
  events,
  makePartitionsOf,
  thing,
  unit,
  unitOf,
  type TestLedger,
} from '../../../test/support/ledger.js';
import type { EventStore } from './event-store.js';
import type { LedgerCheckProgress } from './ledger-check.js';

let ledger: TestLedger;
let store: EventStore;

const tables = ['events', 'streams', 'append_keys', 'event_types'];

beforeAll(async () => {
  ledger = await createLedger();
  await makePartitionsOf(ledger, 100);
  store = ledger.openStore();
  // 300 events: stream `long` runs through all three partitions, the units of `wide` have two streams each.
  for (let n = 0; n < 20; n += 1) {
    await store.append(unit('long', 'any', 4));
    await store.append(unit(`short-${n}`, 'none', 1));
    await store.append(unitOf([write(`left-${n % 3}`, 4), write(`right-${n % 5}`, 6)]));
    await store.append(unitOf([]));
  }
  for (const table of tables) await ledger.admin.query(`create table public.${table} as table ledger.${table}`);
});
afterAll(() => ledger.close());

function write(id: string, count: number) {
  return { stream: thing(id), expected: 'any' as const, events: events(count) };
}

/** Does what only a superuser can who takes the protection away first. */
async function asForger(sql: string): Promise<void> {
  const client = await ledger.admin.connect();
  await client.query(`set session_replication_role = replica; ${sql}`);
  client.release(true);
}

async function mend(): Promise<void> {
  const copies = tables.map((table) => `insert into ledger.${table} select * from public.${table}`);
  await asForger(`truncate ${tables.map((table) => `ledger.${table}`).join()}; ${copies.join('; ')}`);
}

const move = (from: number, to: number) => `update ledger.events set position = ${to} where position = ${from}`;
const event = 'stream_no, version, type_id, schema_version, recorded_at, data, metadata from ledger.events';

describe('the check of a log', () => {
  it.each([1, 7, 100, 150, 50_000])('proves it in ranges of %d', async (rangeSize) => {
    const progress: LedgerCheckProgress[] = [];
    expect(await store.check({ rangeSize, onProgress: (one) => void progress.push(one) })).toEqual([]);
    expect(progress.at(-1)).toEqual({ position: 300, head: 300, events: 300, streams: 29, keys: 60 });
    expect(progress).toHaveLength(Math.ceil(300 / rangeSize));
  });

  it('proves an empty one', async () => {
    const empty = await createLedger();
    expect(await empty.openStore().check()).toEqual([]);
    await empty.close();
  });

  it.each([
    ['an event that is missing', 'position-gap', 150, 'delete from ledger.events where position = 149'],
    ['the last event missing', 'key-range', 291, 'delete from ledger.events where position = 300'],
    ['the first event missing', 'position-gap', 2, 'delete from ledger.events where position = 1'],
    ['an event that was moved', 'position-gap', 350, move(150, 350)],
    ['two events that changed places', 'version-gap', 16, `${move(16, 0)}; ${move(17, 16)}; ${move(0, 17)}`],
    [
      'an event with the version of another',
      'version-gap',
      151,
      'update ledger.events set version = 1 where position = 151',
    ],
    [
      'an event that was added',
      'version-gap',
      301,
      `insert into ledger.events select 301, ${event} where position = 151`,
    ],
    ['an event of no stream', 'stream', 150, 'update ledger.events set stream_no = 900 where position = 150'],
    ['a stream that disagrees', 'stream', 289, `update ledger.streams set version = 99 where id = 'long'`],
    ['a stream that ends elsewhere', 'stream', 300, `update ledger.streams set last_position = 300 where id = 'long'`],
    ['a stream that is missing', 'stream', 289, `delete from ledger.streams where id = 'long'`],
    ['a stream without events', 'stream', 500, `insert into ledger.streams values (500, 'thing', 'x', 1, 500, 500)`],
    ['a key that is missing', 'key-range', 16, 'delete from ledger.append_keys where first_position = 6'],
    ['the last key missing', 'key-range', 301, 'delete from ledger.append_keys where last_position = 300'],
    [
      'a key that disagrees',
      'key-range',
      150,
      'update ledger.append_keys set first_position = 150 where first_position = 151',
    ],
    [
      'a key that claims what another has',
      'key-range',
      6,
      `insert into ledger.append_keys
      select gen_random_uuid(), content_hash, 6, 15, recorded_at from ledger.append_keys where first_position = 6`,
    ],
    [
      'a key that claims what is not there',
      'key-range',
      400,
      `insert into ledger.append_keys
      select gen_random_uuid(), content_hash, 400, 401, recorded_at from ledger.append_keys where first_position = 6`,
    ],
    [
      'time that goes back',
      'time',
      150,
      `update ledger.events set recorded_at = recorded_at - interval '1 day' where position = 150`,
    ],
    ['a type that is not known', 'type', 150, 'update ledger.events set type_id = 77 where position = 150'],
  ])('finds %s', async (_, fault, position, damage) => {
    await asForger(damage);
    try {
      for (const rangeSize of [7, 149, 50_000]) {
        const found = await store.check({ rangeSize });
        expect(found.map((one) => [one.fault, one.position])).toContainEqual([fault, position]);
      }
    } finally {
      await mend();
    }
    expect(await store.check()).toEqual([]);
  });

  it.each([
    ['events_p2 has no trigger refuse_change', 'alter table ledger.events_p2 disable trigger refuse_change'],
    ['events has no trigger refuse_truncate', 'drop trigger refuse_truncate on ledger.events'],
    ['streams has no trigger refuse_change', 'alter table ledger.streams enable replica trigger refuse_change'],
    ['append_keys has no valid primary key', 'alter table ledger.append_keys drop constraint append_keys_pkey'],
  ])('finds a protection that was taken away: %s', async (detail, damage) => {
    const other = await createLedger();
    await makePartitionsOf(other, 100);
    await other.openStore().append(unit('a', 'none', 250));
    await other.admin.query(damage);
    expect(await other.openStore().check({ rangeSize: 60 })).toEqual([
      { fault: 'protection', position: null, detail: expect.stringContaining(detail) },
    ]);
    await other.close();
  });

  it('names the first hundred faults of a log that has more', async () => {
    await asForger('delete from ledger.events where position % 2 = 0');
    expect(await store.check({ rangeSize: 70 })).toHaveLength(100);
    await mend();
  });

  it('holds while writers append', async () => {
    const busy = await createLedger();
    await makePartitionsOf(busy, 500);
    const stop = new AbortController();
    const writing = [busy.openStore(), busy.openStore()].map(async (writer, n) => {
      for (let i = 0; !stop.signal.aborted; i += 1) await writer.append(unit(`${n}-${i % 40}`, 'any', (i % 5) + 1));
    });
    const checked = busy.openStore();
    for (let round = 0; round < 30 || (await checked.head()) < 500; round += 1) {
      expect(await checked.check({ rangeSize: 100 + round })).toEqual([]);
    }
    stop.abort();
    await Promise.all(writing);
    await busy.close();
  });

  it('is of one snapshot, also where a partition is made meanwhile', async () => {
    const growing = await createLedger();
    const reader = await growing.admin.connect();
    await reader.query('begin isolation level repeatable read; select 1 from ledger.events');
    await growing.admin.query('select ledger.make_partition(2)');
    const { rows } = await reader.query<{ faults: unknown }>('select faults from ledger.check()');
    expect(rows).toEqual([{ faults: null }]);
    reader.release(true);
    await growing.close();
  });

  it('ends at a signal, also within a range', async () => {
    await expect(store.check({ signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    const abort = new AbortController();
    const holder = await ledger.admin.connect();
    await holder.query('begin; lock table ledger.append_keys in access exclusive mode');
    const checking = store.check({ signal: abort.signal });
    setTimeout(() => abort.abort(new Error('enough')), 100);
    const began = Date.now();
    await expect(checking).rejects.toThrow('enough');
    expect(Date.now() - began).toBeLessThan(3_000);
    await holder.query('rollback');
    holder.release();
  });
});
