import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Client } from 'pg';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { migrate, migrationFiles } from './migrate.js';

const names = migrationFiles().map((file) => basename(file, '.sql'));

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrate', () => {
  let migrated: TestDatabase;
  let emptyUrl: string;

  beforeAll(async () => {
    migrated = await createDatabase();
    const empty = `${new URL(migrated.adminUrl).pathname.slice(1)}_empty`;
    await query(migrated.adminUrl, `create database ${empty} template template0`);
    emptyUrl = migrated.adminUrl.replace(/[^/]+$/, empty);
  });
  afterAll(async () => {
    await query(migrated.adminUrl, `drop database if exists ${new URL(emptyUrl).pathname.slice(1)} with (force)`);
    await migrated.drop();
  });

  it('applies every file once, in order, when several start at the same moment', async () => {
    const applied = await Promise.all([migrate(emptyUrl), migrate(emptyUrl), migrate(emptyUrl)]);
    expect(names.length).toBeGreaterThan(2);
    expect(applied.flat()).toEqual(names);
    const rows = await query(emptyUrl, 'select name from newsledger_migrations order by id');
    expect(rows.map(({ name }) => String(name).replace(/_\d{13}$/, ''))).toEqual(names);
  });

  it('changes nothing in a database that is up to date', async () => {
    expect(await migrate(migrated.adminUrl)).toEqual([]);
  });

  it('gives the application what it needs, and nothing that it could own', async () => {
    const schemas = await query(
      migrated.url,
      `select nspname, has_schema_privilege('newsledger_app', oid, 'usage') as usage,
        has_schema_privilege('newsledger_app', oid, 'create') as own
       from pg_namespace where nspname in ('ledger', 'delivery', 'read') order by nspname`,
    );
    expect(schemas).toEqual(['delivery', 'ledger', 'read'].map((nspname) => ({ nspname, usage: true, own: false })));
  });

  it('takes what a database of the release before has folded for its live generation', async () => {
    const older = `${new URL(migrated.adminUrl).pathname.slice(1)}_older`;
    await query(migrated.adminUrl, `create database ${older} template template0`);
    const url = migrated.adminUrl.replace(/[^/]+$/, older);
    try {
      const sql = migrationFiles().map((file) => readFileSync(file, 'utf8'));
      for (const text of sql.slice(0, 4)) await query(url, text);
      const asOlder = `set role newsledger_app; insert into ledger.subscriptions (name, generation, position) values`;
      await query(url, `${asOlder} ('layoffs', 1, 7)`);
      for (const text of sql.slice(4)) await query(url, text);
      // One that still runs begins another.
      await query(url, `${asOlder} ('articles', 1, 0)`);
      const rows = await query(url, 'select name, generation, version, live from ledger.subscriptions order by name');
      expect(rows).toEqual(['articles', 'layoffs'].map((name) => ({ name, generation: 1, version: 1, live: true })));
    } finally {
      await query(migrated.adminUrl, `drop database ${older} with (force)`);
    }
  });

  it('refuses a login that may not migrate, and leaves no trace', async () => {
    const asApplication = migrated.url.replace(/[^/]+$/, new URL(emptyUrl).pathname.slice(1));
    await query(emptyUrl, 'drop table newsledger_migrations');
    await expect(migrate(asApplication)).rejects.toThrow(/permission denied/);
    expect(await query(emptyUrl, `select 1 from pg_tables where tablename = 'newsledger_migrations'`)).toEqual([]);
  });
});
