import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { connect } from 'node:net';
import { createDatabase, kafkaBrokers, type TestDatabase } from '../../../../test/support/database.js';

describe('the servers of the test run', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it('stores UTF-8 in C order, with checksums and full durability', async () => {
    const settings = await query(
      database.url,
      `select name, setting from pg_settings where name in ('data_checksums', 'fsync', 'synchronous_commit', 'full_page_writes')`,
    );
    expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({
      data_checksums: 'on',
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
    });
    const [locale] = await query(
      database.url,
      `select pg_encoding_to_char(encoding) as encoding, datcollate from pg_database where datname = current_database()`,
    );
    expect(locale).toEqual({ encoding: 'UTF8', datcollate: 'C' });
  });

  it('gives the application a login that may become newsledger_app and owns nothing', async () => {
    await query(database.url, 'set role newsledger_app');
    await expect(query(database.url, 'create table public.mine ()')).rejects.toThrow(/permission denied/);
    await expect(query(database.url, 'create schema mine')).rejects.toThrow(/permission denied/);
    const [role] = await query(
      database.url,
      `select rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({ rolsuper: false, rolcreaterole: false, rolcreatedb: false });
  });

  it('runs a broker on the loopback address', async () => {
    const [host = '', port = ''] = kafkaBrokers().split(':');
    expect(host).toBe('127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), host, () => {
        socket.end();
        resolve();
      });
      socket.once('error', reject);
    });
  });
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
