import kafkajs, { type Producer } from 'kafkajs';
import { createClient, type KafkaClient } from './client.js';
import type { KafkaConfig } from './config.js';
import { KafkaUnavailable, withTimeout } from './errors.js';
import { toMessage, type OutgoingRecord } from './record.js';

const retry = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 8 };
const closeTimeoutMs = 2_000;

interface Connected {
  readonly client: KafkaClient;
  readonly producer: Producer;
}

/**
 * A kafkajs producer that is thrown away, connections and all, after any failure. After a failure kafkajs takes its sequence numbers
 * back although the broker may have written the batch; the next batch of the same length would then pass for a repetition and be
 * dropped with an acknowledgement. A new producer has a new identity. While a call lasts, kafkajs repeats it under the same
 * numbers, so that a short outage makes no duplicates.
 */
export class IdempotentClient {
  private connected: Promise<Connected> | undefined;
  private current: KafkaClient | undefined;

  constructor(private readonly config: KafkaConfig) {}

  /** Resolves when a connection stands. Rejects after the given time, or with what kafkajs says. */
  async connect(timeoutMs: number): Promise<void> {
    await this.bounded(timeoutMs, () => this.open());
  }

  /** Resolves when all replicas in sync have the records. Rejects after the given time, after which nothing more is sent. */
  async produce(topic: string, records: readonly OutgoingRecord[], timeoutMs: number): Promise<void> {
    await this.bounded(timeoutMs, async () => {
      const { producer } = await this.open();
      await producer.send({ topic, acks: -1, timeout: timeoutMs, messages: records.map(toMessage) });
    });
  }

  /** Closes the connection, by force if it does not close soon. */
  async close(): Promise<void> {
    const opened = this.connected;
    if (opened) {
      await withTimeout(closeTimeoutMs, async () => (await opened).producer.disconnect()).catch(() => undefined);
    }
    this.abort();
  }

  /** Cuts the connection: what is under way fails, and the next call opens another. */
  abort(): void {
    this.current?.cut();
    this.current = undefined;
    this.connected?.catch(() => undefined);
    this.connected = undefined;
  }

  private async bounded(timeoutMs: number, work: () => Promise<unknown>): Promise<void> {
    try {
      await withTimeout(timeoutMs, work);
    } catch (error) {
      const cause = this.current?.networkError();
      this.abort();
      // kafkajs was still trying: the network says more than that time is up.
      if (error instanceof KafkaUnavailable && cause) throw new KafkaUnavailable(cause.message, { cause });
      throw error;
    }
  }

  private open(): Promise<Connected> {
    this.connected ??= this.connectAnew();
    return this.connected;
  }

  private async connectAnew(): Promise<Connected> {
    const client = createClient(this.config, retry);
    this.current = client;
    const producer = client.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      retry,
    });
    await producer.connect();
    return { client, producer };
  }
}
