import {
  createConsumer,
  ensureTopics,
  inboundTopic,
  type ConsumerOptions,
  type KafkaConfig,
  type KafkaRecord,
  type LogConsumer,
  type LogProducer,
} from '@newsledger/kafka';
import { kafkaBrokers, uniqueName } from './database.js';

/** What was logged above `debug` by clients of `kafkaConfig`, so that a test can say that it was nothing. */
export const logged: string[] = [];

const consumers: LogConsumer[] = [];

/** Returns how to reach the run's Kafka, or the one given. */
export function kafkaConfig(brokers = kafkaBrokers()): KafkaConfig {
  return {
    brokers: [brokers],
    clientId: 'test',
    log: (level, message, fields) => {
      if (level !== 'debug') logged.push(`${level} ${message} ${JSON.stringify(fields)}`);
    },
  };
}

/** Returns the name of a new topic with the settings of our inbound topics. */
export async function newTopic(partitions: number, config = kafkaConfig()): Promise<string> {
  const topic = uniqueName('test');
  await ensureTopics(config, [inboundTopic(topic, partitions)]);
  return topic;
}

/** Starts a consumer with short pauses that keeps what it is given. `stopConsumers` ends it. */
export function consume(
  options: Partial<ConsumerOptions> & { topic: string; groupId: string },
  config = kafkaConfig(),
) {
  const records: KafkaRecord[] = [];
  const consumer = createConsumer(config, {
    backoff: { initialMs: 100, maxMs: 500 },
    maxWaitMs: 100,
    handle: (batch) => {
      records.push(...batch);
      return Promise.resolve('done');
    },
    ...options,
  });
  consumers.push(consumer);
  void consumer.start();
  return { consumer, records };
}

/** Stops the consumers that `consume` started. */
export async function stopConsumers(): Promise<void> {
  await Promise.all(consumers.splice(0).map((consumer) => consumer.stop()));
}

/** Sends the numbers from `from` on, ten calls at a time, number n under key `n % 8`. */
export async function sendNumbers(producer: LogProducer, topic: string, count: number, from = 0): Promise<void> {
  for (let n = from; n < from + count; n += 10) {
    const ten = Array.from({ length: Math.min(10, from + count - n) }, (_, i) => n + i);
    await Promise.all(ten.map((i) => producer.send(topic, [{ key: `key-${i % 8}`, value: Buffer.from(String(i)) }])));
  }
}
