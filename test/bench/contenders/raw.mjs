import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { once } from '../server.mjs';
import { event } from '../payload.mjs';

export const settings =
  'insert ... select from unnest of whatever waits, on 2 connections; no version, key, stream, order or check';

export function prepare(connectionString) {
  return once(connectionString, (db) =>
    db.query(
      'create table raw_event (position bigint generated always as identity primary key, stream text, data json)',
    ),
  );
}

/** The ceiling: what the same Postgres takes where nothing is promised but that a row is on disk. */
export async function open(connectionString) {
  const pool = new pg.Pool({ connectionString, max: 2 });
  let waiting = [];
  let lanes = 0;
  const insert = (rows) =>
    pool.query({
      name: 'insert',
      text: 'insert into raw_event (stream, data) select * from unnest($1::text[], $2::json[])',
      values: [rows.map(({ stream }) => stream), rows.map(({ data }) => data)],
    });
  const drain = async () => {
    while (waiting.length > 0) {
      await setImmediate();
      const batch = waiting.splice(0, 256);
      try {
        await insert(batch);
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    lanes -= 1;
  };
  const add = (stream, n) =>
    new Promise((resolve, reject) => {
      waiting.push({ stream, data: JSON.stringify(event(n).data), resolve, reject });
      if (lanes < 2) {
        lanes += 1;
        void drain();
      }
    });
  return {
    append: add,
    unit: (ids, n) => Promise.all(ids.map((id, i) => add(id, n + i))),
    importBatch: (ids, each, n) =>
      insert(
        Array.from({ length: ids.length * each }, (_, i) => {
          return { stream: ids[Math.floor(i / each)], data: JSON.stringify(event(n + i).data) };
        }),
      ),
    count: async () => Number((await pool.query('select count(*) from raw_event')).rows[0].count),
    close: () => pool.end(),
  };
}
