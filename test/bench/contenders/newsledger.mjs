import { randomBytes, randomUUID } from 'node:crypto';
import { fromBuild } from '../build.mjs';
import { event } from '../payload.mjs';

export const settings = 'one EventStore on openPool as the services open it (10 connections), role newsledger_app';

export async function prepare(connectionString) {
  const { migrate } = await fromBuild('libs/read-models/src/index.js');
  await migrate(connectionString);
}

export async function open(connectionString) {
  const { EventStore, openPool } = await fromBuild('libs/event-store/src/index.js');
  const pool = openPool({ connectionString, role: 'newsledger_app', applicationName: 'bench' });
  const store = new EventStore(pool);
  const write = (id, events) => ({ stream: { category: 'report', id }, expected: 0, events });
  const append = async (writes) => {
    const unit = { key: randomUUID(), contentHash: randomBytes(32), metadata: { actor: 'bench' }, writes };
    const { verdict } = await store.append(unit);
    if (verdict !== 'appended') throw new Error(`the verdict was ${verdict}`);
  };
  return {
    store,
    append: (id, n) => append([write(id, [event(n)])]),
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
    async close() {
      await store.close();
      await pool.end();
    },
  };
}
