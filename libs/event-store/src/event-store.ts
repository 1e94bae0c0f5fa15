import type { Pool } from 'pg';
import { untilAborted, type Abortable } from './abort.js';
import type { AppendUnit, AppendVerdict, Content, Decider, NewEvent, RecordedEvent, StreamId } from './event.js';
import { Registry, type EventTypes } from './event-types.js';
import { checkLedger, type LedgerCheckOptions, type LedgerFault } from './ledger-check.js';
import { Loader, type LoadedStream } from './loader.js';
import { LogWriter, type LogWriterOptions } from './log-writer.js';
import { Reader, type Page, type ReadAllOptions, type ReadPageOptions, type ReadStreamOptions } from './reader.js';
import { Decoder } from './recorded.js';
import {
  eraseContents,
  eraseSecrets,
  findContents,
  findKeys,
  findSecrets,
  type KeyRecord,
  type SecretRecord,
} from './records.js';
import { Transactions, type ExecuteOptions, type Outcome, type TransactOptions } from './transactions.js';
import type { UnitIdentity, UnitOfWork } from './unit-of-work.js';
import { WakeUp } from './wake-up.js';

export interface EventStoreOptions extends Omit<LogWriterOptions, 'onAppended'> {
  /** The event types that are written and read. Without them any type passes, in version 1 of its shape. */
  readonly events?: EventTypes;
}

/**
 * The log of one database. Make one for each process, on a pool from `openPool`; `close` it before the pool is ended.
 * Reads reject with the error of `pg` (see `isTransient`), or with the signal's reason at the signal; appends as `append` says.
 */
export class EventStore {
  private readonly wakeUp: WakeUp;
  private readonly writer: LogWriter;
  private readonly loader: Loader;
  private readonly reader: Reader;
  private readonly transactions: Transactions;

  /** Throws where the registered event types do not hold together; see `EventTypes`. */
  constructor(
    readonly pool: Pool,
    { events, ...limits }: EventStoreOptions = {},
  ) {
    const registry = new Registry(events);
    const decoder = new Decoder(pool, registry);
    this.wakeUp = new WakeUp(pool);
    this.writer = new LogWriter(pool, registry, { ...limits, onAppended: () => this.wakeUp.appended() });
    this.loader = new Loader(pool, decoder);
    this.reader = new Reader(pool, decoder);
    this.transactions = new Transactions(this);
  }

  /**
   * Appends a unit, all or nothing, together with whatever else waits. Resolves to its verdict once that is on disk; waits for
   * room when too much is queued. Rejects with InvalidUnit, or with StoreUnavailable when the database stayed away for longer
   * than `retryMs`: the unit may have been appended all the same, and trying again with the same key tells. At the signal a unit
   * that was not sent yet is withdrawn and rejects with the signal's reason; once it was sent, what became of it is awaited.
   */
  append(unit: AppendUnit, { signal }: Abortable = {}): Promise<AppendVerdict> {
    return this.writer.append(unit, signal);
  }

  /**
   * Runs work that decides on one or more streams and appends what it decided as one unit; on a version conflict it runs the work
   * again, on what is true then. Rejects with what the work throws, with Contention after `attempts`
   * conflicts or 30 s of them, and as `append`
   * does. A key that was used before gives its first answer, whatever the work does now.
   */
  transact<T>(
    identity: UnitIdentity,
    work: (unit: UnitOfWork) => Promise<T>,
    options?: TransactOptions,
  ): Promise<Outcome<T>> {
    return this.transactions.transact(identity, work, options);
  }

  /**
   * Decides one command on one stream, as `transact` does; the result is the events that it led to. Commands of this process on one
   * stream are decided one after the other, and one that fails is no other's concern.
   */
  execute<State, Command, Event extends NewEvent>(
    decider: Decider<State, Command, Event>,
    stream: StreamId,
    command: Command,
    options: ExecuteOptions,
  ): Promise<Outcome<readonly Event[]>> {
    return this.transactions.execute(decider, stream, command, options);
  }

  /** What waits to be appended: units and bytes in the queue, and callers that wait for room in it. */
  get backlog(): LogWriter['backlog'] {
    return this.writer.backlog;
  }

  /** Returns the whole stream, for deciding. Callers that wait at the same moment share one query. */
  load(stream: StreamId, { signal }: Abortable = {}): Promise<LoadedStream> {
    return untilAborted(this.loader.load(stream), signal);
  }

  /** Yields the events of a stream; none if it does not exist. */
  readStream(stream: StreamId, options?: ReadStreamOptions): AsyncIterable<RecordedEvent> {
    return this.reader.readStream(stream, options);
  }

  /** Yields the events of the log in order, up to what was the last one at the call unless `asOf` says otherwise. */
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent> {
    return this.reader.readAll(options);
  }

  /** Returns one page of the log after a position, with the position to go on from. */
  readPage(
    range: { readonly after: number; readonly until?: number; readonly limit: number },
    options?: ReadPageOptions,
  ): Promise<Page> {
    return this.reader.page(range, options);
  }

  /** Returns the last position of the log, which is also the number of its events. */
  head(options?: Abortable): Promise<number> {
    return this.reader.head(options);
  }

  /** Returns the last position recorded at or before a time (ISO 8601); 0 if there is none. */
  positionAt(time: string, options?: Abortable): Promise<number> {
    return this.reader.positionAt(time, options);
  }

  /** Returns the contents that there are, by hash in lower-case hexadecimal. */
  contents(
    hashes: readonly (string | Uint8Array)[],
    { signal }: Abortable = {},
  ): Promise<ReadonlyMap<string, Content>> {
    return untilAborted(findContents(this.pool, hashes), signal);
  }

  /** Returns the secrets that there are, or were, by reference. */
  secrets(refs: readonly string[], { signal }: Abortable = {}): Promise<ReadonlyMap<string, SecretRecord>> {
    return untilAborted(findSecrets(this.pool, refs), signal);
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
  findKeys(keys: readonly string[], { signal }: Abortable = {}): Promise<ReadonlyMap<string, KeyRecord>> {
    return untilAborted(findKeys(this.pool, keys), signal);
  }

  /** Proves the whole log, while appends go on, and returns its first faults: none, or it is not what was appended. */
  check(options?: LedgerCheckOptions): Promise<readonly LedgerFault[]> {
    return checkLedger(this.pool, options);
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
