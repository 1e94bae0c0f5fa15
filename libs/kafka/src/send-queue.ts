import { recordBytes, type OutgoingRecord } from './record.js';

/** The most bytes and records of one produce request. All of it may land in one partition, where a batch may have 1 MiB. */
export const requestLimits = { bytes: 768 * 1024, records: 2_000 } as const;

/** One call of `send`, which is settled once. */
export interface Sending {
  readonly topic: string;
  readonly deadline: number;
  unsent: number;
  settled: boolean;
  readonly settle: (error?: Error) => void;
}

/** One record waiting, with the call that it belongs to. */
export interface Waiting {
  readonly sending: Sending;
  readonly record: OutgoingRecord;
  readonly bytes: number;
}

/**
 * Records waiting to be produced, in the order in which they came. The queue cuts them into requests by their uncompressed size:
 * the broker measures batches after it has re-encoded them.
 */
export class SendQueue {
  private waiting: Waiting[] = [];
  private head = 0;
  /** Uncompressed bytes waiting. */
  bytes = 0;

  add(sending: Sending, records: readonly OutgoingRecord[]): void {
    for (const record of records) {
      const bytes = recordBytes(record);
      this.waiting.push({ sending, record, bytes });
      this.bytes += bytes;
    }
  }

  /**
   * Takes the next records that fit one request: of one topic, within the limits, and a record that is too big for them alone.
   * Those of a call that has failed meanwhile are dropped. Returns an empty list when nothing waits.
   */
  take(limits: { readonly bytes: number; readonly records: number } = requestLimits): Waiting[] {
    const taken: Waiting[] = [];
    let bytes = 0;
    for (let next = this.peek(); next; next = this.peek()) {
      const first = taken[0];
      const full = taken.length >= limits.records || bytes + next.bytes > limits.bytes;
      if (first && (full || first.sending.topic !== next.sending.topic)) break;
      this.head++;
      this.bytes -= next.bytes;
      bytes += next.bytes;
      taken.push(next);
    }
    this.compact();
    return taken;
  }

  /** Puts records back in front, in their order. */
  putBack(records: readonly Waiting[]): void {
    this.waiting = [...records, ...this.waiting.slice(this.head)];
    this.head = 0;
    for (const { bytes } of records) this.bytes += bytes;
  }

  /** The first record of a call that still waits for its answer. */
  private peek(): Waiting | undefined {
    for (let next = this.waiting[this.head]; next; next = this.waiting[this.head]) {
      if (!next.sending.settled) return next;
      this.head++;
      this.bytes -= next.bytes;
    }
    return undefined;
  }

  private compact(): void {
    if (this.head < this.waiting.length && this.head < 10_000) return;
    this.waiting = this.waiting.slice(this.head);
    this.head = 0;
  }
}
