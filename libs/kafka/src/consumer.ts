import { BatchRun, type Handler } from './batch-run.js';
import type { KafkaConfig } from './config.js';
import { ConsumerSession, unreachableMs, type SessionOptions } from './consumer-session.js';
import { mayPass, rootCause } from './errors.js';
import { Gate, pauseMs, type Backoff } from './gate.js';
import { OffsetCommits } from './offset-commits.js';
import { Progress } from './progress.js';

export interface ConsumerOptions extends Partial<SessionOptions> {
  readonly groupId: string;
  readonly topic: string;
  /** What it throws is logged and counts as `retry`. */
  readonly handle: Handler;
  /** Asked while paused whether to go on, e.g. `select 1`; absent: always. */
  readonly ready?: () => Promise<boolean>;
  /** Told when the consumer has failed several times in a row for a reason that does not pass by itself. It keeps trying. */
  readonly onFatal?: (error: Error) => void;
  readonly maxBatchRecords?: number;
  readonly commitIntervalMs?: number;
  readonly backoff?: Backoff;
  /** How long `stop` waits for handlers at work. */
  readonly stopTimeoutMs?: number;
  /** Without progress for this long, although records wait and nothing is paused, the consumer counts as stalled. */
  readonly stallMs?: number;
}

export interface ConsumerState {
  readonly status: 'stopped' | 'joining' | 'consuming' | 'paused' | 'stopping';
  readonly assigned: readonly number[];
  readonly paused: boolean;
  /** Whether Kafka has been heard of lately. */
  readonly reachable: boolean;
  /** Records known to wait, as of the last fetch. */
  readonly lag: number;
  readonly lastProgressAt?: number;
  readonly lastActivityAt?: number;
  readonly stalled: boolean;
  /** Sessions that failed since the start. */
  readonly failures: number;
  readonly lastFailure?: string;
}

/** Consumes one topic as a member of a group: at least once, in order within a partition. */
export interface LogConsumer {
  /** Begins to consume and keeps on, whatever fails, until `stop`. Resolves when it has joined the group for the first time. */
  start(): Promise<void>;
  /** Lets handlers at work end, within bounds, commits, leaves the group. What is not done by then is delivered again. */
  stop(): Promise<void>;
  state(): ConsumerState;
}

const defaults = {
  sessionTimeoutMs: 10_000,
  rebalanceTimeoutMs: 30_000,
  heartbeatIntervalMs: 2_000,
  maxWaitMs: 500,
  maxBytesPerPartition: 256 * 1024,
  maxBytes: 4 * 1024 * 1024,
  partitionsAtOnce: 12,
  maxBatchRecords: 500,
  commitIntervalMs: 1_000,
  backoff: { initialMs: 1_000, maxMs: 30_000 },
  stopTimeoutMs: 4_000,
  stallMs: 120_000,
  ready: () => Promise.resolve(true),
};

/** Failures in a row, the last of which does not pass by itself, before the owner is told. */
const fatalAfter = 3;

/** A session that lasted this long ends a row of failures. */
const soundAfterMs = 30_000;

/** Returns a consumer that opens no connection yet. */
export function createConsumer(config: KafkaConfig, options: ConsumerOptions): LogConsumer {
  return new GroupConsumer(config, { ...defaults, ...options });
}

class GroupConsumer implements LogConsumer {
  private readonly progress = new Progress();
  private readonly gate: Gate;
  private readonly batches: BatchRun;
  private readonly commits: OffsetCommits;
  private readonly handlers = new AbortController();
  private readonly stopRequest = new AbortController();
  private session: ConsumerSession | undefined;
  private running: Promise<void> | undefined;
  private sessionAt = 0;
  private failures = 0;
  private failuresInARow = 0;
  private lastFailure: string | undefined;
  private joinedOnce: () => void = () => undefined;

