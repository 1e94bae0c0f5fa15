import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { articlesTopic, type KafkaRecord } from '@newsledger/articles';
import {
  createProducer,
  ensureTopics,
  inboundTopic,
  KafkaUnavailable,
  RecordTooLarge,
  type KafkaConfig,
} from '@newsledger/kafka';
import { createLogger, Health, HttpSettings, KafkaSettings, loadConfig, logLines, Problem } from '@newsledger/platform';

/** A caller waits for the answer, so Kafka has less time here than a consumer would give it. */
const sendTimeoutMs = 5_000;
const topicAttemptMs = 5_000;
const retryAfterSeconds = '5';

/** The topic of articles, to be appended to. */
@Injectable()
export class ArticleLog implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = createLogger('intake', loadConfig(HttpSettings).LOG_LEVEL);
  private readonly kafka: KafkaConfig = {
    ...loadConfig(KafkaSettings).connection(),
    clientId: 'newsledger.intake',
    log: logLines(this.logger),
  };
  private readonly producer = createProducer(this.kafka, { sendTimeoutMs });
  private topicIsThere = false;
  private stopped = false;

  constructor(health: Health) {
    health.add('ready', 'kafka', () => {
      if (!this.topicIsThere) return 'waiting for the topic';
      return this.producer.state().reachable === false ? 'not reachable' : undefined;
    });
  }

  /** Resolves once every record is acknowledged. Rejects with a problem: 503 if Kafka does not do so in time, 413 if it refuses a record's size. */
  async append(records: readonly KafkaRecord[]): Promise<void> {
    try {
      await this.producer.send(articlesTopic, records);
    } catch (error) {
      if (error instanceof RecordTooLarge) throw new Problem(413, 'too-large', 'Kafka refuses an article of this size');
      if (!(error instanceof KafkaUnavailable)) throw error;
      throw new Problem(503, 'unavailable', 'Temporarily unavailable', {
        detail: 'Kafka did not acknowledge in time. Send the same again later: what did arrive is not recorded twice.',
        headers: { 'retry-after': retryAfterSeconds },
      });
    }
  }

  /** Kafka may come later than the service: until then requests are answered 503. */
  onApplicationBootstrap(): void {
    void this.prepareTopic();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.producer.close();
  }

  private async prepareTopic(): Promise<void> {
    while (!this.stopped && !this.topicIsThere) {
      try {
        await ensureTopics(this.kafka, [inboundTopic(articlesTopic)], topicAttemptMs);
        this.topicIsThere = true;
      } catch (error) {
        this.logger.warn({ err: error }, 'waiting for Kafka');
      }
    }
  }
}
