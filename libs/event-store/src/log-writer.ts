import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { appendSql, encodeBatch, encodeUnit, verdictOf, type EncodedUnit, type VerdictRow } from './batch.js';
import { InvalidUnit, isDataError, isTransient, StoreUnavailable } from './errors.js';
import type { AppendUnit, AppendVerdict } from './event.js';
import type { Registry } from './event-types.js';
import { hasLanded } from './landed.js';

export interface LogWriterOptions {
  /** Bounds of one call to the database. A unit that is larger goes alone. */
  readonly maxBatchUnits?: number;
  readonly maxBatchBytes?: number;
  /** Bounds of what waits; callers beyond them wait for room. */
  readonly maxQueuedUnits?: number;
  readonly maxQueuedBytes?: number;
  /** Bound of those who wait for room, 100,000 unless set: only callers who do not await come to it. Those beyond are turned away. */
  readonly maxCallers?: number;
  /** How long to try again while the database cannot be reached; 30 s unless set. */
  readonly retryMs?: number;
  /** Called after each commit of new events. */
  readonly onAppended?: () => void;
}

const firstDelay = 20;

interface Waiting extends EncodedUnit {
  readonly resolve: (verdict: AppendVerdict) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The one writer of a process. It takes whatever units wait and appends them in one autocommitted call, so that many callers share
 * one round trip, one lock and one flush to disk. While one batch commits the next one fills: batches grow with the load, and no
 * timer holds anything back.
 */
export class LogWriter {
  private readonly limits: Required<Omit<LogWriterOptions, 'onAppended'>>;
  private readonly onAppended: () => void;
  private readonly queue: Waiting[] = [];
  private queuedBytes = 0;
  private readonly forRoom: Waiting[] = [];
  private client: PoolClient | undefined;
  private draining: Promise<void> | undefined;
  private readonly closing = new AbortController();

  constructor(
    private readonly pool: Pool,
    private readonly registry: Registry,
    { onAppended, ...limits }: LogWriterOptions = {},
  ) {
    this.limits = {
      maxBatchUnits: 256,
      maxBatchBytes: 2 ** 21,
      maxQueuedUnits: 4_096,
      maxQueuedBytes: 2 ** 26,
      maxCallers: 100_000,
      retryMs: 30_000,
      ...limits,
    };
    this.onAppended = onAppended ?? (() => undefined);
  }

  /**
   * Resolves to the unit's verdict once it is on disk. Rejects with InvalidUnit, with StoreUnavailable when the database stayed
   * away (the unit may have been appended: try again with the same key) or too many callers wait already, or with the database's error. At the signal a unit that
   * was not sent yet is withdrawn and rejects with the signal's reason.
   */
  async append(unit: AppendUnit, signal?: AbortSignal): Promise<AppendVerdict> {
    const encoded = encodeUnit(unit, this.registry);
    signal?.throwIfAborted();
    if (this.closing.signal.aborted) throw new StoreUnavailable('the log writer is closed');
    if (this.forRoom.length >= this.limits.maxCallers) {
      throw new StoreUnavailable(`too much is waiting to be appended: ${this.forRoom.length} callers wait for room`);
    }
    let withdraw: () => void = () => undefined;
    const verdict = new Promise<AppendVerdict>((resolve, reject) => {
      const waiting = { ...encoded, resolve, reject };
      withdraw = () => {
        if (this.withdraw(waiting)) reject(signal?.reason as Error);
      };
      this.forRoom.push(waiting);
      this.letIn();
    });
    signal?.addEventListener('abort', withdraw, { once: true });
    try {
      return await verdict;
    } finally {
      signal?.removeEventListener('abort', withdraw);
    }
  }

  /** Appends what waits, then gives its connection back. What comes later is rejected; trying again stops at once. */
  async close(): Promise<void> {
    this.closing.abort();
    for (const { reject } of this.forRoom.splice(0)) reject(new StoreUnavailable('the log writer is closed'));
    await this.draining;
    this.client?.release();
    this.client = undefined;
  }

  /** What waits: units and bytes in the queue, and callers that wait for room in it. */
  get backlog(): { readonly units: number; readonly bytes: number; readonly callers: number } {
    return { units: this.queue.length, bytes: this.queuedBytes, callers: this.forRoom.length };
  }

  private hasRoom(bytes: number): boolean {
    const { length } = this.queue;
    const { maxQueuedUnits, maxQueuedBytes } = this.limits;
    return length === 0 || (length < maxQueuedUnits && this.queuedBytes + bytes <= maxQueuedBytes);
  }

