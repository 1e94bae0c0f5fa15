export { Recording, type Delivery, type PreparedDelivery, type RecordingOutcome } from './recording.js';
export { RecordingModule, type RecordingOptions } from './recording.module.js';
