export { EarlierFailed } from './in-order.js';
export {
  Recording,
  RecordingContention,
  type Delivery,
  type PreparedDelivery,
  type RecordingOutcome,
} from './recording.js';
export { RecordingModule, type RecordingOptions } from './recording.module.js';
