import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { KafkaLog } from './config.js';
import { toError } from './errors.js';
import type { Gate } from './gate.js';
import type { OffsetCommits } from './offset-commits.js';
import type { Progress } from './progress.js';
import { toRecord, type KafkaRecord } from './record.js';

/** `done`: nothing of these records is left to do. `retry`: nothing can be done at the moment; they come again after a pause. */
export type Outcome = 'done' | 'retry';

export interface HandlerContext {
  readonly topic: string;
  readonly partition: number;
  /** 1, and one more for each time that the first of these records has come back in this process. */
  readonly attempt: number;
  /** Aborted when the consumer can wait no longer for the handler; what it then returns is ignored. */
  readonly signal: AbortSignal;
  /** Returns whether the group still counts on us. Never rejects. Heartbeats are sent meanwhile in any case. */
  readonly heartbeat: () => Promise<boolean>;
}

/** Handles some consecutive records of one partition. Records of other partitions may be handled at the same time. */
export type Handler = (records: readonly KafkaRecord[], context: HandlerContext) => Promise<Outcome>;

export interface BatchRunOptions {
  readonly handle: Handler;
  readonly maxBatchRecords: number;
  readonly heartbeatIntervalMs: number;
  readonly gate: Gate;
  readonly progress: Progress;
  readonly commits: OffsetCommits;
  readonly signal: AbortSignal;
  readonly log: KafkaLog;
}

/**
 * What happens to one fetched batch: handed to the handler in bounded pieces, each resolved when it is done. Only errors of kafkajs
 * itself, from heartbeats, get out, since it needs them to rejoin the group: an error of a handler would stop all partitions and
 * throw us out of the group.
 */
export class BatchRun {
  private readonly attempts = new Map<number, { offset: string; attempt: number }>();
  private stopping = false;

  constructor(private readonly options: BatchRunOptions) {}

  /** No further piece is begun. */
  stop(): void {
    this.stopping = true;
  }

  async run(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const { gate, progress, commits, maxBatchRecords } = this.options;
    progress.fetched(batch.partition, Number(batch.firstOffset()), Number(batch.highWatermark));
    for (let start = 0; start < batch.messages.length; start += maxBatchRecords) {
      if (this.stopping || gate.closed || !payload.isRunning() || payload.isStale()) return;
      const piece = batch.messages.slice(start, start + maxBatchRecords);
      const last = piece.at(-1);
      if (!last) return;
      const attempt = this.attempt(batch.partition, piece[0]?.offset ?? '');
      const outcome = await this.handle(payload, piece, attempt);
      if (this.options.signal.aborted) return;
      if (outcome !== 'done') {
        gate.close(attempt);
        return;
      }
      payload.resolveOffset(last.offset);
      progress.handled(batch.partition, Number(last.offset));
      gate.succeeded();
      commits.due(payload);
      await this.heartbeat(payload);
    }
  }

  private async handle(
    payload: EachBatchPayload,
    messages: readonly KafkaMessage[],
    attempt: number,
  ): Promise<Outcome> {
    const { topic, partition } = payload.batch;
    const { handle, heartbeatIntervalMs, signal, log } = this.options;
    const records = messages.map((message) => toRecord(topic, partition, message));
    // A failing heartbeat shows again in the one that follows the piece.
    const heartbeat = () =>
      payload.heartbeat().then(
        () => true,
        () => false,
      );
    const beating = setInterval(() => void heartbeat(), heartbeatIntervalMs);
    try {
      return await handle(records, { topic, partition, attempt, signal, heartbeat });
    } catch (error) {
      const { message, stack } = toError(error);
      log('error', 'the handler of records failed', {
        topic,
        partition,
        attempt,
        offset: records[0]?.offset,
        message,
        stack,
      });
      return 'retry';
    } finally {
      clearInterval(beating);
    }
  }

  private attempt(partition: number, offset: string): number {
    const before = this.attempts.get(partition);
    const attempt = before?.offset === offset ? before.attempt + 1 : 1;
    this.attempts.set(partition, { offset, attempt });
    return attempt;
  }

  private async heartbeat(payload: EachBatchPayload): Promise<void> {
    try {
      await payload.heartbeat();
    } catch (error) {
      // Usually the group is rebalancing: what is done is told before the partition goes to someone else.
      await this.options.commits.flush();
      throw error;
    }
  }
}
