import type { ClaimKind } from '@newsledger/newsroom';
import type { CaseChange } from './delivery.projection.js';

/** A case that a delivery touched. */
export class TouchedCaseView {
  kind: ClaimKind;
  id: string;
  change: CaseChange;
}

/** A record that could not be taken, with the reason. */
export class DeadLetterView {
  id: number;
  /** A short stable code. */
  reason: string;
  detail: string;
  recordedAt: string;
  redrivenAt?: string;
}

/** What became of a delivery. */
export class DeliveryView {
  source: string;
  id: string;
  /** `duplicate`: it brought what was already known of its article. */
  status: 'recorded' | 'duplicate' | 'dead-letter';
  /** SHA-256, in hex, of the canonical JSON (RFC 8785) of the data that was recorded under this source and id. */
  contentHash?: string;
  /** Why it became a dead letter. */
  reason?: string;
  articleId?: string;
  /** The version of the article that it made, or repeated. */
  articleVersion?: number;
  cases: TouchedCaseView[];
  /** The positions of its first and last events. */
  firstPosition?: number;
  lastPosition?: number;
  recordedAt?: string;
  /** The latest dead letter under this source and id; a delivery that was recorded has one where its id was used again for another body. */
  deadLetter?: DeadLetterView;
  /** What is said here is known up to this position. */
  position: number;
}
