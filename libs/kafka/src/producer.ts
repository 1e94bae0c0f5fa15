import type { KafkaConfig } from './config.js';
import { isTooLarge, KafkaUnavailable, RecordTooLarge, rootCause, toError, withTimeout } from './errors.js';
import { IdempotentClient } from './idempotent-client.js';
import type { OutgoingRecord } from './record.js';
import { SendQueue, type Sending, type Waiting } from './send-queue.js';

export interface ProducerOptions {
  /** How long a `send` may take before it is rejected. */
  readonly sendTimeoutMs?: number;
  /** How much may wait; beyond it `send` is refused at once. */
  readonly maxWaitingBytes?: number;
}

export interface ProducerState {
  /** Whether the last attempt to reach Kafka succeeded; undefined before the first. */
  readonly reachable: boolean | undefined;
  readonly waitingBytes: number;
  readonly lastError?: string;
}

/** Produces records, acknowledged by all replicas in sync, in order per key. */
export interface LogProducer {
  /** Opens the connection ahead of the first `send`. Rejects with `KafkaUnavailable` if that fails in time; `send` tries again anyhow. */
  connect(): Promise<void>;
  /**
   * Resolves once Kafka has acknowledged every record; calls of one turn of the event loop and those that wait share a request.
   * Rejects with `RecordTooLarge` if the broker refuses a record for its size, and with `KafkaUnavailable` if it did not answer in
   * time: some records may then have been written all the same, so that a repeated `send` can produce them twice.
   */
  send(topic: string, records: readonly OutgoingRecord[]): Promise<void>;
  state(): ProducerState;
  /** Sends what still waits, within two seconds, and closes; what is left then and later calls of `send` are rejected. */
  close(): Promise<void>;
}

const retryPauseMs = 250;
/** A request ends this much before the time of its calls does, so that they can be told why. */
const marginMs = 50;
const closeTimeoutMs = 2_000;
/** While Kafka is away and nothing waits, it is looked for this often: who asks `state` before sending must see it return. */
const lookOutMs = 1_000;
const connectTimeoutMs = 3_000;

/** Returns a producer that opens no connection yet. */
export function createProducer(config: KafkaConfig, options: ProducerOptions = {}): LogProducer {
  return new QueueingProducer(config, options);
}

/**
 * One request is under way at a time and whatever comes meanwhile goes with the next one: many small calls cost few requests, and
 * the sequence numbers of the idempotent producer, which kafkajs does not guard against concurrent failures, stay true.
 */
class QueueingProducer implements LogProducer {
  private readonly queue = new SendQueue();
  private readonly client: IdempotentClient;
  private readonly sendTimeoutMs: number;
  private readonly maxWaitingBytes: number;
  private pumping: Promise<void> | undefined;
  private closed = false;
  private givenUp = false;
  private lookOut: NodeJS.Timeout | undefined;
  private lastError: Error | undefined;
  private reachable: boolean | undefined;

  constructor(
    private readonly config: KafkaConfig,
    options: ProducerOptions,
  ) {
    this.client = new IdempotentClient(config);
    this.sendTimeoutMs = options.sendTimeoutMs ?? 8_000;
    this.maxWaitingBytes = options.maxWaitingBytes ?? 64 * 1024 * 1024;
  }

  async connect(): Promise<void> {
    try {
      await this.client.connect(this.sendTimeoutMs);
      this.reached();
    } catch (error) {
      this.missed(error);
      throw unavailable(error);
    }
  }

  send(topic: string, records: readonly OutgoingRecord[]): Promise<void> {
    if (this.closed) return Promise.reject(new KafkaUnavailable('the producer is closed'));
    if (records.length === 0) return Promise.resolve();
    if (this.queue.bytes > this.maxWaitingBytes) {
      return Promise.reject(new KafkaUnavailable('too much is waiting to be sent to Kafka', { cause: this.lastError }));
    }
    return new Promise((resolve, reject) => {
      const sending = this.sending(topic, records.length, resolve, reject);
      this.queue.add(sending, records);
      this.pumping ??= this.pump();
    });
  }

