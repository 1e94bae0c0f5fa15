import type { Pool } from 'pg';
import type { EventMetadata, RecordedEvent, StreamId } from './event.js';
import type { Registry } from './event-types.js';

/** The columns of an event, in the order of EventRow. `e` is `ledger.events`. */
export const eventColumns =
  'e.position, e.version, e.type_id, e.schema_version, e.recorded_at, e.data, e.metadata::text' as const;

/** Metadata comes as text: it is one for a whole unit, and is parsed once where the unit's events follow one another. */
export type EventRow = [
  position: number,
  version: number,
  typeId: number,
  schemaVersion: number,
  recordedAt: string,
  data: unknown,
  metadata: string,
];

/** Makes events of rows: names their types and, unless they are to be as they are stored, lifts them to the current versions. */
export class Decoder {
  /** The names of event types by number. They are only ever added, so what was read stays true. */
  private types = new Map<number, string>();

  constructor(
    private readonly pool: Pool,
    private readonly registry: Registry,
  ) {}

  /** Returns the events of these rows, in their order. */
  async decode<Row extends readonly [...EventRow, ...unknown[]]>(
    rows: readonly Row[],
    streamOf: (row: Row) => StreamId,
    stored = false,
  ): Promise<RecordedEvent[]> {
    if (rows.some((row) => !this.types.has(row[2]))) {
      const text = 'select type_id, name from ledger.event_types';
      this.types = new Map((await this.pool.query<[number, string]>({ text, rowMode: 'array' })).rows);
    }
    let text = '';
    let metadata = {} as EventMetadata;
    // By index, as taking an array apart costs as much as all the rest of this.
    return rows.map((row) => {
      const type = this.types.get(row[2]);
      if (type === undefined) throw new Error(`event ${row[0]} has the unknown type ${row[2]}`);
      if (row[6] !== text) metadata = JSON.parse((text = row[6])) as EventMetadata;
      const [stream, version, position, schemaVersion] = [streamOf(row), row[1], row[0], row[3]];
      const event = { stream, version, position, type, schemaVersion, data: row[5], metadata, recordedAt: row[4] };
      return stored ? event : this.registry.lift(event);
    });
  }
}

/** The names of streams by number. They never change; the ones that were read lately are kept. */
export class StreamNames {
  private readonly names = new Map<number, StreamId>();

  constructor(
    private readonly pool: Pool,
    private readonly maxStreams = 10_000,
  ) {}

  /** Returns the names of these streams, having read those that are not known. */
  async of(streamNos: Iterable<number>): Promise<ReadonlyMap<number, StreamId>> {
    const found = new Map<number, StreamId>();
    const unknown = new Set<number>();
    for (const streamNo of streamNos) {
      const name = this.names.get(streamNo);
      if (name) found.set(streamNo, name);
      else unknown.add(streamNo);
    }
    if (unknown.size === 0) return found;
    const { rows } = await this.pool.query<[number, string, string]>({
      name: 'name_streams',
      text: 'select stream_no, category, id from ledger.streams where stream_no = any ($1)',
      // Written out here, as `pg` would look at each number for what it is.
      values: [`{${[...unknown].join()}}`],
      rowMode: 'array',
    });
    for (const [streamNo, category, id] of rows) {
      const name = { category, id };
      found.set(streamNo, name);
      this.names.set(streamNo, name);
    }
    // Those that were read first go first: most streams are short, and those that live long are read again at little cost.
    for (const streamNo of this.names.keys()) {
      if (this.names.size <= this.maxStreams) break;
      this.names.delete(streamNo);
    }
    return found;
  }
}
