import type { Pool } from 'pg';
import type { EventMetadata, RecordedEvent, StreamId } from './event.js';
import type { Registry } from './event-types.js';

/** The columns of an event, in the order of EventRow. `e` is `ledger.events`. */
export const eventColumns =
  'e.position, e.version, e.type_id, e.schema_version, e.recorded_at, e.data, e.metadata' as const;

export type EventRow = [
  position: number,
  version: number,
  typeId: number,
  schemaVersion: number,
  recordedAt: string,
  data: unknown,
  metadata: EventMetadata,
];

/** Makes events of rows: names their types and, unless they are to be as they are stored, lifts them to the current versions. */
export class Decoder {
  /** The names of event types by number. They are only ever added, so what was read stays true. */
  private names = new Map<number, string>();

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
    if (rows.some((row) => !this.names.has(row[2]))) {
      const sql = 'select type_id, name from ledger.event_types';
      const { rows: types } = await this.pool.query<[number, string]>({ text: sql, rowMode: 'array' });
      this.names = new Map(types);
    }
    return rows.map((row) => {
      const [position, version, typeId, schemaVersion, recordedAt, data, metadata] = row;
      const type = this.names.get(typeId);
      if (type === undefined) throw new Error(`event ${position} has the unknown type ${typeId}`);
      const event = { stream: streamOf(row), version, position, type, schemaVersion, data, metadata, recordedAt };
      return stored ? event : this.registry.lift(event);
    });
  }
}
