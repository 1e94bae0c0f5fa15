import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { streamKey } from './batch.js';
import { isDataError, isTransient } from './errors.js';
import type { RecordedEvent } from './event.js';
import type { EventStore } from './event-store.js';
import { Fold, PoisonEvent, type ParkedStream } from './fold.js';
import type { Projection } from './projection.js';
import { ReadTable } from './read-table.js';
import { parkedKeys, parkedStreams, releaseLease, takeLease, type Lease } from './subscription.js';

export interface ProjectionProgress {
  readonly name: string;
  readonly generation: number;
  /** `waiting`: another owner has the lease; `unavailable`: the database cannot be reached. */
  readonly state: 'live' | 'behind' | 'waiting' | 'stopped' | 'unavailable';
  readonly position: number;
  /** The last position of the log; `head - position` is the lag in events. */
  readonly head: number;
  /** When the last event that was folded had been recorded. */
  readonly recordedAt?: string;
  readonly parked: number;
  readonly reason?: string;
}

export interface RunProjectionOptions {
  readonly signal: AbortSignal;
  /** How often to look for events when no notification comes; 500 ms unless set. */
  readonly pollMs?: number;
  /** Events in a page while the projection keeps up; 500 unless set. Ten times as many while it is behind. */
  readonly pageSize?: number;
  /** After this time without a sign of life another process may take over; 10 s unless set. */
  readonly leaseMs?: number;
  readonly onProgress?: (progress: ProjectionProgress) => void;
}

/**
 * Keeps the table of a projection up to date until the signal, holding its lease or waiting for it. Rows and checkpoint are stored in
 * one statement, under the epoch of the lease. Resolves at the signal; rejects only with what neither time nor another attempt can
 * mend, such as a table that is missing.
 */
export async function runProjection<Row extends object>(
  store: EventStore,
  projection: Projection<Row>,
  options: RunProjectionOptions,
): Promise<void> {
  await new ProjectionRun(store, projection, options).run();
}

class ProjectionRun<Row extends object> {
  private readonly owner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  private readonly table: ReadTable<Row>;
  private readonly types: readonly string[];
  private readonly options: Required<RunProjectionOptions>;
  private lease: Lease | undefined;
  private position = 0;
  private head = 0;
  private recordedAt: string | undefined;
  private parked = new Set<string>();
  private movedAt = 0;
  /** Up to here events are taken one by one, to find the one whose row the database refuses. */
  private singlyUntil = 0;

  constructor(
    private readonly store: EventStore,
    private readonly projection: Projection<Row>,
    options: RunProjectionOptions,
  ) {
    this.options = { pollMs: 500, pageSize: 500, leaseMs: 10_000, onProgress: () => undefined, ...options };
    this.table = new ReadTable(store.pool, projection);
    this.types = Object.keys(projection.when);
  }

  async run(): Promise<void> {
    try {
      await this.takeTurns();
    } finally {
      if (this.lease) await releaseLease(this.store.pool, this.projection, this.owner).catch(() => undefined);
    }
  }

  private async takeTurns(): Promise<void> {
    const { signal, leaseMs } = this.options;
    let failures = 0;
    while (!signal.aborted) {
      try {
        if (await this.take()) await this.hold();
        else await this.pause(leaseMs / 4);
        failures = 0;
      } catch (error) {
        if (!isTransient(error)) throw error;
        failures += 1;
        this.report('unavailable', (error as Error).message);
        await this.pause(Math.min(100 * 2 ** failures, 5_000));
      }
    }
  }

  /** Returns whether the projection is ours to run. */
  private async take(): Promise<boolean> {
    this.lease = await takeLease(this.store.pool, this.projection, this.owner, this.options.leaseMs);
    this.movedAt = Date.now();
    if (!this.lease) this.report('waiting');
    else if (this.lease.state === 'stopped') this.report('stopped', this.lease.reason ?? '');
    if (this.lease?.state !== 'running') return false;
    this.position = this.lease.position;
    this.parked = await parkedKeys(this.store.pool, this.projection);
    return true;
  }

  /** Folds page after page until the signal, or until the lease is lost or the projection stops. */
  private async hold(): Promise<void> {
    const { signal, pollMs, pageSize, leaseMs } = this.options;
    let limit = pageSize;
    const read = (after: number, most: number) => ({
      ...{ after, most, hints: this.store.hints },
      page: this.store.readPage({ after, limit: most }, { types: this.types }),
    });
    let ahead: ReturnType<typeof read> | undefined;
    while (!signal.aborted) {
      if (this.parked.size > 0 && !(await this.replayReleased())) return;
      const most = this.position < this.singlyUntil ? 1 : limit;
      const reading = ahead?.after === this.position && ahead.most === most ? ahead : read(this.position, most);
      const page = await reading.page;
      // The database reads the next page while this one is folded. Where it turns out to be another, this one is left.
      ahead = most > 1 && page.position < page.head ? read(page.position, pageSize * 10) : undefined;
      ahead?.page.catch(() => undefined);
      this.head = page.head;
      if (page.position > this.position && !(await this.fold(page.events, page.position))) return;
      limit = this.position < this.head ? pageSize * 10 : pageSize;
      this.report(this.position < this.head ? 'behind' : 'live');
      if (this.position < this.head) continue;
      if (Date.now() - this.movedAt > leaseMs / 3 && !(await this.move({ to: this.position }))) return;
      await this.store.waitForEvents(pollMs, reading.hints, signal);
    }
  }

