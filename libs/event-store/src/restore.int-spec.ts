import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@newsledger/read-models';
import { startPostgres } from '../../../apps/cli/src/servers/postgres.js';
import { createLedger, makePartitionsOf, thing, unit, type TestLedger } from '../../../test/support/ledger.js';
import { createTallies, add, startProjection } from '../../../test/support/tallies.js';
import { until } from '../../../test/support/until.js';
import type { AppendUnit } from './event.js';
import { EventStore } from './event-store.js';
import { openPool } from './pool.js';
import type { Projection } from './projection.js';
import { checkpoint, subscriptions } from './subscription.js';

/** What goes on wherever the data goes. */
interface Original {
  readonly repeated: AppendUnit;
  readonly conflicting: AppendUnit;
  readonly head: number;
}

async function fill(store: EventStore): Promise<Original> {
  for (let n = 0; n < 30; n += 1) {
    await store.append(unit(`s${n % 4}`, 'any', (n % 6) + 1));
    await add(store, 'restored', `t${n % 3}`, n);
  }
  const repeated = unit('s1', 'exists', 2);
  await store.append(repeated);
  return { repeated, conflicting: unit('s1', 1), head: await store.head() };
}

async function run(store: EventStore, projection: Projection): Promise<void> {
  const running = startProjection(store, projection);
  await until(async () => (await checkpoint(store.pool, projection.name)) >= (await store.head()));
  await running.stop();
}

/** The copy knows all that the original knew, and goes on from its next position. */
async function requireGoesOn(store: EventStore, original: Original, projection: Projection): Promise<void> {
  const { repeated, conflicting, head } = original;
  expect(await store.head()).toBe(head);
  expect(await store.check({ rangeSize: 40 })).toEqual([]);
  expect(await checkpoint(store.pool, projection.name)).toBe(head);
  expect(await store.append(repeated)).toMatchObject({ verdict: 'duplicate', lastPosition: head });
  const { version } = await store.load(thing('s1'));
  expect(await store.append(conflicting)).toMatchObject({ verdict: 'conflict', expected: 1, actual: version });
  expect(await store.append(unit('s1', version))).toMatchObject({ firstPosition: head + 1 });
  await add(store, 'restored', 't0', 1_000);
  await run(store, projection);
  const sql = `select (doc->>'sum')::int as sum from read.restored where key = 't0'`;
  expect((await store.pool.query(sql)).rows).toEqual([{ sum: 1_000 + (9 * 10 * 3) / 2 }]);
  expect(await store.check({ rangeSize: 40 })).toEqual([]);
  expect(await subscriptions(store.pool, projection.name)).toMatchObject([{ generation: 1, position: head + 2 }]);
}

describe('a logical copy', () => {
  let from: TestLedger;
  let to: TestLedger;
  const folder = mkdtempSync(join(tmpdir(), 'newsledger-copy-'));
  beforeAll(async () => {
    // The server writes the files, as its own user.
    chmodSync(folder, 0o777);
    [from, to] = [await createLedger(), await createLedger()];
    for (const ledger of [from, to]) await makePartitionsOf(ledger, 100);
  });
  afterAll(async () => {
    await Promise.all([from.close(), to.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes on where the original was', async () => {
    const store = from.openStore();
    const projection = await createTallies(from, 'restored');
    const original = await fill(store);
    await run(store, projection);
    await createTallies(to, 'restored');
    await copyAll(from, to, folder);
    await requireGoesOn(to.openStore(), original, projection);
  });
});

/** Copies the rows of every table of ours into a database that was migrated and holds none. */
async function copyAll(from: TestLedger, to: TestLedger, folder: string): Promise<void> {
  const { rows: tables } = await from.admin.query<{ name: string }>(`
    select format('%I.%I', nspname, relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where nspname in ('ledger', 'delivery', 'read') and relkind in ('r', 'p') and not relispartition`);
  expect(tables.length).toBeGreaterThan(12);
  for (const { name } of tables)
    await from.admin.query(`copy (select * from ${name}) to '${folder}/${name}' (format binary)`);
  const { rows: sequences } = await from.admin.query<{ name: string; value: number | null }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value as value from pg_sequences`,
  );
  const client = await to.admin.connect();
  // As a restore does: no trigger or foreign key looks at rows that were looked at before.
  await client.query(`begin; set local session_replication_role = replica`);
  for (let n = 0; n <= (await from.openStore().head()) / 100; n += 1)
    await client.query('select ledger.make_partition($1)', [n]);
  for (const { name } of tables) await client.query(`copy ${name} from '${folder}/${name}' (format binary)`);
  for (const { name, value } of sequences) if (value) await client.query('select setval($1, $2)', [name, value]);
  await client.query('commit');
  client.release();
}

describe('a cold copy of the data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsledger-cold-'));
  const [one, other] = [join(folder, 'one'), join(folder, 'other')];
  beforeAll(() => chmodSync(folder, 0o711));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('goes on where the original was', async () => {
    const first = await startPostgres({ dataDir: one });
    await migrate(first.adminUrl);
    const admin = openPool({ connectionString: first.adminUrl });
    const projection = await createTallies({ admin }, 'restored');
    const original = await work(first.url, async (store) => {
      const filled = await fill(store);
      await run(store, projection);
      return filled;
    });
    await admin.end();
    await first.stop();
    // With its owner, who may be another user.
    execFileSync('cp', ['-a', one, other]);
    const second = await startPostgres({ dataDir: other });
    await work(second.url, (store) => requireGoesOn(store, original, projection));
    await second.stop();
  }, 60_000);
});

async function work<Result>(url: string, done: (store: EventStore) => Promise<Result>): Promise<Result> {
  const pool = openPool({ connectionString: url, role: 'newsledger_app' });
  const store = new EventStore(pool);
  try {
    return await done(store);
  } finally {
    await store.close();
    await pool.end();
  }
}
