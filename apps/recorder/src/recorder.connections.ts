import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { articlesTopic } from '@newsledger/articles';
import { EventStore, openPool } from '@newsledger/event-store';
import { createProducer, DeadLetters, deadLetterTopic, type KafkaConfig } from '@newsledger/kafka';
import { eventTypes } from '@newsledger/newsroom';
import {
  createLogger,
  DatabaseSettings,
  HttpSettings,
  KafkaSettings,
  loadConfig,
  logLines,
} from '@newsledger/platform';
import { threadDefaults, ThreadedExtractor } from './threaded-extractor.js';

export const recorderGroup = 'newsledger.recorder';

/** Long enough for a failover, short enough that the consumer pauses instead of holding a batch. */
const storeRetryMs = 5_000;

/** What the recorder is connected to: the ledger, Kafka, and the dead letters between the two. */
@Injectable()
export class Connections implements OnApplicationShutdown {
  readonly logger = createLogger('recorder', loadConfig(HttpSettings).LOG_LEVEL);
  readonly kafka: KafkaConfig = {
    ...loadConfig(KafkaSettings).connection(),
    clientId: recorderGroup,
    log: logLines(this.logger),
  };
  readonly pool = openPool({
    connectionString: loadConfig(DatabaseSettings).DATABASE_URL,
    applicationName: recorderGroup,
    role: 'newsledger_app',
    max: 6,
    onError: (error) => this.logger.warn({ err: error }, 'a database connection was lost'),
  });
  readonly store = new EventStore(this.pool, { events: eventTypes, retryMs: storeRetryMs });
  readonly extractor = new ThreadedExtractor({
    ...threadDefaults,
    script: new URL('./extraction-worker.js', import.meta.url),
  });
  readonly producer = createProducer(this.kafka);
  readonly deadLetters = new DeadLetters(this.pool, this.producer, {
    topic: deadLetterTopic(articlesTopic).name,
    consumerGroup: recorderGroup,
    log: logLines(this.logger),
  });

  /** Whether the ledger can be written to. */
  async storeIsReady(): Promise<boolean> {
    try {
      await this.store.head();
      return true;
    } catch {
      return false;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.deadLetters.stop();
    await Promise.allSettled([this.producer.close(), this.store.close(), this.extractor.close()]);
    await this.pool.end();
  }
}
