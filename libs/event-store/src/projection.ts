import type { RecordedEvent } from './event.js';

/**
 * A read model as a pure fold: rows under a key, each the result of folding the events that the key names. Its rows stand in table
 * `read.<name>_g<generation>` behind view `read.<name>`: `key text primary key, doc json, position bigint` (the last event folded),
 * and one column for each member of `columns(row)`, so that readers can filter and sort.
 */
export interface Projection<Row extends object = object> {
  readonly name: string;
  /**
   * Of the fold and its columns: to be raised when they change what stands in a row. Whoever runs the newer one builds a generation of
   * it first, and readers have the older rows until it is complete.
   */
  readonly version: number;
  /** The keys are the filter: event types that are not named here are passed over. Returns the next row, or undefined to delete it. */
  readonly when: Readonly<Record<string, Evolve<Row>>>;
  /** The row that an event belongs to; undefined passes it over. */
  readonly key: (event: RecordedEvent) => string | undefined;
  columns(row: Row): Readonly<Record<string, unknown>>;
  /** `park`: a poison event parks its stream, the others go on (only where a row is fed by one stream); `stop`: the projection stops. */
  readonly onPoison: 'park' | 'stop';
}

/** Pure. Rows are plain JSON: what JSON.stringify would drop or change must not be in them. */
export type Evolve<Row extends object> = {
  // As a method, so that a projection of rows of some shape is also a projection of rows of any.
  evolve(row: Row | undefined, event: RecordedEvent): Row | undefined;
}['evolve'];
