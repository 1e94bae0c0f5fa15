import type { Pool, PoolClient } from 'pg';
import { patiently } from './pool.js';
import type { Lease } from './subscription.js';

/** A generation of a projection's rows: its number, and the version of the fold that fills it. */
export interface Generation {
  readonly name: string;
  readonly generation: number;
  readonly version: number;
  readonly live: boolean;
}

type Folded = { readonly name: string; readonly version: number };

/** Returns the generation that readers see. A projection that never ran gets its first one, of the version given. */
export async function liveGeneration(pool: Pool, { name, version }: Folded): Promise<Generation> {
  const sql = 'select name, generation, version, live from ledger.subscriptions where name = $1 and live';
  const { rows } = await pool.query<Generation>(sql, [name]);
  if (rows[0]) return rows[0];
  const insert = 'insert into ledger.subscriptions (name, generation, version) values ($1, 1, $2)';
  await pool.query(`${insert} on conflict do nothing`, [name, version]);
  return (await pool.query<Generation>(sql, [name])).rows[0]!;
}

/** Makes a generation beside the live one, or returns the one that was begun before and not completed. */
export async function beginGeneration(pool: Pool, { name, version }: Folded): Promise<Generation> {
  const sql = 'select ledger.begin_generation($1, $2) as generation';
  const { rows } = await pool.query<{ generation: number }>(sql, [name, version]);
  return { name, version, generation: rows[0]!.generation, live: false };
}

/** Makes the indexes that the live generation has. Takes as long as it takes, or until the signal. */
export async function indexGeneration(
  pool: Pool,
  { name, generation }: Lease,
  signal: AbortSignal | undefined,
): Promise<void> {
  const index = (client: PoolClient) => client.query('select ledger.index_generation($1, $2)', [name, generation]);
  await patiently(pool, index, signal);
}

/**
 * Makes a generation the live one in one transaction. While `catchUp` brings it to the position that the live one has, nobody moves
 * that. Rejects with a lock timeout, having changed nothing, where a reader holds the view for long.
 */
export async function switchGeneration(
  pool: Pool,
  { name, generation, epoch }: Lease,
  catchUp: (position: number) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const live = 'select position from ledger.subscriptions where name = $1 and live for update';
    const { rows } = await client.query<{ position: number }>(live, [name]);
    await catchUp(rows[0]?.position ?? 0);
    await client.query('select ledger.switch_generation($1, $2, $3)', [name, generation, epoch]);
    await client.query('commit');
  } catch (error) {
    // A connection that cannot be rolled back is thrown away.
    await client.query('rollback').catch((reason: unknown) => (broken = reason as Error));
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Drops the generations that nobody will need: neither the live one nor one that is held, nor one of this version, or a newer,
 * that can be gone on with. One that a reader still looks at stays, to be dropped by the next call. Returns how many stayed.
 */
export async function dropSuperseded(pool: Pool, { name, version }: Folded): Promise<number> {
  const { rows } = await pool.query<{ generation: number }>(
    `select s.generation from ledger.subscriptions s join ledger.subscriptions live on live.name = s.name and live.live
     where s.name = $1 and not s.live and (s.lease_until is null or s.lease_until < now())
       and not (s.generation > live.generation and s.version >= $2 and s.state = 'running')`,
    [name, version],
  );
  const drops = rows.map(({ generation }) => pool.query('select ledger.drop_generation($1, $2)', [name, generation]));
  const dropped = await Promise.allSettled(drops);
  return dropped.filter(({ status }) => status === 'rejected').length;
}
