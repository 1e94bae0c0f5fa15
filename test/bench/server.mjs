import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { fromBuild } from './build.mjs';

const shown = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'wal_sync_method',
  'wal_compression',
  'shared_buffers',
  'max_wal_size',
  'data_checksums',
];

/**
 * Runs `work` on a Postgres of its own, started as the product starts it, or on the one of DATABASE_URL, whose login must be allowed
 * to make databases. Every contender gets a database of its own on it. Rejects where the server does not wait for the disk.
 */
export async function withServer(work) {
  const server = process.env.DATABASE_URL ? given(process.env.DATABASE_URL) : await embedded();
  const databases = [];
  const end = async () => {
    for (const name of databases) await server.admin((db) => db.query(`drop database if exists ${name} with (force)`));
    await server.stop();
  };
  const interrupted = () => void end().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const settings = await readSettings(server);
    return await work({
      ...server,
      settings,
      /** Makes an empty database and returns its address. */
      async database(purpose) {
        const name = `bench_${purpose.replaceAll(/\W/g, '_')}_${process.pid}_${databases.length}`;
        await server.admin((db) => db.query(`create database ${name}`));
        databases.push(name);
        return withDatabase(server.url(), name);
      },
      /** What the database takes on disk, without the write-ahead log that all share. */
      megabytes: (url) =>
        once(url, async (db) => {
          const { rows } = await db.query('select pg_database_size(current_database()) as bytes');
          return Math.round(Number(rows[0].bytes) / 1e6);
        }),
      /** Writes out what earlier work left behind, so that nobody pays for another's. */
      settle: () => server.admin((db) => db.query('checkpoint')),
    });
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await end();
  }
}

async function embedded() {
  const { startPostgres } = await fromBuild('apps/cli/src/servers/postgres.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'newsledger-bench-'));
  // Postgres may run as another user, who must be able to pass through.
  chmodSync(dataDir, 0o711);
  let running = await startPostgres({ dataDir });
  const port = Number(new URL(running.adminUrl).port);
  const url = () => running.adminUrl;
  return {
    kind: 'embedded',
    url,
    admin: (query) => once(withDatabase(url(), 'postgres'), query),
    /** Stops the server and starts it again at its address. Returns the ms from the start until it answered. */
    async restart() {
      await running.stop();
      const began = performance.now();
      running = await startPostgres({ dataDir, port });
      return performance.now() - began;
    },
    async stop() {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
      rmSync(running.folder, { recursive: true, force: true });
    },
  };
}

function given(address) {
  return { kind: 'DATABASE_URL', url: () => address, admin: (query) => once(address, query), stop: () => undefined };
}

async function readSettings(server) {
  const settings = await server.admin(async (db) => {
    const { rows } = await db.query('select name, setting, unit from pg_settings where name = any ($1)', [shown]);
    return Object.fromEntries(rows.map(({ name, setting, unit }) => [name, `${setting}${unit ? ` x ${unit}` : ''}`]));
  });
  if (settings.fsync !== 'on' || settings.synchronous_commit !== 'on') {
    throw new Error('these benches count appends that are on disk: fsync and synchronous_commit must be on');
  }
  return { started: server.kind, ...settings };
}

/** Runs `query` on a connection of its own and returns its result. */
export async function once(connectionString, query) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await query(client);
  } finally {
    await client.end();
  }
}

function withDatabase(address, name) {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}
