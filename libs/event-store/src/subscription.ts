import type { Pool } from 'pg';
import { streamKey } from './batch.js';
import type { StreamId } from './event.js';
import type { ParkedStream } from './fold.js';

export interface SubscriptionId {
  readonly name: string;
  readonly generation: number;
}

/** How far a subscription has come, and who holds it. */
export interface Subscription extends SubscriptionId {
  readonly position: number;
  readonly state: 'running' | 'stopped';
  /** Why it stopped. */
  readonly reason: string | null;
  readonly owner: string | null;
  readonly leaseUntil: string | null;
  readonly updatedAt: string;
  readonly parked: number;
}

/** The right to move a subscription, until `leaseMs` after it was last moved. Whoever took it over since has a higher epoch. */
export interface Lease extends SubscriptionId {
  readonly epoch: number;
  readonly position: number;
  readonly state: 'running' | 'stopped';
  readonly reason: string | null;
}

/** Returns every subscription, or those of one name, by name and generation. */
export async function subscriptions(pool: Pool, name?: string): Promise<readonly Subscription[]> {
  const { rows } = await pool.query<Subscription>(
    `select s.name, s.generation, s.position, s.state, s.reason, s.owner, s.lease_until as "leaseUntil",
       s.updated_at as "updatedAt",
       (select count(*) from ledger.parked_streams p where p.name = s.name and p.generation = s.generation) as parked
     from ledger.subscriptions s where $1::text is null or s.name = $1 order by s.name, s.generation`,
    [name ?? null],
  );
  return rows;
}

/** Returns the position up to which a projection has folded the log: that of its newest generation, 0 if it never ran. */
export async function checkpoint(pool: Pool, name: string): Promise<number> {
  return (await subscriptions(pool, name)).at(-1)?.position ?? 0;
}

/** Takes the lease, or renews it for its owner. Returns undefined while another owner holds it. */
export async function takeLease(
  pool: Pool,
  { name, generation }: SubscriptionId,
  owner: string,
  leaseMs: number,
): Promise<Lease | undefined> {
  const { rows } = await pool.query<Lease>(
    `insert into ledger.subscriptions as s (name, generation, owner, epoch, lease_until)
     values ($1, $2, $3, 1, now() + $4 * interval '1 ms')
     on conflict (name, generation) do update
     set owner = excluded.owner, epoch = s.epoch + 1, lease_until = excluded.lease_until, updated_at = now()
     where s.lease_until is null or s.lease_until < now() or s.owner = excluded.owner
     returning name, generation, epoch, position, state, reason`,
    [name, generation, owner, leaseMs],
  );
  return rows[0];
}

/** Gives the lease back, so that another owner need not wait for its end. */
export async function releaseLease(pool: Pool, { name, generation }: SubscriptionId, owner: string): Promise<void> {
  await pool.query(
    `update ledger.subscriptions set lease_until = null where name = $1 and generation = $2 and owner = $3`,
    [name, generation, owner],
  );
}

/** Lets a stopped projection go on from the event that stopped it. Returns whether it was stopped. */
export async function resume(pool: Pool, { name, generation }: SubscriptionId): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update ledger.subscriptions set state = 'running', reason = null, updated_at = now()
     where name = $1 and generation = $2 and state = 'stopped'`,
    [name, generation],
  );
  return rowCount === 1;
}

/** Returns the streams that a projection has parked, the longest parked first. */
export async function parkedStreams(
  pool: Pool,
  { name, generation }: SubscriptionId,
): Promise<readonly (ParkedStream & { readonly releaseRequested: boolean })[]> {
  const { rows } = await pool.query<{
    category: string;
    id: string;
    position: number;
    reason: string;
    release_requested: boolean;
  }>(
    `select s.category, s.id, p.position, p.reason, p.release_requested
     from ledger.parked_streams p join ledger.streams s on s.stream_no = p.stream_no
     where p.name = $1 and p.generation = $2 order by p.parked_at, p.position`,
    [name, generation],
  );
  return rows.map(({ category, id, position, reason, release_requested: releaseRequested }) => {
    return { stream: { category, id }, position, reason, releaseRequested };
  });
}

/** Asks whoever runs the projection to replay the parked events of a stream in order. Returns whether it was parked. */
export async function releaseStream(pool: Pool, id: SubscriptionId, stream: StreamId): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update ledger.parked_streams p set release_requested = true from ledger.streams s
     where p.name = $1 and p.generation = $2 and s.stream_no = p.stream_no and s.category = $3 and s.id = $4`,
    [id.name, id.generation, stream.category, stream.id],
  );
  return rowCount === 1;
}

/** Returns the keys of the parked streams, for a fold. */
export async function parkedKeys(pool: Pool, id: SubscriptionId): Promise<Set<string>> {
  return new Set((await parkedStreams(pool, id)).map(({ stream }) => streamKey(stream)));
}
