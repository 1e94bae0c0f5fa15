import type { Pool } from 'pg';
import { untilAborted, type Abortable } from './abort.js';
import type { RecordedEvent, StreamId } from './event.js';
import { eventColumns, StreamNames, type Decoder, type EventRow } from './recorded.js';

/** A moment of the log: a position, or a time by the database's clock. What was recorded up to and at it counts. */
export type AsOf = { readonly position: number } | { readonly time: string };

interface ReadOptions {
  /** Only what was recorded up to then. */
  readonly asOf?: AsOf;
  /** Events exactly as they are stored, not lifted to the current versions of their types. */
  readonly stored?: boolean;
  readonly signal?: AbortSignal;
}

export interface ReadStreamOptions extends ReadOptions {
  /** Where to begin: 1 unless set, or the last version when reading backwards. */
  readonly fromVersion?: number;
  readonly direction?: 'forwards' | 'backwards';
}

/** What of the log to read: everything unless set. */
export interface Filter {
  readonly types?: readonly string[];
  readonly categories?: readonly string[];
}

export interface ReadAllOptions extends ReadOptions, Filter {
  /** The events after this position; 0 is the beginning. */
  readonly after?: number;
  /** Events in memory at a time; 1,000 unless set. */
  readonly pageSize?: number;
}

export interface ReadPageOptions extends Filter, Pick<ReadOptions, 'stored' | 'signal'> {}

export interface Page {
  readonly events: readonly RecordedEvent[];
  /** Every event up to here that passes the filter has been given. */
  readonly position: number;
  /** The last position of the log when the page was read. */
  readonly head: number;
}

type PageRow = [...EventRow, streamNo: number];

// The first row is the head of the log, and comes from the same snapshot as the events. The window is bounded too: with a filter that
// little passes, a page must not read the whole log. As positions have no holes, the window is a number of events, and the end of one
// that gave less than a page is where the next one starts. It is a limit within, and the order stands only there, so that Postgres
// walks the index and stops early: of a range of positions it would sort all for each page, as long as a table has no statistics.
// `coalesce` hides the filter from its estimates, which would have nearly nothing pass.
// The names of streams are remembered instead of joined to each row.
const pageSql = `
  select (select coalesce(max(position), 0) from ledger.events), null::int, null::smallint, null::smallint, null::timestamptz,
    null::json, null::text, null::bigint
  union all (
    select ${eventColumns}, e.stream_no
    from (select * from ledger.events where position > $1 order by position limit greatest($2 - $1, 0)) e
    where coalesce(e.position <= $2
      and ($4::text[] is null or e.type_id = any (array(select t.type_id from ledger.event_types t where t.name = any ($4))))
      and ($5::text[] is null or (select s.category from ledger.streams s where s.stream_no = e.stream_no) = any ($5)), false)
    limit $3
  )`;

/** Reads the log and its streams, in pages, in order. */
export class Reader {
  private readonly names: StreamNames;

  constructor(
    private readonly pool: Pool,
    private readonly decoder: Decoder,
  ) {
    this.names = new StreamNames(pool);
  }

  /** Returns the last position of the log, which is also the number of its events. */
  head(options?: Abortable): Promise<number> {
    return this.number('select coalesce(max(position), 0) as value from ledger.events', [], options);
  }

  /** Returns the last position that was recorded at or before a time; 0 if there is none. */
  positionAt(time: string, options?: Abortable): Promise<number> {
    return this.number('select ledger.position_at($1) as value', [time], options);
  }

  /** Returns at most `limit` events after a position and up to another, out of the next `window` positions. Rejects with RangeError where the limit is no positive integer. */
  async page(
    range: { after: number; until?: number; limit: number; window?: number },
    { types, categories, stored, signal }: ReadPageOptions = {},
  ): Promise<Page> {
    const { after, limit, window = limit * 20 } = range;
    if (!Number.isSafeInteger(limit) || limit < 1)
      throw new RangeError(`a page of ${limit} events: not a positive integer`);
    const end = Math.min(range.until ?? Number.MAX_SAFE_INTEGER, after + window);
    const query = this.pool.query<PageRow>({
      name: 'read_page',
      text: pageSql,
      values: [after, end, limit, types ?? null, categories ?? null],
      rowMode: 'array',
    });
    const { rows } = await untilAborted(query, signal);
    const [head] = rows.shift()!;
    const names = await untilAborted(this.names.of(rows.map((row) => row[7])), signal);
    const decoding = this.decoder.decode(rows, (row) => names.get(row[7])!, stored);
    const events = await untilAborted(decoding, signal);
    const position = events.length === limit ? events.at(-1)!.position : Math.max(after, Math.min(end, head));
    return { events, position, head };
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    const { pageSize: limit = 1_000, asOf } = options;
    const until = asOf ? await this.lastOf(asOf, options) : await this.head(options);
    const read = (after: number) => this.page({ after, until, limit }, options);
    let after = options.after ?? 0;
    let next = after < until ? read(after) : undefined;
    while (next) {
      const page = await next;
      // The database reads the next page while this one is used. It is awaited later, or never if the caller stops here.
      next = page.position < until && page.position > after ? read(page.position) : undefined;
      next?.catch(() => undefined);
      for (const event of page.events) yield event;
      after = page.position;
    }
  }

  async *readStream(stream: StreamId, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    const { direction = 'forwards', asOf, stored, signal } = options;
    const backwards = direction === 'backwards';
    const until = asOf ? await this.lastOf(asOf, options) : null;
    let from = options.fromVersion ?? (backwards ? 2 ** 31 - 1 : 1);
    for (;;) {
      const query = this.pool.query<EventRow>({
        name: backwards ? 'read_stream_back' : 'read_stream',
        text: streamSql(backwards),
        values: [stream.category, stream.id, from, until, streamPage],
        rowMode: 'array',
      });
      const { rows } = await untilAborted(query, signal);
      const events = this.decoder.decode(rows, () => stream, stored);
      for (const event of await untilAborted(events, signal)) yield event;
      const last = rows.at(-1);
      if (!last || rows.length < streamPage) return;
      from = last[1] + (backwards ? -1 : 1);
    }
  }

  private async lastOf(asOf: AsOf, options: Abortable): Promise<number> {
    return 'position' in asOf ? asOf.position : this.positionAt(asOf.time, options);
  }

  private async number(text: string, values: unknown[], { signal }: Abortable = {}): Promise<number> {
    const { rows } = await untilAborted(this.pool.query<{ value: number }>(text, values), signal);
    return rows[0]!.value;
  }
}

const streamPage = 500;

// Each of the stream's columns is looked up by itself, so that there is no join to be planned, and whatever Postgres knows of the tables
// it walks the index of the stream. The positions leave out the partitions that hold nothing of it.
function streamSql(backwards: boolean): string {
  const its = (column: string) => `(select s.${column} from ledger.streams s where s.category = $1 and s.id = $2)`;
  return `select ${eventColumns}
    from ledger.events e
    where e.stream_no = ${its('stream_no')} and e.version ${backwards ? '<=' : '>='} $3
      and e.position >= ${its('first_position')} and e.position <= least(${its('last_position')}, $4)
    order by e.version ${backwards ? 'desc' : 'asc'} limit $5`;
}
