import { createHash, randomUUID } from 'node:crypto';
import {
  EventStore,
  openPool,
  type AppendUnit,
  type EventStoreOptions,
  type NewEvent,
  type PoolOptions,
  type StreamId,
  type StreamWrite,
} from '@newsledger/event-store';
import type { Pool } from 'pg';
import { createDatabase, type TestDatabase } from './database.js';

/** A database of one suite's own with what is needed to work on its log. */
export type TestLedger = {
  database: TestDatabase;
  /** Logged in as the application. */
  pool: Pool;
  /** Logged in as the superuser. */
  admin: Pool;
  /** Returns another store on a pool of its own, as another process would have; `close` closes it too. */
  openStore(options?: EventStoreOptions, poolOptions?: Partial<PoolOptions>): EventStore;
  close(): Promise<void>;
};

/** Returns a new ledger, migrated and empty. */
export async function createLedger(): Promise<TestLedger> {
  const database = await createDatabase();
  const pools: Pool[] = [];
  const stores: EventStore[] = [];
  const open = (connectionString: string, options: Partial<PoolOptions> = {}) => {
    const pool = openPool({ connectionString, ...options });
    pools.push(pool);
    return pool;
  };
  return {
    database,
    pool: open(database.url, { role: 'newsledger_app' }),
    admin: open(database.adminUrl),
    openStore(options, poolOptions) {
      const store = new EventStore(open(database.url, { role: 'newsledger_app', ...poolOptions }), options);
      stores.push(store);
      return store;
    },
    async close() {
      await Promise.all(stores.map((store) => store.close()));
      await Promise.all(pools.map((pool) => pool.end()));
      await database.drop();
    },
  };
}

/** Makes the partitions of an empty log so small that it crosses their borders: what holds at a hundred events holds at ten million. */
export async function makePartitionsOf(ledger: TestLedger, size: number): Promise<void> {
  await ledger.admin.query(`
    drop table ledger.events_p0, ledger.events_p1;
    create or replace function ledger.partition_size() returns bigint language sql immutable parallel safe return ${size};
    select ledger.make_partition(0)`);
}

/** Returns a stream of category `thing`. */
export function thing(id: string): StreamId {
  return { category: 'thing', id };
}

/** Returns so many events of one type. */
export function events(count: number, type = 'Happened', data: unknown = { text: 'as "said"' }): NewEvent[] {
  return Array.from({ length: count }, (_, index) => ({ type, data: { index, ...(data as object) } }));
}

/** Returns a unit of these writes with a key and a content hash of its own, unless they are given. */
export function unitOf(writes: readonly StreamWrite[], rest: Partial<AppendUnit> = {}): AppendUnit {
  return { key: randomUUID(), contentHash: sha256('content'), metadata: { actor: 'test' }, writes, ...rest };
}

/** Returns a unit of one write. */
export function unit(
  id: string,
  expected: StreamWrite['expected'],
  count = 1,
  rest: Partial<AppendUnit> = {},
): AppendUnit {
  return unitOf([{ stream: thing(id), expected, events: events(count) }], rest);
}

export function sha256(text: string | Uint8Array): Buffer {
  return createHash('sha256').update(text).digest();
}
