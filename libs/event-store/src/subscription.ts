import type { Pool } from 'pg';
import { untilAborted, type Abortable } from './abort.js';
import type { StreamId } from './event.js';
import type { ParkedStream } from './fold.js';

/** A subscription by its name, and its generation: the live one unless given. */
export interface SubscriptionId {
  readonly name: string;
  readonly generation?: number;
}

/** How far a generation of a subscription has come, and who holds it. */
export interface Subscription extends Required<SubscriptionId> {
  readonly version: number;
  /** Whether it is the one that readers see; one that is not is being built, or waits to be dropped. */
  readonly live: boolean;
  readonly position: number;
  /** Events that it is behind the log. */
  readonly lag: number;
  /** The age of the first event that it has not folded yet; 0 when there is none. */
  readonly lagSeconds: number;
  readonly state: 'running' | 'stopped';
  /** Why it stopped. */
  readonly reason: string | null;
  readonly owner: string | null;
  readonly leaseUntil: string | null;
  readonly updatedAt: string;
  readonly parked: number;
}

/** The right to move a subscription, until `leaseMs` after it was last moved. Whoever took it over since has a higher epoch. */
export interface Lease extends Required<SubscriptionId> {
  readonly live: boolean;
  readonly epoch: number;
  readonly position: number;
  readonly state: 'running' | 'stopped';
  readonly reason: string | null;
}

/** In SQL: whether a row of `ledger.subscriptions` is the generation $2, or the live one where that is null. */
const isMeant = (row: string) => `case when $2::int is null then ${row}.live else ${row}.generation = $2 end`;

/** Returns every generation of every subscription, or those of one name, by name and generation. */
export async function subscriptions(
  pool: Pool,
  name?: string,
  { signal }: Abortable = {},
): Promise<readonly Subscription[]> {
  const query = pool.query<Subscription>(
    `select s.name, s.generation, s.version, s.live, s.position, s.state, s.reason, s.owner, s.lease_until as "leaseUntil",
       s.updated_at as "updatedAt", log.head - s.position as lag,
       greatest(extract(epoch from clock_timestamp() - waiting.recorded_at), 0)::float8 as "lagSeconds",
       (select count(*) from ledger.parked_streams p where p.name = s.name and p.generation = s.generation) as parked
     from ledger.subscriptions s
     cross join (select coalesce(max(position), 0) as head from ledger.events) log
     left join ledger.events waiting on waiting.position = s.position + 1
     where $1::text is null or s.name = $1 order by s.name, s.generation`,
    [name ?? null],
  );
  return (await untilAborted(query, signal)).rows;
}

/** Returns the position up to which what readers see of a projection has folded the log; 0 if it never ran. */
export async function checkpoint(pool: Pool, name: string, { signal }: Abortable = {}): Promise<number> {
  const sql = 'select position from ledger.subscriptions where name = $1 and live';
  const { rows } = await untilAborted(pool.query<{ position: number }>(sql, [name]), signal);
  return rows[0]?.position ?? 0;
}

/** Takes the lease of a generation that is live, or is not, or renews it for its owner. Returns undefined where it cannot be had. */
export async function takeLease(
  pool: Pool,
  { name, generation, live }: Required<SubscriptionId> & { readonly live: boolean },
  owner: string,
  leaseMs: number,
): Promise<Lease | undefined> {
  const { rows } = await pool.query<Lease>(
    `update ledger.subscriptions
     set owner = $3, epoch = epoch + 1, lease_until = now() + $4 * interval '1 ms', updated_at = now()
     where name = $1 and generation = $2 and live = $5 and (lease_until is null or lease_until < now() or owner = $3)
     returning name, generation, live, epoch, position, state, reason`,
    [name, generation, owner, leaseMs, live],
  );
  return rows[0];
}

/** Renews a lease. Returns false where it is lost: to another owner, or to another generation that became the live one. */
export async function renewLease(
  pool: Pool,
  { name, generation, live, epoch }: Lease,
  leaseMs: number,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update ledger.subscriptions set lease_until = now() + $5 * interval '1 ms', updated_at = now()
     where name = $1 and generation = $2 and epoch = $3 and live = $4`,
    [name, generation, epoch, live, leaseMs],
  );
  return rowCount === 1;
}

/** Gives the lease back, so that another owner need not wait for its end. */
export async function releaseLease(pool: Pool, { name, generation, epoch }: Lease): Promise<void> {
  await pool.query(
    `update ledger.subscriptions set lease_until = null where name = $1 and generation = $2 and epoch = $3`,
    [name, generation, epoch],
  );
}

/** Lets a stopped projection go on from the event that stopped it. Returns whether it was stopped. */
export async function resume(pool: Pool, { name, generation }: SubscriptionId): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update ledger.subscriptions set state = 'running', reason = null, updated_at = now()
     where name = $1 and ${isMeant('ledger.subscriptions')} and state = 'stopped'`,
    [name, generation ?? null],
  );
  return rowCount === 1;
}

/** Returns the streams that a projection has parked, the longest parked first. */
export async function parkedStreams(
  pool: Pool,
  { name, generation }: SubscriptionId,
  { signal }: Abortable = {},
): Promise<readonly (ParkedStream & { readonly releaseRequested: boolean })[]> {
  const query = pool.query<{
    category: string;
    id: string;
    position: number;
    reason: string;
    release_requested: boolean;
  }>(
    `select s.category, s.id, p.position, p.reason, p.release_requested
     from ledger.parked_streams p join ledger.streams s on s.stream_no = p.stream_no
     join ledger.subscriptions o on o.name = p.name and o.generation = p.generation
     where p.name = $1 and ${isMeant('o')}
     order by p.parked_at, p.position`,
    [name, generation ?? null],
  );
  const { rows } = await untilAborted(query, signal);
  return rows.map(({ category, id, position, reason, release_requested: releaseRequested }) => {
    return { stream: { category, id }, position, reason, releaseRequested };
  });
}

/** Asks whoever runs the projection to replay the parked events of a stream in order. Returns whether it was parked. */
export async function releaseStream(
  pool: Pool,
  { name, generation }: SubscriptionId,
  stream: StreamId,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update ledger.parked_streams p set release_requested = true from ledger.streams s, ledger.subscriptions o
     where p.name = $1 and o.name = p.name and o.generation = p.generation
       and ${isMeant('o')}
       and s.stream_no = p.stream_no and s.category = $3 and s.id = $4`,
    [name, generation ?? null, stream.category, stream.id],
  );
  return rowCount === 1;
}
