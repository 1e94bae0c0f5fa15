import type { Pool } from 'pg';
import type { EventMetadata, RecordedEvent, StreamId } from './event.js';

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

/** The names of event types by number. They are only ever added, so what was read stays true. */
export class EventTypes {
  private names = new Map<number, string>();

  constructor(private readonly pool: Pool) {}

  /** Returns the names, having read them again if one of these numbers was not known yet. */
  async naming(rows: readonly { readonly [2]: number }[]): Promise<ReadonlyMap<number, string>> {
    if (rows.some((row) => !this.names.has(row[2]))) {
      const sql = 'select type_id, name from ledger.event_types';
      const { rows: types } = await this.pool.query<[number, string]>({ text: sql, rowMode: 'array' });
      this.names = new Map(types);
    }
    return this.names;
  }
}

/** Returns a row as an event. */
export function recorded(
  row: readonly [...EventRow, ...unknown[]],
  stream: StreamId,
  names: ReadonlyMap<number, string>,
): RecordedEvent {
  const [position, version, typeId, schemaVersion, recordedAt, data, metadata] = row;
  const type = names.get(typeId);
  if (type === undefined) throw new Error(`event ${position} has the unknown type ${typeId}`);
  return { stream, version, position, type, schemaVersion, data, metadata, recordedAt };
}
