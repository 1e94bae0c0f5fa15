import { refuseUnknown, type EventStore, type Projection, type RecordedEvent } from '@newsledger/event-store';

/**
 * What a stream came to at a position, folded from the events by a projection's own folds; undefined where there was nothing yet. Only
 * for projections whose rows are keyed by stream. Rejects with UnknownEvent rather than fold what this process does not know.
 */
export async function foldedAsOf<Row extends object>(
  store: EventStore,
  when: Projection<Row>['when'],
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
