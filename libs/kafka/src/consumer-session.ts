import type { Consumer } from 'kafkajs';
import type { BatchRun } from './batch-run.js';
import { createClient, type KafkaClient } from './client.js';
import type { KafkaConfig, KafkaLog } from './config.js';
import { toError, withTimeout } from './errors.js';
import type { OffsetCommits } from './offset-commits.js';
import type { Progress } from './progress.js';

export interface SessionOptions {
  readonly groupId: string;
  readonly topic: string;
  readonly sessionTimeoutMs: number;
  readonly rebalanceTimeoutMs: number;
  readonly heartbeatIntervalMs: number;
  readonly maxWaitMs: number;
  readonly maxBytesPerPartition: number;
  readonly maxBytes: number;
  readonly partitionsAtOnce: number;
}

export interface SessionParts {
  readonly batches: BatchRun;
  readonly commits: OffsetCommits;
  readonly progress: Progress;
  readonly onJoin: () => void;
}

/** Fetches and heartbeats come at least every few seconds, also while paused: without any for this long Kafka is out of reach. */
export const unreachableMs = 10_000;
/** A session without a sign of life for this long, while nothing is being handled, is replaced. */
const silenceMs = 120_000;
const closeTimeoutMs = 3_000;

/**
 * One membership in the group, from joining to the first failure that kafkajs does not get over by itself. It is never restarted by
 * kafkajs: a new session has a new client and knows what it starts from.
 */
export class ConsumerSession {
  private readonly client: KafkaClient;
  private readonly consumer: Consumer;
  private readonly active = new Set<Promise<void>>();
  private readonly openedAt = Date.now();
  private readonly silence: NodeJS.Timeout;
  private silent = false;
  private fail: (error: Error) => void = () => undefined;
  /** Resolves, when the session has failed, with the reason. */
  readonly failed = new Promise<Error>((resolve) => (this.fail = resolve));

  constructor(
    config: KafkaConfig,
    private readonly options: SessionOptions,
    private readonly parts: SessionParts,
  ) {
    const retry = { initialRetryTime: 200, maxRetryTime: 1_000, retries: 120 };
    this.client = createClient(config, retry);
    this.consumer = this.client.kafka.consumer({
      groupId: options.groupId,
      sessionTimeout: options.sessionTimeoutMs,
      rebalanceTimeout: options.rebalanceTimeoutMs,
      heartbeatInterval: options.heartbeatIntervalMs,
      maxBytesPerPartition: options.maxBytesPerPartition,
      maxBytes: options.maxBytes,
      maxWaitTimeInMs: options.maxWaitMs,
      allowAutoTopicCreation: false,
      retry: { ...retry, restartOnFailure: () => Promise.resolve(false) },
    });
    this.observe();
    this.silence = setInterval(() => this.listen(config.log), 2_000);
  }

  /** Joins the group and begins to consume. Failures show in `failed`. */
  async open(): Promise<void> {
    try {
      await this.consumer.connect();
      // Also says what to do when the stored offset is out of range: begin again, never jump to the end.
      await this.consumer.subscribe({ topic: this.options.topic, fromBeginning: true });
      await this.consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: this.options.partitionsAtOnce,
        eachBatch: (payload) => this.track(this.parts.batches.run(payload)),
      });
    } catch (error) {
      this.fail(toError(error));
    }
  }

  pause(): void {
    this.whileRunning(() => this.consumer.pause([{ topic: this.options.topic }]));
  }

  resume(): void {
    this.whileRunning(() => this.consumer.resume([{ topic: this.options.topic }]));
  }

  /** Resolves when no handler is at work, or after the given time; returns whether none is. */
  async idle(timeoutMs: number): Promise<boolean> {
    try {
      await withTimeout(timeoutMs, () => Promise.allSettled([...this.active]));
      return true;
    } catch {
      return false;
    }
  }

  /** Commits, leaves the group and closes, by force where that takes too long. */
  async close(): Promise<void> {
    clearInterval(this.silence);
    await withTimeout(closeTimeoutMs, async () => {
      await this.parts.commits.flush();
      await this.consumer.disconnect();
    }).catch(() => undefined);
    this.client.cut();
  }

  private observe(): void {
    const { events } = this.consumer;
    const { progress, onJoin } = this.parts;
    this.consumer.on(events.GROUP_JOIN, ({ payload }) => {
      progress.joined(payload.memberAssignment[this.options.topic] ?? []);
      onJoin();
    });
    this.consumer.on(events.FETCH, () => progress.touch());
    this.consumer.on(events.HEARTBEAT, () => progress.touch());
    this.consumer.on(events.CRASH, ({ payload }) => this.fail(payload.error));
  }

  private listen(log: KafkaLog): void {
    const heardAt = Math.max(this.openedAt, this.parts.progress.lastActivityAt ?? 0);
    const silentMs = Date.now() - heardAt;
    if (silentMs > unreachableMs !== this.silent) {
      this.silent = !this.silent;
      const { topic, groupId } = this.options;
      if (this.silent) log('warn', 'the consumer does not hear from Kafka', { topic, groupId });
      else log('info', 'the consumer hears from Kafka again', { topic, groupId });
    }
    if (this.active.size === 0 && silentMs > silenceMs) {
      this.fail(new Error(`the consumer gave no sign of life for ${silenceMs} ms`));
    }
  }

  private async track(run: Promise<void>): Promise<void> {
    this.active.add(run);
    try {
      await run;
    } finally {
      this.active.delete(run);
    }
  }

  /** Between two sessions there is nothing to pause or resume; the next one asks when it joins. */
  private whileRunning(action: () => void): void {
    try {
      action();
    } catch {
      // kafkajs refuses before `run` and after a crash.
    }
  }
}
