export { EarlierFailed } from './in-order.js';
export { caseIdOf, claimIds } from './claim-identity.js';
export {
  Recording,
  RecordingContention,
  type Delivery,
  type PreparedDelivery,
  type RecordingOutcome,
} from './recording.js';
export { RecordingModule, type RecordingOptions } from './recording.module.js';
export { toRecordable } from './recorded.js';
export type { Ledger } from './unit-of-work.js';
