import { streamKey } from './batch.js';
import { isDataError } from './errors.js';
import type { RecordedEvent } from './event.js';
import type { EventStore } from './event-store.js';
import { Fold, type ParkedStream } from './fold.js';
import type { Follower } from './follower.js';
import type { Projection } from './projection.js';
import { parkedStreams } from './subscription.js';

/**
 * Folds the parked events of the streams whose release was asked for, in order. A stream that is still poison is parked again.
 * Returns false where the lease was lost.
 */
export async function replayReleased<Row extends object>(
  store: EventStore,
  projection: Projection<Row>,
  follower: Follower<Row>,
): Promise<boolean> {
  if (follower.parked.size === 0) return true;
  if (!(await follower.settle())) return false;
  const asked = (await parkedStreams(store.pool, follower.lease)).filter((one) => one.releaseRequested);
  for (const released of asked) {
    if (!(await replay(store, projection, follower, released))) return false;
  }
  return true;
}

async function replay<Row extends object>(
  store: EventStore,
  projection: Projection<Row>,
  follower: Follower<Row>,
  released: ParkedStream,
): Promise<boolean> {
  const { stream } = released;
  const parked = new Set(follower.parked);
  parked.delete(streamKey(stream));
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(stream, { asOf: { position: follower.position } })) {
    if (event.position >= released.position) events.push(event);
  }
  const fold = new Fold(projection, parked);
  await follower.table.load(fold, fold.keys(events));
  for (const event of events) fold.apply(event);
  const again = fold.parkedNow[0];
  const outcome = again ? { parked: [again] } : { released: stream };
  try {
    if (!(await follower.move({ to: follower.position, rows: fold.touched, ...outcome }))) return false;
    follower.parked = parked;
    return true;
  } catch (error) {
    if (!isDataError(error)) throw error;
    // Parked as before: its rows cannot be stored yet.
    return follower.move({ to: follower.position, parked: [{ ...released, reason: (error as Error).message }] });
  }
}
