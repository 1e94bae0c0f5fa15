import kafkajs, { type Admin } from 'kafkajs';
import { createClient } from './client.js';
import type { KafkaConfig } from './config.js';
import { KafkaUnavailable, rootCause, toError, withTimeout } from './errors.js';

export interface TopicDefinition {
  readonly name: string;
  readonly partitions: number;
  /** Absent: as the cluster is set. */
  readonly replicationFactor?: number;
  readonly settings: Readonly<Record<string, string>>;
}

const mebibyte = 1024 * 1024;
const thirtyDaysMs = 30 * 24 * 60 * 60 * 1_000;

/**
 * Settings that our topics share. Time of appending: records whose producer dates them back must not expire early. Uncompressed:
 * the broker re-encodes what clients compress and measures the result, so that a compression bomb is refused when it is produced
 * and consumers need no codec. Thirty days: long enough to restore a database, short enough for raw texts.
 */
const sharedSettings = {
  'message.timestamp.type': 'LogAppendTime',
  'compression.type': 'uncompressed',
  'cleanup.policy': 'delete',
  'retention.ms': String(thirtyDaysMs),
};

/** Returns the definition of a topic that anyone may produce to: a batch may have 1 MiB. */
export function inboundTopic(name: string, partitions = 12): TopicDefinition {
  return { name, partitions, settings: { ...sharedSettings, 'max.message.bytes': String(mebibyte) } };
}

/** Returns the definition of the dead-letter topic `<name>.dlq`, whose records are the refused ones with headers added: 2 MiB. */
export function deadLetterTopic(name: string, partitions = 1): TopicDefinition {
  return {
    name: `${name}.dlq`,
    partitions,
    settings: { ...sharedSettings, 'max.message.bytes': String(2 * mebibyte) },
  };
}

/**
 * Makes the topics that are missing and gives the others the settings that they lack; calling it again changes nothing. Resolves
 * when every partition has a leader that answers. A topic with fewer partitions than wanted is left as it is, with a warning:
 * more partitions would break the order of its keys. Rejects with `KafkaUnavailable` after `timeoutMs`.
 */
export async function ensureTopics(
  config: KafkaConfig,
  topics: readonly TopicDefinition[],
  timeoutMs = 30_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let lastError: Error | undefined;
  while (Date.now() < deadline) {
    try {
      await withAdmin(config, deadline - Date.now(), async (admin) => {
        await createMissing(admin, topics);
        await alterSettings(config, admin, topics);
        await untilLed(admin, topics);
      });
      return;
    } catch (error) {
      // A broker that has just started knows neither its coordinators nor its leaders yet.
      lastError = toError(error);
      config.log('debug', 'topics are not ready yet', { reason: rootCause(error).message });
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  throw new KafkaUnavailable(`Kafka's topics were not ready within ${timeoutMs} ms`, { cause: lastError });
}

/** Runs work with an admin client, which is closed afterwards, within the given time. */
export async function withAdmin<Result>(
  config: KafkaConfig,
  timeoutMs: number,
  work: (admin: Admin) => Promise<Result>,
): Promise<Result> {
  const client = createClient(config, { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 });
  try {
    return await withTimeout(timeoutMs, async () => {
      const admin = client.kafka.admin();
      await admin.connect();
      const result = await work(admin);
      await admin.disconnect();
      return result;
    });
  } finally {
    client.cut();
  }
}

async function createMissing(admin: Admin, topics: readonly TopicDefinition[]): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter(({ name }) => !existing.has(name));
  if (missing.length === 0) return;
  await admin.createTopics({
    waitForLeaders: true,
    topics: missing.map(({ name, partitions, replicationFactor, settings }) => ({
      topic: name,
      numPartitions: partitions,
      ...(replicationFactor !== undefined && { replicationFactor }),
      configEntries: Object.entries(settings).map(([key, value]) => ({ name: key, value })),
    })),
  });
}

async function alterSettings(config: KafkaConfig, admin: Admin, topics: readonly TopicDefinition[]): Promise<void> {
  const type = kafkajs.ConfigResourceTypes.TOPIC;
  const described = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map(({ name }) => ({ type, name })),
  });
  for (const topic of topics) {
    const entries = described.resources.find(({ resourceName }) => resourceName === topic.name)?.configEntries ?? [];
    const actual = new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
    const changed = Object.entries(topic.settings).filter(([name, value]) => actual.get(name) !== value);
    if (changed.length === 0) continue;
    config.log('info', 'changing settings of a topic', { topic: topic.name, settings: Object.fromEntries(changed) });
    // This request of the protocol resets whatever it does not name, so it names what an operator had set besides.
    const own = entries.filter(({ configSource }) => configSource === kafkajs.ConfigSource.TOPIC_CONFIG);
    const all = new Map(own.map(({ configName, configValue }) => [configName, configValue]));
    for (const [name, value] of Object.entries(topic.settings)) all.set(name, value);
    const configEntries = [...all].map(([name, value]) => ({ name, value }));
    await admin.alterConfigs({ validateOnly: false, resources: [{ type, name: topic.name, configEntries }] });
  }
  const { topics: metadata } = await admin.fetchTopicMetadata({ topics: topics.map(({ name }) => name) });
  for (const { name, partitions } of metadata) {
    const wanted = topics.find((topic) => topic.name === name)?.partitions ?? 0;
    if (partitions.length < wanted) {
      config.log('warn', 'a topic has fewer partitions than wanted', {
        topic: name,
        actual: partitions.length,
        wanted,
      });
    }
  }
}

/** Asks every leader for its offsets: a leader in the metadata alone may not serve yet. */
async function untilLed(admin: Admin, topics: readonly TopicDefinition[]): Promise<void> {
  for (const { name } of topics) await admin.fetchTopicOffsets(name);
}
