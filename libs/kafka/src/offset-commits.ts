import type { EachBatchPayload } from 'kafkajs';
import type { KafkaLog } from './config.js';
import { toError } from './errors.js';

/**
 * Commits what has been handled, at most once per interval and off the path of the records. The group's offsets only say where to
 * begin again: a commit that fails or comes late costs redeliveries, never records.
 */
export class OffsetCommits {
  private source: EachBatchPayload | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly intervalMs: number,
    private readonly log: KafkaLog,
  ) {}

  /** Says that something has been handled since the last commit. */
  due(source: EachBatchPayload): void {
    this.source = source;
    this.timer ??= setTimeout(() => void this.flush(), this.intervalMs);
  }

  /** Commits now whatever is due. Resolves in any case: the next heartbeat finds out if the group has gone on without us. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { source } = this;
    this.source = undefined;
    if (!source) return;
    try {
      await source.commitOffsetsIfNecessary(source.uncommittedOffsets());
    } catch (error) {
      this.log('debug', 'offsets were not committed', { reason: toError(error).message });
    }
  }
}
