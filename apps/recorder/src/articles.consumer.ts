import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { articlesTopic } from '@newsledger/articles';
import { createConsumer, deadLetterTopic, ensureTopics, inboundTopic } from '@newsledger/kafka';
import { Health } from '@newsledger/platform';
import { Recording } from '@newsledger/recording';
import { BatchRecorder } from './record-batch.js';
import { Connections, recorderGroup } from './recorder.connections.js';
import { warmUp } from './warm-up.js';

/** Consumes the articles topic into the ledger, from the start of the service to its end. */
@Injectable()
export class ArticlesConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly consumer;
  private stopped = false;

  constructor(
    private readonly connections: Connections,
    recording: Recording,
    health: Health,
  ) {
    const { kafka, deadLetters, logger } = connections;
    const batches = new BatchRecorder(recording, deadLetters, logger);
    this.consumer = createConsumer(kafka, {
      groupId: recorderGroup,
      topic: articlesTopic,
      handle: (records) => batches.handle(records),
      maxBatchRecords: 50,
      maxBytesPerPartition: 128 * 1024,
      maxBytes: 1024 * 1024,
      ready: () => connections.storeIsReady(),
      onFatal: (error) => logger.fatal({ err: error }, 'the consumer keeps failing'),
    });
    health.add('live', 'consumer', () =>
      this.consumer.state().stalled ? 'no progress although records wait' : undefined,
    );
    health.add('ready', 'consumer', () => {
      const { status, lastFailure } = this.consumer.state();
      return status === 'consuming' ? undefined : `${status}${lastFailure === undefined ? '' : `: ${lastFailure}`}`;
    });
    health.add('ready', 'database', async () => ((await connections.storeIsReady()) ? undefined : 'not reachable'));
  }

  /** A Kafka or a database that is still away is waited for: the service is up, and not ready. */
  onApplicationBootstrap(): void {
    void this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.consumer.stop();
  }

  private async start(): Promise<void> {
    const { kafka, deadLetters, logger, extractor } = this.connections;
    await warmUp(extractor);
    const topics = [inboundTopic(articlesTopic), deadLetterTopic(articlesTopic)];
    while (!this.stopped) {
      try {
        await ensureTopics(kafka, topics);
        break;
      } catch (error) {
        logger.warn({ err: error }, 'waiting for Kafka');
      }
    }
    if (this.stopped) return;
    deadLetters.start();
    await this.consumer.start();
    logger.info('consuming');
  }
}
