import type { KafkaConfig } from './config.js';
import { KafkaUnavailable, rootCause } from './errors.js';
import { withAdmin } from './topics.js';

export interface PartitionLag {
  readonly partition: number;
  /** The offset that the group has committed: its next record. The oldest there is, where it has committed none. */
  readonly next: number;
  /** The offset that the next record produced will get. */
  readonly end: number;
  readonly lag: number;
}

/**
 * Returns how far a group has come in each partition of a topic, as Kafka knows it: commits come up to a second after the work.
 * Rejects with `KafkaUnavailable` after `timeoutMs`, and where there is no such topic.
 */
export async function groupLag(
  config: KafkaConfig,
  groupId: string,
  topic: string,
  timeoutMs = 5_000,
): Promise<PartitionLag[]> {
  try {
    return await withAdmin(config, timeoutMs, async (admin) => {
      const ends = await admin.fetchTopicOffsets(topic);
      const [committed] = await admin.fetchOffsets({ groupId, topics: [topic] });
      const nextOf = new Map(committed?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
      return ends
        .map(({ partition, low, high }) => {
          // Kafka says -1 where nothing was committed; what has expired no longer waits.
          const next = Math.max(nextOf.get(partition) ?? 0, Number(low));
          return { partition, next, end: Number(high), lag: Math.max(0, Number(high) - next) };
        })
        .sort((a, b) => a.partition - b.partition);
    });
  } catch (error) {
    throw new KafkaUnavailable(`the lag of ${groupId} is not known: ${rootCause(error).message}`, { cause: error });
  }
}
