import { fromBuild } from '../build.mjs';

export const settings =
  'the same columns of the same log, by keyset in pages, named statement, rows as arrays, JSON and times parsed as Newsledger does; no stream or type names';

/** Reads what another contender has written. */
export function prepare() {}

/** The ceiling of a reader: `pg` and nothing else. */
export async function open(connectionString) {
  const { openPool } = await fromBuild('libs/event-store/src/index.js');
  const pool = openPool({ connectionString, role: 'newsledger_app', applicationName: 'bench' });
  const columns = 'position, stream_no, version, type_id, schema_version, recorded_at, data, metadata';
  return {
    async sweep(limit, onEvent) {
      const client = await pool.connect();
      for (let after = 0, left = true; left;) {
        const { rows } = await client.query({
          name: 'page',
          text: `select ${columns} from ledger.events where position > $1 order by position limit $2`,
          values: [after, limit],
          rowMode: 'array',
        });
        for (const [position, streamNo, version, typeId, schemaVersion, recordedAt, data, metadata] of rows) {
          onEvent({ position, streamNo, version, typeId, schemaVersion, recordedAt, data, metadata });
          after = position;
        }
        left = rows.length === limit;
      }
      client.release();
    },
    close: () => pool.end(),
  };
}
