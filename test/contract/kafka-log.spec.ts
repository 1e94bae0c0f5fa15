import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createProducer,
  deadLetterTopic,
  ensureTopics,
  groupLag,
  inboundTopic,
  KafkaUnavailable,
  RecordTooLarge,
  type KafkaRecord,
  type LogProducer,
} from '@newsledger/kafka';
import { uniqueName } from '../support/database.js';
import { consume, kafkaConfig, logged, newTopic, sendNumbers, stopConsumers } from '../support/log.js';
import { until } from '../support/until.js';

let producer: LogProducer;

beforeAll(() => {
  producer = createProducer(kafkaConfig());
});

afterEach(stopConsumers);

afterAll(async () => {
  await producer.close();
});

const values = (records: readonly KafkaRecord[]) => records.map(({ value }) => value?.toString());

describe('a log of records', () => {
  it('is written and read in order per key, with bytes, keys and headers intact, and says nothing above debug', async () => {
    logged.length = 0;
    const topic = await newTopic(3);
    const value = Buffer.from([0xff, 0x00, 0x80]);
    await producer.send(topic, [
      { key: 'k', value, headers: { ce_id: 'é', raw: Buffer.from([0xfe]) } },
      {
        key: Buffer.from('k'),
        value: null,
        headers: [
          { name: 'a', value: Buffer.from('1') },
          { name: 'a', value: Buffer.from('2') },
        ],
      },
    ]);
    const sends = Array.from({ length: 300 }, (_, i) =>
      producer.send(topic, [{ key: `key-${i % 7}`, value: Buffer.from(`${i % 7}:${i}`) }]),
    );
    await Promise.all(sends);
    const { records } = consume({ topic, groupId: uniqueName('group') });
    await until(() => records.length >= 302);
    const [first, second] = records.filter(({ key }) => key?.toString() === 'k');
    expect(first).toMatchObject({
      topic,
      value,
      headers: [
        { name: 'ce_id', value: Buffer.from('é') },
        { name: 'raw', value: Buffer.from([0xfe]) },
      ],
    });
    expect(second).toMatchObject({
      value: null,
      headers: [
        { name: 'a', value: Buffer.from('1') },
        { name: 'a', value: Buffer.from('2') },
      ],
    });
    for (let key = 0; key < 7; key++) {
      const sequence = values(records)
        .filter((text) => text?.startsWith(`${key}:`))
        .map((text) => Number(text?.split(':')[1]));
      expect(sequence).toEqual(Array.from({ length: sequence.length }, (_, i) => key + 7 * i));
    }
    expect(new Set(records.map(({ partition }) => partition)).size).toBe(3);
    expect(logged).toEqual([]);
  });

  it('delivers again what was not committed, and not what was', async () => {
    const topic = await newTopic(1);
    const groupId = uniqueName('group');
    await producer.send(topic, [{ key: 'k', value: Buffer.from('1') }]);
    const first = consume({ topic, groupId });
    await until(() => first.records.length === 1);
    await first.consumer.stop();
    await producer.send(topic, [{ key: 'k', value: Buffer.from('2') }]);
    const unable = consume({ topic, groupId, handle: () => Promise.resolve('retry') });
    await until(() => unable.consumer.state().paused);
    await unable.consumer.stop();
    const third = consume({ topic, groupId });
    await until(() => third.records.length === 1);
    expect(values(third.records)).toEqual(['2']);
  });

  it('is read by several members, each partition by one of them, also while members come and go', async () => {
    const topic = await newTopic(4);
    const groupId = uniqueName('group');
    const seen: string[] = [];
    const handle = (batch: readonly KafkaRecord[]) => {
      seen.push(...batch.map(({ value }) => String(value)));
      return Promise.resolve('done' as const);
    };
    const first = consume({ topic, groupId, handle });
    await until(() => first.consumer.state().assigned.length === 4);
    const sending = sendNumbers(producer, topic, 400);
    const second = consume({ topic, groupId, handle });
    await until(() => first.consumer.state().assigned.length === 2 && second.consumer.state().assigned.length === 2);
    await first.consumer.stop();
    await until(() => second.consumer.state().assigned.length === 4);
    await sending;
    await until(() => new Set(seen).size === 400);
    // Per key the first sight of each number is in order; a rebalance may show some twice.
    for (let key = 0; key < 8; key++) {
      const firsts = [...new Set(seen)].map(Number).filter((n) => n % 8 === key);
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    }
    expect(first.consumer.state()).toMatchObject({ status: 'stopped', assigned: [], failures: 0 });
    expect(second.consumer.state()).toMatchObject({ status: 'consuming', failures: 0, stalled: false });
  });

  it('is waited for where its topic is not there yet', async () => {
    const topic = uniqueName('test');
    const { records } = consume({ topic, groupId: uniqueName('group') });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await ensureTopics(kafkaConfig(), [inboundTopic(topic, 2)]);
    await producer.send(topic, [{ key: 'k', value: Buffer.from('at last') }]);
    await until(() => records.length === 1);
  });

  it('can be asked how far a group has come, also one that does not run', async () => {
    const topic = await newTopic(2);
    const groupId = uniqueName('group');
    await sendNumbers(producer, topic, 10);
    const total = async () => (await groupLag(kafkaConfig(), groupId, topic)).reduce((sum, { lag }) => sum + lag, 0);
    expect(await total()).toBe(10);
    const { consumer, records } = consume({ topic, groupId });
    await until(() => records.length === 10);
    await consumer.stop();
    expect(await total()).toBe(0);
    await sendNumbers(producer, topic, 3);
    expect(await total()).toBe(3);
  });

  it('hands records over in pieces of the size asked for, and tells the lag', async () => {
    const topic = await newTopic(1);
    const groupId = uniqueName('group');
    await sendNumbers(producer, topic, 25);
    const sizes: number[] = [];
    let open: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (open = resolve));
    const { consumer } = consume({
      topic,
      groupId,
      maxBatchRecords: 10,
      handle: async (batch) => {
        sizes.push(batch.length);
        await held;
        return 'done';
      },
    });
    await until(() => sizes.length === 1);
    expect(consumer.state().lag).toBe(25);
    open();
    await until(() => consumer.state().lag === 0);
    expect(sizes).toEqual([10, 10, 5]);
  });
});