  state(): ProducerState {
    const lastError = this.lastError?.message;
    return { reachable: this.reachable, waitingBytes: this.queue.bytes, ...(lastError !== undefined && { lastError }) };
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.lookOut);
    await withTimeout(closeTimeoutMs, () => Promise.resolve(this.pumping)).catch(() => {
      this.givenUp = true;
      this.client.abort();
    });
    await this.pumping;
    await this.client.close();
  }

  private sending(topic: string, unsent: number, resolve: () => void, reject: (error: Error) => void): Sending {
    const settle = (error?: Error) => {
      if (sending.settled) return;
      sending.settled = true;
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    };
    const timer = setTimeout(() => {
      settle(new KafkaUnavailable(`Kafka did not answer within ${this.sendTimeoutMs} ms`, { cause: this.lastError }));
    }, this.sendTimeoutMs);
    const sending: Sending = { topic, deadline: Date.now() + this.sendTimeoutMs, unsent, settled: false, settle };
    return sending;
  }

  private async pump(): Promise<void> {
    await new Promise(setImmediate);
    for (let request = this.queue.take(); request.length > 0; request = this.queue.take()) await this.produce(request);
    this.pumping = undefined;
  }

  private async produce(request: Waiting[]): Promise<void> {
    const first = request[0];
    if (!first) return;
    if (this.givenUp) return this.failed(request, new KafkaUnavailable('the producer was closed'));
    const deadline = Math.min(...request.map(({ sending }) => sending.deadline));
    try {
      await this.client.produce(
        first.sending.topic,
        request.map(({ record }) => record),
        Math.max(1, deadline - marginMs - Date.now()),
      );
      this.reached();
      for (const { sending } of request) if (--sending.unsent === 0) sending.settle();
    } catch (error) {
      if (isTooLarge(error)) await this.refused(request, first, error);
      else await this.failed(request, error);
    }
  }

  /** The broker does not say which record was too large: they are sent again one by one, so that the neighbours do not suffer. */
  private async refused(request: Waiting[], first: Waiting, cause: unknown): Promise<void> {
    if (request.length > 1) {
      for (const waiting of request) if (!waiting.sending.settled) await this.produce([waiting]);
      return;
    }
    this.reached();
    const where = `topic ${first.sending.topic}`;
    first.sending.settle(
      new RecordTooLarge(`a record of about ${first.bytes} bytes is too large for ${where}`, { cause }),
    );
  }

  private async failed(request: readonly Waiting[], error: unknown): Promise<void> {
    this.missed(error);
    const end = this.givenUp ? Infinity : Date.now() + marginMs;
    const inTime = request.filter(({ sending }) => !sending.settled && sending.deadline > end);
    for (const { sending } of request) if (sending.deadline <= end) sending.settle(unavailable(error));
    this.queue.putBack(inTime);
    if (inTime.length > 0) await new Promise((resolve) => setTimeout(resolve, retryPauseMs));
  }

  private reached(): void {
    if (this.reachable === false) this.config.log('info', 'Kafka is reachable again', {});
    this.reachable = true;
    this.lastError = undefined;
  }

  private missed(error: unknown): void {
    this.lastError = toError(error);
    if (this.reachable !== false) {
      this.config.log('warn', 'Kafka is not reachable', { reason: rootCause(error).message });
    }
    this.reachable = false;
    if (!this.closed) this.lookOut ??= setTimeout(() => void this.look(), lookOutMs).unref();
  }

  private async look(): Promise<void> {
    this.lookOut = undefined;
    if (this.closed || this.pumping || this.reachable) return;
    try {
      await this.client.connect(connectTimeoutMs);
      this.reached();
    } catch (error) {
      this.missed(error);
    }
  }
}

function unavailable(error: unknown): KafkaUnavailable {
  if (error instanceof KafkaUnavailable) return error;
  return new KafkaUnavailable(`Kafka is not reachable: ${rootCause(error).message}`, { cause: error });
}
