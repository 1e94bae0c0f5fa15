import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import kafkajs, { type Admin, type Producer } from 'kafkajs';
import { uniqueName } from '../../../test/support/database.js';
import { consume, kafkaConfig, newTopic, stopConsumers } from '../../../test/support/log.js';
import { storedCodecs } from '../../../test/support/stored-codecs.js';
import { until } from '../../../test/support/until.js';
import { createClient, type KafkaClient } from './client.js';
import { createProducer } from './producer.js';
import { rootCause } from './errors.js';

const { CompressionCodecs, CompressionTypes } = kafkajs;

// A client such as anyone may use against our topics: no batches cut to size, compression at will.
let client: KafkaClient;
let admin: Admin;
let stranger: Producer;

beforeAll(async () => {
  client = createClient({ ...kafkaConfig(), log: () => undefined }, { retries: 5 });
  admin = client.kafka.admin();
  stranger = client.kafka.producer({
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    retry: { retries: 2 },
  });
  await admin.connect();
  await stranger.connect();
});

afterEach(stopConsumers);

afterAll(async () => {
  await stranger.disconnect();
  await admin.disconnect();
  client.cut();
});

const gzipped = (topic: string, bytes: number) =>
  stranger.send({ topic, compression: CompressionTypes.GZIP, messages: [{ key: 'k', value: Buffer.alloc(bytes) }] });

describe('compressed batches', () => {
  it.each([
    ['snappy', CompressionTypes.Snappy],
    ['lz4', CompressionTypes.LZ4],
    ['zstd', CompressionTypes.ZSTD],
  ] as const)(
    'of %s are let in and read without that codec, since the broker stores them plain',
    async (name, type) => {
      const topic = await newTopic(1);
      CompressionCodecs[type] = () => storedCodecs[name];
      await stranger.send({ topic, compression: type, messages: [{ key: 'k', value: `in ${name}` }] });
      const { records } = consume({ topic, groupId: uniqueName('group') });
      await until(() => records.length === 1);
      expect(records[0]?.value?.toString()).toBe(`in ${name}`);
    },
  );

  it('that are bombs are refused when produced, and honest gzip is not', async () => {
    const topic = await newTopic(1);
    const refusal = await gzipped(topic, 20 * 1024 * 1024).catch((error: unknown) => rootCause(error));
    expect(refusal).toMatchObject({ type: 'MESSAGE_TOO_LARGE' });
    await gzipped(topic, 1_000);
    const { records } = consume({ topic, groupId: uniqueName('group') });
    await until(() => records.length === 1);
    expect(records[0]?.value?.length).toBe(1_000);
  });

  it('that are bombs, in a topic that keeps them, cost no memory: the owner is told and the process stays up', async () => {
    const topic = uniqueName('test');
    const configEntries = [{ name: 'compression.type', value: 'producer' }];
    await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 1, configEntries }] });
    await gzipped(topic, 200 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    let most = before;
    const fatal: Error[] = [];
    const { consumer, records } = consume({
      topic,
      groupId: uniqueName('group'),
      onFatal: (error) => fatal.push(error),
    });
    await until(() => {
      most = Math.max(most, process.memoryUsage().rss);
      return fatal.length > 0;
    });
    expect(records).toEqual([]);
    expect(consumer.state().failures).toBeGreaterThanOrEqual(3);
    expect(most - before).toBeLessThan(150 * 1024 * 1024);
  }, 30_000);
});

describe('a group whose stored offset is out of range', () => {
  type Stored = { topic: string; groupId: string };
  let behind: Stored;
  let beyond: Stored;

  const groupAt = async (offset: string): Promise<Stored> => {
    const topic = await newTopic(1);
    const messages = Array.from({ length: 10 }, (_, i) => ({ key: 'k', value: String(i) }));
    await stranger.send({ topic, messages });
    const groupId = uniqueName('group');
    await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset }] });
    return { topic, groupId };
  };

  // The admin client takes some seconds to set offsets.
  beforeAll(async () => {
    [behind, beyond] = await Promise.all([groupAt('2'), groupAt('1000')]);
    await admin.deleteTopicRecords({ topic: behind.topic, partitions: [{ partition: 0, offset: '5' }] });
  }, 30_000);

  it('goes on with the oldest record there is, when what it wanted has expired', async () => {
    const { records } = consume(behind);
    await until(() => records.length === 5);
    expect(records.map(({ value }) => String(value))).toEqual(['5', '6', '7', '8', '9']);
  });

  it('begins again, when the topic was made anew and is shorter', async () => {
    const { records } = consume(beyond);
    await until(() => records.length === 10);
    expect(records.map(({ offset }) => offset)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('an idle process', () => {
  interface RequestQueue {
    checkPendingRequests: (this: RequestQueue) => void;
  }

  const queue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
  const { checkPendingRequests } = queue.prototype;

  afterAll(() => {
    queue.prototype.checkPendingRequests = checkPendingRequests;
  });

  it('leaves its connections alone until something happens', async () => {
    const topic = await newTopic(12);
    const producer = createProducer(kafkaConfig());
    const { consumer, records } = consume({ topic, groupId: uniqueName('group'), maxWaitMs: 500 });
    await producer.send(topic, [{ key: 'k', value: null }]);
    await until(() => records.length === 1 && consumer.state().lag === 0);
    let checks = 0;
    queue.prototype.checkPendingRequests = function () {
      checks++;
      checkPendingRequests.call(this);
    };
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    // One check per response. Without our patch each connection makes some hundred a second.
    expect(checks).toBeGreaterThan(0);
    expect(checks).toBeLessThan(40);
    await producer.close();
  });
});