  private letIn(): void {
    for (let next = this.forRoom[0]; next && this.hasRoom(next.bytes); next = this.forRoom[0]) {
      this.forRoom.shift();
      this.queue.push(next);
      this.queuedBytes += next.bytes;
    }
    if (this.queue.length > 0) this.draining ??= this.drain();
  }

  /** Returns whether the unit still waited. */
  private withdraw(waiting: Waiting): boolean {
    const place = this.forRoom.indexOf(waiting);
    if (place >= 0) this.forRoom.splice(place, 1);
    const queued = this.queue.indexOf(waiting);
    if (queued >= 0) {
      this.queue.splice(queued, 1);
      this.queuedBytes -= waiting.bytes;
    }
    this.letIn();
    return place >= 0 || queued >= 0;
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      // Lets the callers that are about to append join this batch.
      await new Promise((resolve) => setImmediate(resolve));
      await this.settle(this.take());
    }
    this.draining = undefined;
  }

  private take(): Waiting[] {
    let count = 0;
    let bytes = 0;
    for (const { bytes: size } of this.queue) {
      if (count > 0 && (count === this.limits.maxBatchUnits || bytes + size > this.limits.maxBatchBytes)) break;
      count += 1;
      bytes += size;
    }
    const batch = this.queue.splice(0, count);
    this.queuedBytes -= bytes;
    this.letIn();
    return batch;
  }

  private async settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const verdicts = await this.commit(batch);
      verdicts.forEach((verdict, index) => batch[index]?.resolve(verdict));
    } catch (error) {
      if (batch.length === 1 || isTransient(error)) {
        for (const { reject } of batch) reject(refused(error));
        // Those behind have waited for the same database: nobody waits longer than it may stay away.
        if (error instanceof StoreUnavailable) this.turnAway();
      } else {
        // One of the units was refused for what it is, and nothing was appended: alone, the others must not suffer for it.
        for (const waiting of batch) await this.settle([waiting]);
      }
    }
  }

  private turnAway(): void {
    this.queuedBytes = 0;
    for (const { reject } of [...this.queue.splice(0), ...this.forRoom.splice(0)]) {
      reject(new StoreUnavailable('the append was given up before it was sent'));
    }
  }

  /**
   * Returns the verdicts of a batch. After a lost connection nobody knows whether it was committed, so it is sent again as it was:
   * the keys of the units tell what became of them. A repeat of what this very batch had appended counts as appended.
   */
  private async commit(batch: readonly Waiting[]): Promise<AppendVerdict[]> {
    const deadline = Date.now() + this.limits.retryMs;
    for (let delay = firstDelay; ; delay = Math.min(delay * 2, 1_000)) {
      try {
        return await this.call(batch, delay > firstDelay);
      } catch (error) {
        if (!isTransient(error)) throw error;
        if (Date.now() + delay > deadline || this.closing.signal.aborted) {
          throw new StoreUnavailable(`the append was given up: ${(error as Error).message}`, { cause: error });
        }
        await sleep(delay, undefined, { signal: this.closing.signal }).catch(() => undefined);
      }
    }
  }

  private async call(batch: readonly Waiting[], isRepeat: boolean): Promise<AppendVerdict[]> {
    const values = encodeBatch(batch);
    const client = await this.connection();
    try {
      const query = { name: 'append_batch', text: appendSql, values, rowMode: 'array' as const };
      const { rows } = await client.query<VerdictRow>(query);
      const verdicts: AppendVerdict[] = [];
      for (const row of rows) {
        const waiting = batch[row[0] - 1];
        if (!waiting) throw new Error(`the answer names unit ${row[0]} of ${batch.length}`);
        const verdict = verdictOf(row, waiting.unit);
        const isOurs = isRepeat && verdict.verdict === 'duplicate' && (await hasLanded(client, waiting, verdict));
        verdicts[row[0] - 1] = isOurs ? { ...verdict, verdict: 'appended' } : verdict;
      }
      if (verdicts.some((one) => one.verdict === 'appended' && one.lastPosition !== undefined)) this.onAppended();
      return verdicts;
    } catch (error) {
      // After a timeout the answer may still come: such a connection is never used again.
      if (isTransient(error)) this.drop(client);
      throw error;
    }
  }

  private async connection(): Promise<PoolClient> {
    if (this.client) return this.client;
    const client = await this.pool.connect();
    client.once('error', () => this.drop(client));
    this.client = client;
    return client;
  }

  private drop(client: PoolClient): void {
    if (this.client !== client) return;
    this.client = undefined;
    client.release(true);
  }
}

/** What the database found wrong with the values themselves is the unit's fault; anything else is told as it came. */
function refused(error: unknown): unknown {
  return isDataError(error) ? new InvalidUnit((error as Error).message, { cause: error }) : error;
}
