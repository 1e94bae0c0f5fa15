import type { Pool } from 'pg';
import type { AppendUnit, AppendVerdict, Content, RecordedEvent, StreamId } from './event.js';
import { Loader, type LoadedStream } from './loader.js';
import { LogWriter, type LogWriterOptions } from './log-writer.js';
import { Reader, type Page, type ReadAllOptions, type ReadStreamOptions } from './reader.js';
import { EventTypes } from './recorded.js';
import {
  checkLedger,
  eraseContents,
  eraseSecrets,
  findContents,
  findKeys,
  findSecrets,
  type KeyRecord,
  type LedgerFault,
  type SecretRecord,
} from './records.js';
import { WakeUp } from './wake-up.js';

/**
 * The log of one database. Make one for each process, on a pool from `openPool`; `close` it before the pool is ended.
 * Reads reject with the error of `pg` (see `isTransient`); appends as `append` says.
 */
export class EventStore {
  private readonly wakeUp: WakeUp;
  private readonly writer: LogWriter;
  private readonly loader: Loader;
  private readonly reader: Reader;

  constructor(
    readonly pool: Pool,
    options: Omit<LogWriterOptions, 'onAppended'> = {},
  ) {
    const types = new EventTypes(pool);
    this.wakeUp = new WakeUp(pool);
    this.writer = new LogWriter(pool, { ...options, onAppended: () => this.wakeUp.appended() });
    this.loader = new Loader(pool, types);
    this.reader = new Reader(pool, types);
  }

  /**
   * Appends a unit, all or nothing, together with whatever else waits. Resolves to its verdict once that is on disk; waits for
   * room when too much is queued. Rejects with InvalidUnit, or with StoreUnavailable when the database stayed away for longer
   * than `retryMs`: the unit may have been appended all the same, and trying again with the same key tells.
   */
  append(unit: AppendUnit): Promise<AppendVerdict> {
    return this.writer.append(unit);
  }

  /** What waits to be appended: units and bytes in the queue, and callers that wait for room in it. */
  get backlog(): LogWriter['backlog'] {
    return this.writer.backlog;
  }

  /** Returns the whole stream, for deciding. Callers that wait at the same moment share one query. */
  load(stream: StreamId): Promise<LoadedStream> {
    return this.loader.load(stream);
  }

  /** Yields the events of a stream; none if it does not exist. */
  readStream(stream: StreamId, options?: ReadStreamOptions): AsyncIterable<RecordedEvent> {
    return this.reader.readStream(stream, options);
  }

  /** Yields the events of the log in order, up to what was the last one at the call unless `until` says otherwise. */
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent> {
    return this.reader.readAll(options);
  }

  /** Returns one page of the log after a position, with the position to go on from. */
  readPage(
    range: { readonly after: number; readonly until?: number; readonly limit: number },
    filter?: Pick<ReadAllOptions, 'types' | 'categories'>,
  ): Promise<Page> {
    return this.reader.page(range, filter);
  }

  /** Returns the last position of the log, which is also the number of its events. */
  head(): Promise<number> {
    return this.reader.head();
  }

  /** Returns the last position recorded at or before a time (ISO 8601); 0 if there is none. */
  positionAt(time: string): Promise<number> {
    return this.reader.positionAt(time);
  }

  /** Returns the contents that there are, by hash in lower-case hexadecimal. */
  contents(hashes: readonly (string | Uint8Array)[]): Promise<ReadonlyMap<string, Content>> {
    return findContents(this.pool, hashes);
  }

  /** Returns the secrets that there are, or were, by reference. */
  secrets(refs: readonly string[]): Promise<ReadonlyMap<string, SecretRecord>> {
    return findSecrets(this.pool, refs);
  }

  /** Erases the values behind these references for good. Returns how many there were. */
  eraseSecrets(refs: readonly string[]): Promise<number> {
    return eraseSecrets(this.pool, refs);
  }

  /** Erases the bodies of these contents for good. Returns how many there were. */
  eraseContents(hashes: readonly Uint8Array[]): Promise<number> {
    return eraseContents(this.pool, hashes);
  }

  /** Returns what became of the idempotency keys that were ever used. */
  findKeys(keys: readonly string[]): Promise<ReadonlyMap<string, KeyRecord>> {
    return findKeys(this.pool, keys);
  }

  /** Reads the whole log and returns its faults: none, or it is not what was appended. */
  check(): Promise<readonly LedgerFault[]> {
    return checkLedger(this.pool);
  }

  /** Counts the hints that the log has grown. Take it before a read, and give it to `waitForEvents` after. */
  get hints(): number {
    return this.wakeUp.count;
  }

  /** Returns when the log may have grown since `hints`, after `ms` at the latest, or at the signal. */
  waitForEvents(ms: number, hints: number, signal?: AbortSignal): Promise<void> {
    return this.wakeUp.wait(ms, hints, signal);
  }

  /** Appends what waits, then gives the connections back to the pool. */
  async close(): Promise<void> {
    await this.writer.close();
    await this.wakeUp.close();
  }
}
