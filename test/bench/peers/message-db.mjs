import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { once } from '../server.mjs';
import { event } from '../payload.mjs';
import { require } from './install.mjs';

export const settings =
  'message-db 1.3.1 through pg, pool of 20, search_path as its documentation says, streams spread over 16 categories, as it locks by category';

const categories = 16;

/** Runs the SQL files that its install.sh runs, in the same order, which needs no psql. */
export function prepare(connectionString) {
  const folder = join(dirname(require.resolve('@eventide/message-db/package.json')), 'database');
  const script = (name) => readFileSync(join(folder, name), 'utf8');
  const named = (name) =>
    [...script(name).matchAll(/run_psql_file \$base\/(\S+\.sql)/g)].map(([, file]) => script(file));
  const base = ['roles/message-store', 'schema/message-store', 'extensions/pgcrypto', 'tables/messages'];
  const files = [
    ...base.map((name) => script(`${name}.sql`)),
    ...['functions', 'indexes', 'views', 'privileges'].flatMap((part) => named(`install-${part}.sh`)),
  ];
  return once(connectionString, async (db) => {
    await db.query('create schema message_store; set search_path to message_store, public');
    for (const sql of files) await db.query(sql);
  });
}

export async function open(connectionString) {
  const pg = require('pg');
  const pool = new pg.Pool({ connectionString, max: 20, options: '-c search_path=message_store,public' });
  const write = (db, stream, n, expected) => {
    const { type, data } = event(n);
    return db.query({
      name: 'write_message',
      text: 'select write_message($1, $2, $3, $4, $5, $6)',
      values: [randomUUID(), stream, type, data, { actor: 'bench' }, expected],
    });
  };
  const streamOf = (id, n) => `report${n % categories}-${id}`;
  /** Several messages are one transaction around several calls. All in one category, or two transactions could lock each other out. */
  const transaction = async (work) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await work(client);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  return {
    append: (id, n) => write(pool, streamOf(id, n), n, -1),
    unit: (ids, n) =>
      transaction(async (client) => {
        for (const [i, id] of ids.entries()) await write(client, streamOf(id, n), n + i, -1);
      }),
    importBatch: (ids, each, n) =>
      transaction(async (client) => {
        for (const [i, id] of ids.entries()) {
          for (let j = 0; j < each; j++) await write(client, streamOf(id, n), n + i * each + j, j - 1);
        }
      }),
    /** It has no read of everything: its categories one after the other. */
    async sweep(limit, onEvent) {
      for (let category = 0; category < categories; category++) {
        for (let position = 1, left = true; left;) {
          const values = [`report${category}`, position, limit];
          const { rows } = await pool.query('select * from get_category_messages($1, $2, $3)', values);
          for (const row of rows) onEvent({ ...row, data: JSON.parse(row.data), metadata: JSON.parse(row.metadata) });
          position = Number(rows.at(-1)?.global_position) + 1;
          left = rows.length === limit;
        }
      }
    },
    count: async () => Number((await pool.query('select count(*) from messages')).rows[0].count),
    close: () => pool.end(),
  };
}
