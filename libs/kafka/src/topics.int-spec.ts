import { afterEach, describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { uniqueName } from '../../../test/support/database.js';
import { kafkaConfig, logged } from '../../../test/support/log.js';
import { KafkaUnavailable } from './errors.js';
import { deadLetterTopic, ensureTopics, inboundTopic, withAdmin } from './topics.js';

const type = kafkajs.ConfigResourceTypes.TOPIC;

/** The settings and the number of partitions that a topic really has. */
function actual(name: string) {
  return withAdmin(kafkaConfig(), 10_000, async (admin) => {
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type, name }] });
    const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
    const entries = resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]) ?? [];
    return { settings: Object.fromEntries(entries), partitions: topics[0]?.partitions.length };
  });
}

describe('ensureTopics', () => {
  afterEach(() => {
    logged.length = 0;
  });

  it('makes topics with their settings, and changes nothing the second time', async () => {
    const inbound = inboundTopic(uniqueName('topics'));
    const dead = deadLetterTopic(inbound.name);
    await ensureTopics(kafkaConfig(), [inbound, dead]);
    expect(await actual(inbound.name)).toMatchObject({
      partitions: 12,
      settings: {
        'message.timestamp.type': 'LogAppendTime',
        'compression.type': 'uncompressed',
        'max.message.bytes': '1048576',
        'retention.ms': '2592000000',
        'cleanup.policy': 'delete',
      },
    });
    expect(await actual(`${inbound.name}.dlq`)).toMatchObject({
      partitions: 1,
      settings: { 'max.message.bytes': '2097152' },
    });
    await ensureTopics(kafkaConfig(), [inbound, dead]);
    expect(logged).toEqual([]);
  });

  it('mends the settings of a topic that someone else made, keeps the rest, and warns of too few partitions', async () => {
    const definition = inboundTopic(uniqueName('topics'), 4);
    const made = { 'compression.type': 'producer', 'max.message.bytes': '9000000', 'segment.bytes': '2097152' };
    const configEntries = Object.entries(made).map(([name, value]) => ({ name, value }));
    await withAdmin(kafkaConfig(), 10_000, (admin) =>
      admin.createTopics({
        waitForLeaders: true,
        topics: [{ topic: definition.name, numPartitions: 2, configEntries }],
      }),
    );
    await ensureTopics(kafkaConfig(), [definition]);
    expect(await actual(definition.name)).toMatchObject({
      partitions: 2,
      settings: { ...definition.settings, 'segment.bytes': '2097152' },
    });
    expect(logged.map((line) => line.split(' {')[0])).toEqual([
      'info changing settings of a topic',
      'warn a topic has fewer partitions than wanted',
    ]);
  });

  it('may be called by several processes at once', async () => {
    const definition = inboundTopic(uniqueName('topics'), 2);
    await Promise.all([1, 2, 3].map(() => ensureTopics(kafkaConfig(), [definition])));
    expect(await actual(definition.name)).toMatchObject({ partitions: 2, settings: definition.settings });
  });

  it('gives up in time where there is no Kafka', async () => {
    const nowhere = { ...kafkaConfig('127.0.0.1:1'), log: () => undefined };
    await expect(ensureTopics(nowhere, [inboundTopic('any')], 800)).rejects.toBeInstanceOf(KafkaUnavailable);
  });
});
