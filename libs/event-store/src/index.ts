export type { Abortable } from './abort.js';
export type * from './event.js';
export type * from './projection.js';
export { Contention, InvalidUnit, isTransient, StoreUnavailable } from './errors.js';
export { EventStore, type EventStoreOptions } from './event-store.js';
export { refuseUnknown, UnknownEvent, type EventType, type EventTypes, type Upcaster } from './event-types.js';
export { EarlierFailed } from './in-order.js';
export type { LedgerCheckOptions, LedgerCheckProgress, LedgerFault } from './ledger-check.js';
export type { LoadedStream } from './loader.js';
export type { LogWriterOptions } from './log-writer.js';
export { openPool, type PoolOptions } from './pool.js';
export type { AsOf, Page, ReadAllOptions, ReadPageOptions, ReadStreamOptions } from './reader.js';
export type { KeyRecord, SecretRecord } from './records.js';
export { foldAll, PoisonEvent, type FoldedRow, type ParkedStream } from './fold.js';
export type { ExecuteOptions, Outcome, TransactOptions } from './transactions.js';
export type { UnitIdentity, UnitOfWork } from './unit-of-work.js';
export { rebuildProjection, RebuildRefused, type RebuildOptions, type RebuildProgress } from './rebuild-projection.js';
export { runProjection, type ProjectionProgress, type RunProjectionOptions } from './run-projection.js';
export {
  checkpoint,
  parkedStreams,
  releaseStream,
  resume,
  subscriptions,
  type Subscription,
  type SubscriptionId,
} from './subscription.js';