  constructor(
    private readonly config: KafkaConfig,
    private readonly options: typeof defaults & ConsumerOptions,
  ) {
    const { log } = config;
    this.commits = new OffsetCommits(options.commitIntervalMs, log);
    this.gate = new Gate({
      backoff: options.backoff,
      ready: options.ready,
      pause: () => this.session?.pause(),
      resume: () => {
        this.progress.resumed();
        this.session?.resume();
      },
      log,
    });
    const { gate, progress, commits } = this;
    this.batches = new BatchRun({ ...options, gate, progress, commits, signal: this.handlers.signal, log });
  }

  start(): Promise<void> {
    if (this.running) return Promise.reject(new Error('the consumer was started before'));
    const joined = new Promise<void>((resolve) => (this.joinedOnce = resolve));
    this.running = this.run();
    return Promise.race([joined, this.running]);
  }

  async stop(): Promise<void> {
    if (this.stopRequest.signal.aborted || !this.running) return this.running;
    this.stopRequest.abort();
    this.batches.stop();
    this.gate.stop();
    this.session?.pause();
    const idle = await this.session?.idle(this.options.stopTimeoutMs);
    if (idle === false) this.config.log('warn', 'a handler did not end in time', { topic: this.options.topic });
    this.handlers.abort();
    await this.running;
  }

  state(): ConsumerState {
    const { lastProgressAt, lastActivityAt, assigned, lag, stuckSince } = this.progress;
    return {
      status: this.status(),
      assigned,
      paused: this.gate.closed,
      reachable: Date.now() - (lastActivityAt ?? 0) < unreachableMs,
      lag,
      ...(lastProgressAt !== undefined && { lastProgressAt }),
      ...(lastActivityAt !== undefined && { lastActivityAt }),
      stalled: stuckSince !== undefined && !this.gate.closed && Date.now() - stuckSince > this.options.stallMs,
      failures: this.failures,
      ...(this.lastFailure !== undefined && { lastFailure: this.lastFailure }),
    };
  }

  private status(): ConsumerState['status'] {
    if (!this.running) return 'stopped';
    if (this.stopRequest.signal.aborted) return this.session ? 'stopping' : 'stopped';
    if (this.progress.assigned.length === 0) return 'joining';
    return this.gate.closed ? 'paused' : 'consuming';
  }

  /** One session after the other. */
  private async run(): Promise<void> {
    const stopped = new Promise<undefined>((resolve) => {
      this.stopRequest.signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    while (!this.stopRequest.signal.aborted) {
      const session = new ConsumerSession(this.config, this.options, {
        batches: this.batches,
        commits: this.commits,
        progress: this.progress,
        onJoin: () => this.joined(),
      });
      this.session = session;
      this.sessionAt = Date.now();
      void session.open();
      const failure = await Promise.race([session.failed, stopped]);
      if (!failure) await this.handlersEnded();
      await session.close();
      this.progress.left();
      if (failure) await this.waitAfter(failure, stopped);
    }
    this.session = undefined;
  }

  private joined(): void {
    this.gate.reapply();
    if (this.stopRequest.signal.aborted) this.session?.pause();
    this.joinedOnce();
  }

  private async handlersEnded(): Promise<void> {
    if (this.handlers.signal.aborted) return;
    await new Promise<void>((resolve) =>
      this.handlers.signal.addEventListener('abort', () => resolve(), { once: true }),
    );
  }

  private async waitAfter(failure: Error, stopped: Promise<undefined>): Promise<void> {
    const cause = rootCause(failure);
    this.failures++;
    this.failuresInARow = Date.now() - this.sessionAt > soundAfterMs ? 1 : this.failuresInARow + 1;
    this.lastFailure = cause.message;
    this.config.log('warn', 'the consumer failed and joins anew', {
      reason: cause.message,
      inARow: this.failuresInARow,
    });
    if (!mayPass(failure) && this.failuresInARow >= fatalAfter) this.options.onFatal?.(failure);
    const pause = pauseMs(this.options.backoff, this.failuresInARow);
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([stopped, new Promise((resolve) => (timer = setTimeout(resolve, pause)))]);
    clearTimeout(timer);
  }
}
