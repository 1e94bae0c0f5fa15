import { refuseUnknown, type EventStore, type Projection, type RecordedEvent } from '@newsledger/event-store';

/**
 * The row of a stream as it was at a position, folded from the events by the projection's own fold; undefined where there was none
 * yet. Only for projections whose rows are keyed by stream. Rejects with UnknownEvent rather than fold what this process does not know.
 */
export async function rowAsOf<Row extends object>(
  store: EventStore,
  { when }: Projection<Row>,
  stream: RecordedEvent['stream'],
  position: number,
): Promise<Row | undefined> {
  let row: Row | undefined;
  for await (const event of store.readStream(stream, { asOf: { position } })) {
    const fold = when[event.type];
    if (!fold) continue;
    refuseUnknown(event);
    row = fold(row, event);
  }
  return row;
}
