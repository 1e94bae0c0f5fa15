import { expect } from '@jest/globals';
import type { NewEvent, Projection, RecordedEvent, StreamId } from '@newsledger/event-store';

export interface EventIn extends NewEvent {
  readonly stream: StreamId;
  readonly delivery?: { readonly source: string; readonly id: string };
}

/** An event in a stream, for `projected`. */
export function inStream(category: string, id: string, event: NewEvent, delivery?: EventIn['delivery']): EventIn {
  return { ...event, stream: { category, id }, ...(delivery && { delivery }) };
}

/** When the event at a position was recorded, in `projected`. */
export function recordedAt(position: number): string {
  return new Date(Date.UTC(2025, 9, 29, 12, 0, position)).toISOString();
}

/** Gives events their positions and versions, as the log would. */
export function recorded(events: readonly EventIn[]): RecordedEvent[] {
  const versions = new Map<string, number>();
  return events.map(({ stream, delivery, type, data }, index) => {
    const name = JSON.stringify(stream);
    const version = (versions.get(name) ?? 0) + 1;
    versions.set(name, version);
    const metadata = { actor: 'test', ...(delivery && { delivery, causation: `key of ${delivery.id}` }) };
    const position = index + 1;
    return { stream, version, position, type, schemaVersion: 1, data, metadata, recordedAt: recordedAt(position) };
  });
}

/** The rows of a projection after these events, through JSON between any two of them, as a table would hold them. */
export function projected<Row extends object>(projection: Projection<Row>, ...events: readonly EventIn[]) {
  const rows = new Map<string, Row>();
  for (const event of recorded(events)) {
    const key = projection.key(event);
    const fold = projection.when[event.type];
    if (key === undefined || !fold) continue;
    const next = fold(rows.get(key), event);
    if (next) rows.set(key, JSON.parse(JSON.stringify(next)) as Row);
    else rows.delete(key);
  }
  const row = (key: string): Row => {
    const found = rows.get(key);
    if (!found) throw new Error(`there is no row ${key}`);
    return found;
  };
  return {
    row,
    columns: (key: string) => projection.columns(row(key)),
    /** The row has at least these members. */
    thenRow: (key: string, members: object) => expect(row(key)).toMatchObject(members),
    thenNoRow: (key: string) => expect(rows.has(key)).toBe(false),
  };
}
