import type { Pool, PoolClient } from 'pg';
import { patiently } from './pool.js';

/** A fault of the log; `position` is where it shows, null where it is not of one event. */
export interface LedgerFault {
  readonly fault: 'position-gap' | 'version-gap' | 'stream' | 'key-range' | 'time' | 'type' | 'protection';
  readonly position: number | null;
  readonly detail: string;
}

/** What was proved so far: the log up to `position` of `head`, the streams that begin there, the keys that its events came under. */
export interface LedgerCheckProgress {
  readonly position: number;
  readonly head: number;
  readonly events: number;
  readonly streams: number;
  readonly keys: number;
}

export interface LedgerCheckOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LedgerCheckProgress) => void;
  /** Positions proved by one query; 50,000 unless set. */
  readonly rangeSize?: number;
}

/** As many faults as a person will read; a log that has more is searched no further. */
const maxFaults = 100;

/**
 * Proves that positions and versions are gapless, that every event belongs to one unit, and that what keeps it so is in place, up to
 * what is the head at the call at least; appends may go on meanwhile. Memory does not grow with the log. Returns the first faults
 * by position, none on a sound log. Rejects with the signal's reason at the signal; the server then stops within a second.
 */
export async function checkLedger(pool: Pool, options: LedgerCheckOptions = {}): Promise<readonly LedgerFault[]> {
  // Each range is a transaction of its own: one that has read the log before knows nothing of the partitions that were made since.
  return patiently(pool, (client) => checkRanges(client, options), options.signal);
}

async function checkRanges(client: PoolClient, options: LedgerCheckOptions): Promise<LedgerFault[]> {
  const { signal, onProgress = () => undefined, rangeSize = 50_000 } = options;
  const { rows } = await client.query<{ head: number }>('select coalesce(max(position), 0) as head from ledger.events');
  const head = rows[0]!.head;
  const faults: LedgerFault[] = [];
  let progress: LedgerCheckProgress = { position: 0, head, events: 0, streams: 0, keys: 0 };
  // The last range is open, so that nothing can lie beyond the end.
  for (let last = false; !last && faults.length < maxFaults;) {
    signal?.throwIfAborted();
    const after = progress.position;
    last = after + rangeSize >= head;
    const range = await checkRange(client, after, last ? null : after + rangeSize);
    faults.push(...(range.faults ?? []));
    progress = {
      position: last ? Math.max(head, after + range.events) : after + rangeSize,
      head,
      events: progress.events + range.events,
      streams: progress.streams + range.streams,
      keys: progress.keys + range.keys,
    };
    onProgress(progress);
  }
  return faults.slice(0, maxFaults);
}

interface Range {
  readonly events: number;
  readonly streams: number;
  readonly keys: number;
  readonly faults: readonly LedgerFault[] | null;
}

async function checkRange(client: PoolClient, after: number, until: number | null): Promise<Range> {
  const text = 'select events, streams, keys, faults from ledger.check($1, $2)';
  // A stream that begins in the range is read to its end, however long that takes.
  const { rows } = await client.query<Range>(text, [after, until]);
  return rows[0]!;
}