  /** Folds a page and stores it. Returns whether to go on. */
  private async fold(events: readonly RecordedEvent[], to: number): Promise<boolean> {
    const parked = new Set(this.parked);
    const fold = new Fold(this.projection, parked);
    await this.table.load(fold, fold.keys(events));
    const poison = this.applyAll(fold, events);
    if (poison) return this.stop(fold, poison);
    try {
      if (!(await this.move({ to, rows: fold.touched, parked: fold.parkedNow }))) return false;
    } catch (error) {
      if (!isDataError(error) || !events[0]) throw error;
      if (events.length > 1) {
        this.singlyUntil = to;
        return true;
      }
      return this.refused(events[0], error);
    }
    this.parked = parked;
    this.recordedAt = events.at(-1)?.recordedAt ?? this.recordedAt;
    return true;
  }

  private applyAll(fold: Fold<Row>, events: readonly RecordedEvent[]): PoisonEvent | undefined {
    try {
      for (const event of events) fold.apply(event);
    } catch (error) {
      if (error instanceof PoisonEvent) return error;
      throw error;
    }
    return undefined;
  }

  /** Parks the stream of an event whose row the database refused, or stops before it. */
  private async refused(event: RecordedEvent, error: unknown): Promise<boolean> {
    const fold = new Fold(this.projection, this.parked);
    try {
      fold.poison(event, error);
    } catch (poison) {
      return this.stop(undefined, poison as PoisonEvent);
    }
    return this.move({ to: event.position, parked: fold.parkedNow });
  }

  /** Stores what was folded before the poison event, and the reason. */
  private async stop(fold: Fold<Row> | undefined, poison: PoisonEvent): Promise<false> {
    const stored = { to: poison.event.position - 1, stop: poison.message };
    await this.move({ ...stored, ...(fold && { rows: fold.touched }) });
    return false;
  }

  /** Folds the parked events of the streams whose release was asked for. Returns whether the lease is still ours. */
  private async replayReleased(): Promise<boolean> {
    const asked = (await parkedStreams(this.store.pool, this.projection)).filter((one) => one.releaseRequested);
    for (const released of asked) {
      if (!(await this.replay(released))) return false;
    }
    return true;
  }

  private async replay(released: ParkedStream): Promise<boolean> {
    const { stream } = released;
    const parked = new Set(this.parked);
    parked.delete(streamKey(stream));
    const events: RecordedEvent[] = [];
    for await (const event of this.store.readStream(stream, { asOf: { position: this.position } })) {
      if (event.position >= released.position) events.push(event);
    }
    const fold = new Fold(this.projection, parked);
    await this.table.load(fold, fold.keys(events));
    for (const event of events) fold.apply(event);
    const again = fold.parkedNow[0];
    const outcome = again ? { parked: [again] } : { released: stream };
    try {
      if (!(await this.move({ to: this.position, rows: fold.touched, ...outcome }))) return false;
      this.parked = parked;
      return true;
    } catch (error) {
      if (!isDataError(error)) throw error;
      // Parked as before: its rows cannot be stored yet.
      return this.move({ to: this.position, parked: [{ ...released, reason: (error as Error).message }] });
    }
  }

  private async move(to: Omit<Parameters<ReadTable<Row>['move']>[0], 'epoch' | 'from' | 'leaseMs'>): Promise<boolean> {
    if (!this.lease) return false;
    const lease = { epoch: this.lease.epoch, from: this.position, leaseMs: this.options.leaseMs };
    if (!(await this.table.move({ ...lease, ...to }))) {
      this.lease = undefined;
      return false;
    }
    this.position = to.to;
    this.movedAt = Date.now();
    return true;
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.options.signal }).catch(() => undefined);
  }

  private report(state: ProjectionProgress['state'], reason?: string): void {
    const { name, generation } = this.projection;
    this.options.onProgress({
      ...{ name, generation, state, position: this.position, head: this.head, parked: this.parked.size },
      ...(this.recordedAt !== undefined && { recordedAt: this.recordedAt }),
      ...(reason !== undefined && { reason }),
    });
  }
}
