import { event, evolve } from '../payload.mjs';
import { require } from './install.mjs';

export const settings =
  'emmett-postgresql 0.42.0, pool of 20 as its documentation shows (handed over as a pg.Pool, as `max` is not passed on), schema made up front';

/** Its rows by stream, in the table of the Pongo collection. */
export const projected = `select _id as key, (data ->> 'count')::int as count, (data ->> 'last')::int as last from reports`;

export async function prepare(connectionString) {
  const { getPostgreSQLEventStore } = require('@event-driven-io/emmett-postgresql');
  const { pongoClient } = require('@event-driven-io/pongo');
  const store = getPostgreSQLEventStore(connectionString);
  await store.schema.migrate();
  const pongo = pongoClient(connectionString);
  await pongo.db().collection('reports').createCollection();
  await pongo.close();
  await store.close();
}

export async function open(connectionString) {
  const { STREAM_DOES_NOT_EXIST } = require('@event-driven-io/emmett');
  const emmett = require('@event-driven-io/emmett-postgresql');
  const { getPostgreSQLEventStore, readMessagesBatch } = emmett;
  const { dumbo } = require('@event-driven-io/dumbo');
  const pg = require('pg');
  const pool = new pg.Pool({ connectionString, max: 20 });
  const store = getPostgreSQLEventStore(connectionString, {
    schema: { autoMigration: 'None' },
    connectionOptions: { pool },
  });
  const projection = emmett.pongoSingleStreamProjection({ collectionName: 'reports', canHandle: ['Reported'], evolve });
  const { execute } = dumbo({ connectionString, pool });
  const folded = async () =>
    (await pool.query(`select coalesce(sum(count), 0)::int as sum from (${projected}) rows`)).rows[0].sum;
  let rebuilds = 0;
  const lastOf = new Map();
  const append = (to, id, events) =>
    to.appendToStream(`report-${id}`, events, { expectedStreamVersion: STREAM_DOES_NOT_EXIST });
  return {
    pool,
    append: (id, n) => append(store, id, [event(n)]),
    /** One after the other on a stream: even without an expected version, two at once are a conflict to it. */
    appendAny(id, n) {
      const append = () => store.appendToStream(`report-${id}`, [event(n)]);
      const appended = (lastOf.get(id) ?? Promise.resolve()).then(append);
      lastOf.set(id, appended);
      return appended;
    },
    /** Its sessions are documented as atomic; in this version each append of one commits by itself. */
    unit: (ids, n) =>
      store.withSession(async ({ eventStore }) => {
        for (const [i, id] of ids.entries()) await append(eventStore, id, [event(n + i)]);
      }),
    /** One stream for each batch, as it appends to one stream at a time. */
    importBatch: (ids, each, n) =>
      append(
        store,
        ids[0],
        Array.from({ length: ids.length * each }, (_, i) => event(n + i)),
      ),
    /** The same streams as everyone's, where that matters more than the speed of the import. */
    async fillBatch(ids, each, n) {
      // One at a time: of appends side by side its readers miss some and give others twice, and no figure would come of it.
      for (const [i, id] of ids.entries()) {
        const events = Array.from({ length: each }, (_, j) => event(n + i * each + j));
        await append(store, id, events);
      }
    },
    /** What its consumers read with. */
    async sweep(batchSize, onEvent) {
      for (let after = 0n, left = true; left;) {
        const page = await readMessagesBatch(execute, { after, batchSize });
        for (const message of page.messages) onEvent(message);
        after = page.currentGlobalPosition;
        left = page.areMessagesLeft;
      }
    },
    count: async () => Number((await pool.query('select count(*) from emt_messages')).rows[0].count),
    /** A consumer with a projector, both with their defaults: pages of 100, 50 ms between them, up to 1 s when idle. */
    project() {
      const consumer = emmett.postgreSQLEventStoreConsumer({ connectionString });
      consumer.projector({ projection });
      const running = consumer.start();
      return {
        position: folded,
        stop: async () => {
          await consumer.close();
          await running;
        },
      };
    },
    folded,
    /** Under a new name each time: what it rebuilt once it takes to be up to date, with an empty table. */
    async rebuild() {
      const projections = [{ projection, processorId: `rebuild-${rebuilds++}`, truncateOnStart: true }];
      const consumer = emmett.rebuildPostgreSQLProjections({ connectionString, projections });
      await consumer.start();
      await consumer.close();
    },
    async close() {
      await store.close();
      await pool.end();
    },
  };
}
