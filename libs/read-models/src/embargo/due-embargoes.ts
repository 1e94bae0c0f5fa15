import type { Pool } from 'pg';
import type { EmbargoRow } from './embargo.projection.js';

/** The embargoed versions whose hour has come at `now`, those that wait longest first; at most `limit`. Rejects as the database does. */
export async function dueEmbargoes(
  pool: Pick<Pool, 'query'>,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<EmbargoRow[]> {
  const sql = 'select doc from read.embargoes where until <= $1 order by until, key limit $2';
  const { rows } = await pool.query<{ doc: EmbargoRow }>(sql, [now, limit]);
  return rows.map(({ doc }) => doc);
}
