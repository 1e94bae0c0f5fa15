import type { RecordedEvent } from './event.js';

/**
 * A read model as a pure fold: rows under a key, each the result of folding the events that the key names. Its rows stand in table
 * `read.<name>_g<generation>` behind view `read.<name>`: `key text primary key, doc json, position bigint` (the last event folded),
 * and one column for each member of `columns(row)`, so that readers can filter and sort.
 */
export interface Projection<Row extends object = object> {
  readonly name: string;
  readonly generation: number;
  /** The keys are the filter: event types that are not named here are passed over. Returns the next row, or undefined to delete it. */
  readonly when: Readonly<Record<string, (row: Row | undefined, event: RecordedEvent) => Row | undefined>>;
  /** The row that an event belongs to; undefined passes it over. */
  readonly key: (event: RecordedEvent) => string | undefined;
  readonly columns: (row: Row) => Readonly<Record<string, unknown>>;
  /** `park`: a poison event parks its stream, the others go on (only where a row is fed by one stream); `stop`: the projection stops. */
  readonly onPoison: 'park' | 'stop';
}
