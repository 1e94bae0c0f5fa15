import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLedger, makePartitionsOf, sha256, unit, type TestLedger } from '../../../test/support/ledger.js';

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await createLedger();
  await makePartitionsOf(ledger, 100);
  const body = Buffer.from('kept');
  const kept = {
    contents: [{ hash: sha256(body), mediaType: 'text/plain', body }],
    secrets: [{ ref: randomUUID(), value: 'Ann' }],
  };
  await ledger.openStore().append(unit('a', 'none', 150, kept));
});
afterAll(() => ledger.close());

/** Resolves to what the application is told, undefined where it is allowed; nothing of it stays. */
async function tried(sql: string): Promise<string | undefined> {
  const client = await ledger.pool.connect();
  try {
    await client.query(`begin; ${sql}`);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    client.release(true);
  }
}

const logTables = ['events', 'events_p0', 'events_p1', 'streams', 'append_keys', 'event_types', 'contents', 'secrets'];
const columns: Readonly<Record<string, string>> = {
  contents: 'media_type',
  secrets: 'value',
  append_keys: 'first_position',
  event_types: 'name',
};

describe('the application', () => {
  const onEveryTable: readonly (readonly [what: string, sql: (table: string) => string])[] = [
    ['insert', (table) => `insert into ledger.${table} select * from ledger.${table}`],
    ['copy', (table) => `copy ledger.${table} from stdin`],
    ['update', (table) => `update ledger.${table} set ${columns[table] ?? 'version'} = default`],
    ['delete', (table) => `delete from ledger.${table}`],
    ['truncate', (table) => `truncate ledger.${table}`],
    ['merge', (table) => `merge into ledger.${table} using (select 1) s on true when matched then delete`],
    ['disable triggers', (table) => `alter table ledger.${table} disable trigger all`],
    ['disable triggers of the user', (table) => `alter table ledger.${table} disable trigger user`],
    ['drop a trigger', (table) => `drop trigger refuse_change on ledger.${table}`],
    [
      'add a trigger',
      (table) => `create trigger spy after insert on ledger.${table} execute function ledger.refuse_change()`,
    ],
    ['add a rule', (table) => `create rule away as on insert to ledger.${table} do instead nothing`],
    ['drop', (table) => `drop table ledger.${table} cascade`],
    ['rename', (table) => `alter table ledger.${table} rename to other`],
    ['lock out', (table) => `lock table ledger.${table} in exclusive mode`],
    ['take', (table) => `alter table ledger.${table} owner to newsledger_app`],
  ];
  it.each(logTables.flatMap((table) => onEveryTable.map(([what, sql]) => [what, table, sql(table)] as const)))(
    'may not %s ledger.%s',
    async (_, __, sql) => expect(await tried(sql)).toBe('42501'),
  );

  it.each([
    ['switch the triggers off', 'set session_replication_role = replica'],
    ['become the owner', 'set role postgres'],
    ['become the owner by leaving its role', 'reset role; delete from ledger.events'],
    ['leave its role with the session', 'set session authorization postgres'],
    ['detach a partition', 'alter table ledger.events detach partition ledger.events_p0'],
    ['make a partition', 'select ledger.make_partition(9)'],
    ['number event types', `select ledger.type_ids(array['Forged'], now())`],
    ['replace a function', 'create or replace function ledger.lock_id() returns bigint language sql return 1'],
    ['alter a function', 'alter function ledger.lock_id() volatile'],
    ['take the pinned path from a function', 'alter function ledger.append_batch reset all'],
    ['drop a function', 'drop function ledger.refuse_change() cascade'],
    ['make something in the schema', 'create table ledger.mine (n int)'],
    ['make a function in the schema', 'create function ledger.mine() returns int language sql return 1'],
    ['grant itself more', 'grant all on ledger.events to newsledger_app; delete from ledger.events'],
    ['say which generation is live', 'update ledger.subscriptions set live = false'],
    ['call a subscription another version', 'update ledger.subscriptions set version = 9'],
    ['forget a subscription', 'delete from ledger.subscriptions'],
    ['read files of the server', `select pg_read_file('postgresql.conf')`],
    ['write files of the server', `copy (select 1) to '/tmp/newsledger-copy'`],
    ['run programs on the server', `copy (select 1) to program 'true'`],
  ])('may not %s: %s', async (_, sql) => expect(await tried(sql)).toBe('42501'));

  it('may add no trigger of the server or language to reach further', async () => {
    expect(await tried('create extension plpgsql')).toMatch(/^42/);
    expect(await tried('create event trigger spy on ddl_command_start execute function ledger.refuse_change()')).toBe(
      '42501',
    );
  });

  it.each(logTables.filter((table) => !table.startsWith('events_p')))('may read ledger.%s', async (table) =>
    expect(await tried(`select * from ledger.${table} limit 1`)).toBeUndefined(),
  );

  // A name found first in a schema of its own would run in the owner's name: the functions look nowhere but in theirs.
  it('may not lend the functions objects of its own', async () => {
    const { rows } = await ledger.admin.query<{ name: string }>(`
      select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace = 'ledger'::regnamespace and p.prosecdef
        and not coalesce(p.proconfig, '{}') @> array['search_path=pg_catalog, pg_temp']`);
    expect(rows).toEqual([]);
    const shadow = `create temp table events (position bigint); create temp table append_keys (key uuid)`;
    expect(await tried(`${shadow}; select ledger.position_at(now())`)).toBeUndefined();
  });

  it('owns nothing', async () => {
    const { rows } = await ledger.admin.query(
      `select relname from pg_class where relowner in (select oid from pg_roles where rolname like 'newsledger%')`,
    );
    expect(rows).toEqual([]);
  });
});

describe('the owner', () => {
  const changes: readonly (readonly [string, (table: string) => string])[] = [
    ['delete from', (table) => `delete from ledger.${table}`],
    ['truncate', (table) => `truncate ledger.${table} cascade`],
  ];
  it.each(logTables.flatMap((table) => changes.map(([what, sql]) => [what, table, sql(table)] as const)))(
    'is stopped by a trigger when it would %s ledger.%s',
    async (_, __, sql) => {
      const answer = ledger.admin.query(sql);
      await expect(answer).rejects.toMatchObject({ message: expect.stringContaining('append-only') });
    },
  );

  it.each(['events', 'events_p0', 'events_p1', 'append_keys', 'event_types'])(
    'is stopped by a trigger when it would update ledger.%s',
    async (table) => {
      const sql = `update ledger.${table} set recorded_at = recorded_at`;
      await expect(ledger.admin.query(sql)).rejects.toMatchObject({ message: expect.stringContaining('append-only') });
    },
  );
});
