import { streamKey } from './batch.js';
import type { RecordedEvent, StreamId } from './event.js';
import type { EventStore } from './event-store.js';
import { UnknownEvent } from './event-types.js';
import type { Projection } from './projection.js';

/** A row as it is stored: `doc` is its JSON, `position` that of the last event folded into it. */
export interface FoldedRow {
  readonly doc: string;
  readonly position: number;
}

/** A stream whose events from `position` on wait until it is released. */
export interface ParkedStream {
  readonly stream: StreamId;
  readonly position: number;
  readonly reason: string;
}

/** An event that a projection could not fold, where the projection is not one that parks streams. */
export class PoisonEvent extends Error {
  override readonly name = 'PoisonEvent';

  constructor(
    readonly event: RecordedEvent,
    readonly reason: string,
  ) {
    super(`event ${event.position} (${event.type}) cannot be folded: ${reason}`);
  }
}

export interface TouchedRow<Row> {
  /** Undefined: the row is to be deleted, or never was. */
  readonly row: Row | undefined;
  readonly position: number;
}

/** Folds events into rows in memory. Rows that were stored before must be given by `give` before their events are applied. */
export class Fold<Row extends object> {
  /** What was touched since the fold was made. */
  readonly touched = new Map<string, TouchedRow<Row>>();
  readonly parkedNow: ParkedStream[] = [];
  private readonly stored = new Map<string, Row | undefined>();

  constructor(
    private readonly projection: Projection<Row>,
    /** Keys of the streams that are parked; those that come to be parked are added. */
    private readonly parked: Set<string>,
  ) {}

  /** Returns the keys of the rows that these events belong to and that may be stored already. */
  keys(events: readonly RecordedEvent[]): string[] {
    const keys = new Map<string, boolean>();
    for (const event of events) {
      const key = this.parked.has(streamKey(event.stream)) ? undefined : this.keyOf(event);
      // Where rows are fed by one stream each, those of a stream that begins here are new.
      const isNew = event.version === 1 && this.projection.onPoison === 'park';
      if (typeof key === 'string' && !keys.has(key)) keys.set(key, !isNew);
    }
    return [...keys].flatMap(([key, mayBeStored]) => (mayBeStored && !this.stored.has(key) ? [key] : []));
  }

  give(key: string, row: Row | undefined): void {
    this.stored.set(key, row);
  }

  /** Applies an event, or parks its stream. Throws PoisonEvent where the projection stops instead; nothing is touched then. */
  apply(event: RecordedEvent): void {
    const evolve = Object.hasOwn(this.projection.when, event.type) ? this.projection.when[event.type] : undefined;
    if (!evolve || this.parked.has(streamKey(event.stream))) return;
    const key = this.keyOf(event);
    if (key === undefined) return;
    if (key instanceof Error) {
      this.poison(event, key);
      return;
    }
    try {
      const before = this.touched.has(key) ? this.touched.get(key)?.row : this.stored.get(key);
      this.touched.set(key, { row: evolve(before, event), position: event.position });
    } catch (error) {
      this.poison(event, error);
    }
  }

  /** Parks the stream of an event that could not be folded or stored, or throws PoisonEvent. */
  poison(event: RecordedEvent, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (this.projection.onPoison === 'stop') throw new PoisonEvent(event, reason);
    this.parked.add(streamKey(event.stream));
    this.parkedNow.push({ stream: event.stream, position: event.position, reason });
  }

  private keyOf(event: RecordedEvent): string | undefined | Error {
    try {
      if (event.unknown === undefined) return this.projection.key(event);
      // Stream and metadata tell whose an event is whatever its version; only where its data is asked is that not known.
      const key = this.projection.key({
        ...event,
        get data(): never {
          throw new UnknownEvent(event);
        },
      });
      return key === undefined ? undefined : new UnknownEvent(event);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}

/**
 * Folds the log from its first event, in memory. Returns the rows of each projection by name and key: what its table must hold when
 * its checkpoint is at `until` and no stream waits for its release. Throws PoisonEvent where a projection would have stopped.
 */
export async function foldAll(
  store: EventStore,
  projections: readonly Projection[],
  options: { readonly until?: number | ((projection: Projection) => number); readonly signal?: AbortSignal } = {},
): Promise<ReadonlyMap<string, ReadonlyMap<string, FoldedRow>>> {
  const { until = await store.head(), signal } = options;
  const folds = projections.map((projection) => ({
    name: projection.name,
    until: typeof until === 'number' ? until : until(projection),
    fold: new Fold(projection, new Set()),
  }));
  const types = [...new Set(projections.flatMap(({ when }) => Object.keys(when)))];
  const last = Math.max(0, ...folds.map((one) => one.until));
  for await (const event of store.readAll({
    asOf: { position: last },
    types,
    pageSize: 5_000,
    ...(signal && { signal }),
  })) {
    for (const one of folds) if (event.position <= one.until) one.fold.apply(event);
  }
  return new Map(folds.map(({ name, fold }) => [name, storedRows(fold)]));
}

function storedRows(fold: Fold<object>): Map<string, FoldedRow> {
  const rows = new Map<string, FoldedRow>();
  for (const [key, { row, position }] of fold.touched) if (row) rows.set(key, { doc: JSON.stringify(row), position });
  return rows;
}
