import { escapeIdentifier, type Pool } from 'pg';
import type { StreamId } from './event.js';
import type { Fold, ParkedStream } from './fold.js';
import type { Projection } from './projection.js';
import type { Lease } from './subscription.js';

/** A move of a projection: its checkpoint, and all that stands or falls with it. */
export interface Move<Row extends object> {
  readonly from: number;
  readonly to: number;
  readonly leaseMs: number;
  readonly rows?: Fold<Row>['touched'];
  readonly parked?: readonly ParkedStream[];
  readonly released?: StreamId;
  /** Stops the projection, with the reason. */
  readonly stop?: string;
}

/** The table of one generation of a projection, for the holder of its lease. */
export class ReadTable<Row extends object> {
  private flushSql: Promise<string> | undefined;
  private readonly table: string;

  constructor(
    private readonly pool: Pool,
    private readonly projection: Projection<Row>,
    private readonly lease: Lease,
  ) {
    this.table = `read.${escapeIdentifier(`${projection.name}_g${lease.generation}`)}`;
  }

  /** Gives the stored rows of these keys to the fold. */
  async load(fold: Fold<Row>, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const { rows } = await this.pool.query<[string, Row]>({
      text: `select key, doc from ${this.table} where key = any ($1)`,
      values: [keys],
      rowMode: 'array',
    });
    for (const [key, row] of rows) fold.give(key, row);
  }

  /**
   * Moves the checkpoint and stores the rows in one statement, so both or neither are there. Returns the age in seconds of the first
   * event after it, 0 if there is none; undefined, having changed nothing, where the lease or the checkpoint has moved meanwhile, or
   * another generation has become the live one: this one is not ours any more.
   */
  async move(move: Move<Row>): Promise<number | undefined> {
    this.flushSql ??= this.buildFlush();
    const text = await this.flushSql.catch((error: unknown) => {
      this.flushSql = undefined;
      throw error;
    });
    const kept: string[] = [];
    const deleted: string[] = [];
    for (const [key, { row, position }] of move.rows ?? []) {
      // The document is written by JSON.stringify alone and stored as `json`, so its bytes depend on nothing else.
      if (row) kept.push(JSON.stringify({ ...this.projection.columns(row), key, doc: row, position }));
      else deleted.push(key);
    }
    const parked = (move.parked ?? []).map(({ stream, position, reason }) => ({ ...stream, position, reason }));
    const { name, generation, live, epoch } = this.lease;
    const { rows } = await this.pool.query<{ moved: number; lagSeconds: number }>(text, [
      ...[name, generation, epoch, move.from, move.to, move.leaseMs, move.stop ?? null],
      ...[`[${kept.join(',')}]`, deleted, JSON.stringify(parked)],
      ...[move.released?.category ?? null, move.released?.id ?? null, live],
    ]);
    return rows[0]?.moved === 1 ? rows[0].lagSeconds : undefined;
  }

  private async buildFlush(): Promise<string> {
    const { rows } = await this.pool.query<{ name: string }>(
      `select attname as name from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
      [this.table],
    );
    const columns = rows.map(({ name }) => escapeIdentifier(name));
    const updates = columns.filter((column) => column !== '"key"').map((column) => `${column} = excluded.${column}`);
    return `with moved as (
        update ledger.subscriptions set position = $5, lease_until = now() + $6 * interval '1 ms', updated_at = now(),
          state = case when $7::text is null then state else 'stopped' end, reason = coalesce($7, reason)
        where name = $1 and generation = $2 and epoch = $3 and position = $4 and live = $13
        returning 1
      ), kept as (
        insert into ${this.table} (${columns.join(', ')})
        select ${columns.join(', ')} from json_populate_recordset(null::${this.table}, $8)
        where exists (select from moved)
        on conflict (key) do update set ${updates.join(', ')}
      ), deleted as (
        delete from ${this.table} where key = any ($9) and exists (select from moved)
      ), parked as (
        insert into ledger.parked_streams (name, generation, stream_no, position, reason)
        select $1, $2, s.stream_no, p.position, p.reason
        from json_to_recordset($10) as p (category text, id text, position bigint, reason text)
        join ledger.streams s on s.category = p.category and s.id = p.id
        where exists (select from moved)
        on conflict (name, generation, stream_no) do update
        set position = excluded.position, reason = excluded.reason, parked_at = now(), release_requested = false
      ), released as (
        delete from ledger.parked_streams p using ledger.streams s
        where p.name = $1 and p.generation = $2 and p.stream_no = s.stream_no and s.category = $11 and s.id = $12
          and exists (select from moved)
      )
      -- Rows and checkpoint can be folded again, so their commit need not wait for the disk; they are never there one without the other.
      select count(*) as moved, set_config('synchronous_commit', 'off', true),
        coalesce((select greatest(extract(epoch from clock_timestamp() - e.recorded_at), 0)::float8
          from ledger.events e where e.position = $5 + 1), 0) as "lagSeconds"
      from moved`;
  }
}
