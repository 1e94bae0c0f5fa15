import { streamKey } from './batch.js';
import { isDataError } from './errors.js';
import type { RecordedEvent } from './event.js';
import type { EventStore } from './event-store.js';
import { Fold, PoisonEvent } from './fold.js';
import type { Projection } from './projection.js';
import { ReadTable, type Move } from './read-table.js';
import type { Page } from './reader.js';
import { parkedStreams, renewLease, type Lease } from './subscription.js';

interface Reading {
  readonly after: number;
  readonly most: number;
  readonly hints: number;
  readonly page: Promise<Page>;
}

/** A page that was folded and is being stored. */
interface Storing<Row extends object> {
  readonly events: readonly RecordedEvent[];
  readonly to: number;
  readonly fold: Fold<Row>;
  /** Keys of the streams that are parked after it. */
  readonly parked: Set<string>;
  readonly done: Promise<boolean>;
}

/**
 * Follows the log into the table of one generation, page after page, for as long as its lease is ours. While a page is being stored the
 * next one is folded, and the one after it is read.
 */
export class Follower<Row extends object> {
  readonly table: ReadTable<Row>;
  /** What is stored has folded the log up to here. */
  position: number;
  head = 0;
  lagSeconds = 0;
  /** When the last event that is stored had been recorded. */
  recordedAt: string | undefined;
  /** The hints that there were before the last page was read. */
  hints = 0;
  /** Why it stopped. */
  stopped: string | undefined;
  private movedAt = Date.now();
  private ahead: Reading | undefined;
  private storing: Storing<Row> | undefined;
  /** Up to here events are taken one by one, to find the one whose row the database refuses. */
  private singlyUntil = 0;
  private refusals = 0;
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

  /** Whether there is more in the log than was folded. */
  get isBehind(): boolean {
    return (this.storing?.to ?? this.position) < this.head;
  }

  /**
   * Folds the next page, of `limit` events at most, and begins to store it; where there is more, the next `limitAhead` are read
   * meanwhile. Returns false where this is over: it has stopped, or the lease is lost.
   */
  async step(limit: number, limitAhead = limit): Promise<boolean> {
    const after = this.storing?.to ?? this.position;
    const most = after < this.singlyUntil ? 1 : limit;
    const reading = this.ahead?.after === after && this.ahead.most === most ? this.ahead : this.read(after, most);
    const page = await reading.page;
    this.hints = reading.hints;
    this.head = page.head;
    // The database reads the next page while this one is folded. Where it turns out to be another, this one is left.
    this.ahead = most > 1 && page.position < page.head ? this.read(page.position, limitAhead) : undefined;
    if (page.position === after) return true;
    const parked = new Set(this.storing?.parked ?? this.parked);
    const fold = new Fold(this.projection, parked);
    // What is being stored cannot be loaded yet.
    for (const [key, { row }] of this.storing?.fold.touched ?? []) fold.give(key, row);
    await this.table.load(fold, fold.keys(page.events));
    const poison = applyAll(fold, page.events);
    const { refusals } = this;
    if (!(await this.settle())) return false;
    // What this page was folded upon is not so: it is taken again.
    if (this.refusals !== refusals) return true;
    if (poison) return this.stop(poison, fold);
    const done = this.move({ to: page.position, rows: fold.touched, parked: fold.parkedNow });
    done.catch(() => undefined);
    this.storing = { events: page.events, to: page.position, fold, parked, done };
    return true;
  }

  /** Waits until what was folded is stored. Returns false where this is over. */
  async settle(): Promise<boolean> {
    const { storing } = this;
    if (!storing) return true;
    this.storing = undefined;
    const [first] = storing.events;
    try {
      if (!(await storing.done)) return false;
    } catch (error) {
      if (!isDataError(error) || !first) throw error;
      this.refusals += 1;
      if (storing.events.length === 1) return this.refused(first, error);
      this.singlyUntil = storing.to;
      return true;
    }
    this.parked = storing.parked;
    this.recordedAt = storing.events.at(-1)?.recordedAt ?? this.recordedAt;
    return true;
  }

  /** Renews the lease where it has not been moved for long. Returns false where it is lost. */
  async renew(): Promise<boolean> {
    if (Date.now() - this.movedAt <= this.leaseMs / 3) return true;
    this.movedAt = Date.now();
    return renewLease(this.store.pool, this.lease, this.leaseMs);
  }

  /** Moves what is settled. */
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

  /**
   * Stores what was folded before the poison event, and the reason, and returns false. Where the database refuses one of those rows it is
   * an earlier event that stops the projection: returns true, and they are taken one by one.
   */
  private async stop(poison: PoisonEvent, fold?: Fold<Row>): Promise<boolean> {
    const to = poison.event.position - 1;
    try {
      if (await this.move({ to, stop: poison.message, ...(fold && { rows: fold.touched }) }))
        this.stopped = poison.message;
    } catch (error) {
      if (!isDataError(error) || !fold?.touched.size) throw error;
      this.singlyUntil = to;
      return true;
    }
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
