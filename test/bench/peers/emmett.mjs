import { event } from '../payload.mjs';
import { require } from './install.mjs';

export const settings =
  'emmett-postgresql 0.42.0, pool of 20 as its documentation shows (handed over as a pg.Pool, as `max` is not passed on), schema made up front';

export async function prepare(connectionString) {
  const { getPostgreSQLEventStore } = require('@event-driven-io/emmett-postgresql');
  const store = getPostgreSQLEventStore(connectionString);
  await store.schema.migrate();
  await store.close();
}

export async function open(connectionString) {
  const { STREAM_DOES_NOT_EXIST } = require('@event-driven-io/emmett');
  const { getPostgreSQLEventStore, readMessagesBatch } = require('@event-driven-io/emmett-postgresql');
  const { dumbo } = require('@event-driven-io/dumbo');
  const pg = require('pg');
  const pool = new pg.Pool({ connectionString, max: 20 });
  const store = getPostgreSQLEventStore(connectionString, {
    schema: { autoMigration: 'None' },
    connectionOptions: { pool },
  });
  const { execute } = dumbo({ connectionString, pool });
  const append = (to, id, events) =>
    to.appendToStream(`report-${id}`, events, { expectedStreamVersion: STREAM_DOES_NOT_EXIST });
  return {
    pool,
    append: (id, n) => append(store, id, [event(n)]),
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
    async close() {
      await store.close();
      await pool.end();
    },
  };
}
