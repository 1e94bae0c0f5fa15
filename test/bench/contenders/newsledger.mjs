import { randomBytes, randomUUID } from 'node:crypto';
import { fromBuild } from '../build.mjs';
import { event, evolve } from '../payload.mjs';
import { once } from '../server.mjs';

export const settings = 'one EventStore on openPool as the services open it (10 connections), role newsledger_app';

/** Its rows by stream, as readers see them. */
export const projected = `select key, (doc ->> 'count')::int as count, (doc ->> 'last')::int as last from read.reports`;

const projection = {
  name: 'reports',
  version: 1,
  when: { Reported: evolve },
  key: ({ stream }) => stream.id,
  columns: () => ({}),
  onPoison: 'park',
};

export async function prepare(connectionString) {
  const { migrate } = await fromBuild('libs/read-models/src/index.js');
  await migrate(connectionString);
  // Only the first process of a database makes the table: a rebuild gives it another name later.
  await once(connectionString, (db) =>
    db.query(`do $$ begin
      if to_regclass('read.reports') is null then
        create table read.reports_g1 (
          key text collate "C" primary key, doc json not null, position bigint not null) with (fillfactor = 80);
        create view read.reports as select key, doc, position from read.reports_g1;
        grant select, insert, update, delete on read.reports_g1 to newsledger_app;
        grant select on read.reports to newsledger_app;
      end if;
    end $$`),
  );
}

export async function open(connectionString) {
  const engine = await fromBuild('libs/event-store/src/index.js');
  const { EventStore, openPool } = engine;
  const pool = openPool({ connectionString, role: 'newsledger_app', applicationName: 'bench' });
  const store = new EventStore(pool);
  const write = (id, events, expected = 0) => ({ stream: { category: 'report', id }, expected, events });
  const append = async (writes) => {
    const unit = { key: randomUUID(), contentHash: randomBytes(32), metadata: { actor: 'bench' }, writes };
    const { verdict } = await store.append(unit);
    if (verdict !== 'appended') throw new Error(`the verdict was ${verdict}`);
  };
  return {
    store,
    append: (id, n) => append([write(id, [event(n)])]),
    appendAny: (id, n) => append([write(id, [event(n)], 'any')]),
    unit: (ids, n) => append(ids.map((id, i) => write(id, [event(n + i)]))),
    importBatch: (ids, each, n) =>
      append(
        ids.map((id, i) =>
          write(
            id,
            Array.from({ length: each }, (_, j) => event(n + i * each + j)),
          ),
        ),
      ),
    async sweep(pageSize, onEvent) {
      for await (const one of store.readAll({ pageSize })) onEvent(one);
    },
    async readStream(id) {
      let count = 0;
      for await (const { data } of store.readStream({ category: 'report', id })) count += data.n >= 0 ? 1 : 0;
      return count;
    },
    readPage: async (after, limit) => (await store.readPage({ after, limit })).events.length,
    count: () => store.head(),
    /** Keeps the projection until `stop`. */
    project() {
      const abort = new AbortController();
      let position = 0;
      const onProgress = (progress) => (position = progress.position);
      const running = engine.runProjection(store, projection, { signal: abort.signal, onProgress });
      return { position: () => position, stop: () => running.finally(abort.abort()) };
    },
    folded: async () => (await pool.query(`select sum(count)::int as sum from (${projected}) rows`)).rows[0].sum,
    rebuild: () => engine.rebuildProjection(store, projection),
    async close() {
      await store.close();
      await pool.end();
    },
  };
}