describe('a record that is too large', () => {
  it('is refused to its sender alone; those sent with it arrive, and a big one that fits does too', async () => {
    const topic = await newTopic(1);
    const tooLarge = producer.send(topic, [{ key: 'k', value: Buffer.alloc(1024 * 1024) }]);
    const results = await Promise.allSettled([
      producer.send(topic, [{ key: 'k', value: Buffer.from('before') }]),
      tooLarge,
      producer.send(topic, [{ key: 'k', value: Buffer.alloc(1000 * 1024) }]),
      producer.send(topic, [{ key: 'k', value: Buffer.from('after') }]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    await expect(tooLarge).rejects.toBeInstanceOf(RecordTooLarge);
    const { records } = consume({ topic, groupId: uniqueName('group') });
    await until(() => records.length === 3);
    expect(records.map(({ value }) => value?.length)).toEqual([6, 1000 * 1024, 5]);
  });

  it('may have 2 MiB in a dead-letter topic', async () => {
    const definition = deadLetterTopic(uniqueName('contract'));
    await ensureTopics(kafkaConfig(), [definition]);
    await producer.send(definition.name, [{ key: null, value: Buffer.alloc(2040 * 1024) }]);
    await expect(
      producer.send(definition.name, [{ key: null, value: Buffer.alloc(2048 * 1024) }]),
    ).rejects.toBeInstanceOf(RecordTooLarge);
  });

  it('is found out even where a topic allows less than our requests hold', async () => {
    const { name, partitions, settings } = inboundTopic(uniqueName('contract'), 1);
    await ensureTopics(kafkaConfig(), [{ name, partitions, settings: { ...settings, 'max.message.bytes': '20000' } }]);
    const sends = [15_000, 30_000, 15_000].map((size) =>
      producer.send(name, [{ key: 'k', value: Buffer.alloc(size) }]),
    );
    const results = await Promise.allSettled(sends);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('a producer that cannot reach Kafka', () => {
  it('says so within its time and refuses more than it can hold', async () => {
    const alone = createProducer(
      { ...kafkaConfig(), brokers: ['127.0.0.1:1'], log: () => undefined },
      { sendTimeoutMs: 700, maxWaitingBytes: 1_000 },
    );
    const before = Date.now();
    const waiting = alone.send('any', [{ key: 'k', value: Buffer.alloc(2_000) }]);
    await expect(alone.send('any', [{ key: 'k', value: null }])).rejects.toBeInstanceOf(KafkaUnavailable);
    await expect(waiting).rejects.toBeInstanceOf(KafkaUnavailable);
    expect(Date.now() - before).toBeLessThan(1_500);
    expect(alone.state()).toMatchObject({ reachable: false, waitingBytes: 0 });
    await expect(alone.connect()).rejects.toBeInstanceOf(KafkaUnavailable);
    await alone.close();
    await expect(alone.send('any', [{ key: 'k', value: null }])).rejects.toBeInstanceOf(KafkaUnavailable);
  });

  it('is closed within a few seconds whatever waits, and answers what waited', async () => {
    const alone = createProducer({ ...kafkaConfig('127.0.0.1:1'), log: () => undefined }, { sendTimeoutMs: 60_000 });
    const waiting = Promise.allSettled([1, 2, 3].map((n) => alone.send(`any-${n}`, [{ key: 'k', value: null }])));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = Date.now();
    await alone.close();
    expect(Date.now() - before).toBeLessThan(4_000);
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  it('says so for a topic that is not there, and serves the others', async () => {
    const topic = await newTopic(1);
    const hasty = createProducer({ ...kafkaConfig(), log: () => undefined }, { sendTimeoutMs: 1_000 });
    await expect(hasty.send(uniqueName('absent'), [{ key: 'k', value: null }])).rejects.toBeInstanceOf(
      KafkaUnavailable,
    );
    await hasty.send(topic, [{ key: 'k', value: null }]);
    await hasty.close();
  });
});
