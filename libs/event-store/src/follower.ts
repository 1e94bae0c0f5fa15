import { streamKey } from './batch.js';
import { isDataError } from './errors.js';
import type { RecordedEvent } from './event.js';
import type { EventStore } from './event-store.js';
import { Fold, PoisonEvent } from './fold.js';
import type { Projection } from './projection.js';
import { ReadTable, type Move } from './read-table.js';
import type { Page } from './reader.js';
import { parkedStreams, type Lease } from './subscription.js';

interface Reading {
  readonly after: number;
  readonly most: number;
  readonly hints: number;
  readonly page: Promise<Page>;
}

/** Follows the log into the table of one generation, page after page, for as long as its lease is ours. */
export class Follower<Row extends object> {
  readonly table: ReadTable<Row>;
  position: number;
  head = 0;
  lagSeconds = 0;
  /** When the last event that was folded had been recorded. */
  recordedAt: string | undefined;
  /** The hints that there were before the last page was read. */
  hints = 0;
  /** Why it stopped. */
  stopped: string | undefined;
  private movedAt = Date.now();
  private ahead: Reading | undefined;
  /** Up to here events are taken one by one, to find the one whose row the database refuses. */
  private singlyUntil = 0;
  private readonly types: readonly string[];

  private constructor(
    private readonly store: EventStore,
    private readonly projection: Projection<Row>,
    readonly lease: Lease,
    private readonly leaseMs: number,
    /** Keys of the streams that are parked. */
    public parked: Set<string>,
  ) {
    this.table = new ReadTable(store.pool, projection, lease);
    this.position = lease.position;
    this.types = Object.keys(projection.when);
  }

  /** Returns one that goes on from where the lease was taken over. */
  static async of<Row extends object>(
    store: EventStore,
    projection: Projection<Row>,
    lease: Lease,
    leaseMs: number,
  ): Promise<Follower<Row>> {
    const parked = await parkedStreams(store.pool, lease);
    return new Follower(store, projection, lease, leaseMs, new Set(parked.map(({ stream }) => streamKey(stream))));
  }

  /**
   * Folds the next page, of `limit` events at most, and stores it; where there is more, the next `limitAhead` are read meanwhile.
   * Returns false where this is over: it has stopped, or the lease is lost.
   */
  async step(limit: number, limitAhead = limit): Promise<boolean> {
    const most = this.position < this.singlyUntil ? 1 : limit;
    const reading =
      this.ahead?.after === this.position && this.ahead.most === most ? this.ahead : this.read(this.position, most);
    const page = await reading.page;
    this.hints = reading.hints;
    this.head = page.head;
    // The database reads the next page while this one is folded. Where it turns out to be another, this one is left.
    this.ahead = most > 1 && page.position < page.head ? this.read(page.position, limitAhead) : undefined;
    return page.position === this.position || this.fold(page.events, page.position);
  }

  /** Renews the lease where it has not been moved for long. Returns false where it is lost. */
  async renew(): Promise<boolean> {
    return Date.now() - this.movedAt <= this.leaseMs / 3 || this.move({ to: this.position });
  }

  async move(to: Omit<Move<Row>, 'from' | 'leaseMs'>): Promise<boolean> {
    const lagSeconds = await this.table.move({ from: this.position, leaseMs: this.leaseMs, ...to });
    if (lagSeconds === undefined) return false;
    this.lagSeconds = lagSeconds;
    this.position = to.to;
    this.movedAt = Date.now();
    return true;
  }

  private read(after: number, most: number): Reading {
    const page = this.store.readPage({ after, limit: most }, { types: this.types });
    page.catch(() => undefined);
    return { after, most, hints: this.store.hints, page };
  }

  private async fold(events: readonly RecordedEvent[], to: number): Promise<boolean> {
    const parked = new Set(this.parked);
    const fold = new Fold(this.projection, parked);
    await this.table.load(fold, fold.keys(events));
    const poison = applyAll(fold, events);
    if (poison) return this.stop(poison, fold);
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

  /** Parks the stream of an event whose row the database refused, or stops before it. */
  private async refused(event: RecordedEvent, error: unknown): Promise<boolean> {
    const fold = new Fold(this.projection, this.parked);
    try {
      fold.poison(event, error);
    } catch (poison) {
      return this.stop(poison as PoisonEvent);
    }
    return this.move({ to: event.position, parked: fold.parkedNow });
  }

  /** Stores what was folded before the poison event, and the reason. */
  private async stop(poison: PoisonEvent, fold?: Fold<Row>): Promise<false> {
    const stored = { to: poison.event.position - 1, stop: poison.message };
    if (await this.move({ ...stored, ...(fold && { rows: fold.touched }) })) this.stopped = poison.message;
    return false;
  }
}

function applyAll(fold: Fold<object>, events: readonly RecordedEvent[]): PoisonEvent | undefined {
  try {
    for (const event of events) fold.apply(event);
  } catch (error) {
    if (error instanceof PoisonEvent) return error;
    throw error;
  }
  return undefined;
}
