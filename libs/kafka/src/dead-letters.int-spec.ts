import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { createDatabase, uniqueName, type TestDatabase } from '../../../test/support/database.js';
import { consume, kafkaConfig, newTopic, stopConsumers } from '../../../test/support/log.js';
import { longName } from '../../../test/support/long-name.js';
import { until } from '../../../test/support/until.js';
import type { Rejection } from './dead-letter.js';
import { DeadLetters } from './dead-letters.js';
import { KafkaUnavailable } from './errors.js';
import { createProducer, type LogProducer } from './producer.js';
import { headerText, type KafkaRecord } from './record.js';
import { deadLetterTopic, ensureTopics } from './topics.js';

let database: TestDatabase;
let pool: Pool;
let producer: LogProducer;
let topic: string;
let letters: DeadLetters;

beforeAll(() => {
  producer = createProducer(kafkaConfig());
});

beforeEach(async () => {
  database = await createDatabase();
  pool = new Pool({ connectionString: database.url, max: 3 });
  // As the services do, so that the grants are tried too.
  pool.on('connect', (client) => void client.query('set role newsledger_app'));
  // The database is dropped while its last connections may still be closing.
  pool.on('error', () => undefined);
  topic = await newTopic(1);
  await ensureTopics(kafkaConfig(), [deadLetterTopic(topic)]);
  letters = withProducer(producer);
});

afterEach(async () => {
  await letters.stop();
  await stopConsumers();
  await pool.end();
  await database.drop();
});

afterAll(async () => {
  await producer.close();
});

function withProducer(through: Pick<LogProducer, 'send'>): DeadLetters {
  return new DeadLetters(pool, through, { topic: `${topic}.dlq`, consumerGroup: 'recorders', log: kafkaConfig().log });
}

function rejection(offset: number, change: Partial<KafkaRecord> = {}, reason = 'malformed-json'): Rejection {
  const record: KafkaRecord = {
    topic,
    partition: 0,
    offset,
    timestamp: 1_700_000_000_123,
    key: Buffer.from([0, 1, 0xff]),
    value: Buffer.from([0xff, 0x00, 0x22]),
    headers: [
      { name: 'ce_id', value: Buffer.from('é1') },
      { name: 'raw', value: Buffer.from([0xfe, 0x00]) },
      { name: 'raw', value: Buffer.from('2') },
    ],
    ...change,
  };
  const detail = 'unexpected token \0 and a lone \ud800 surrogate';
  return {
    record,
    reason,
    detail,
    errors: [{ pointer: '/a\0' }],
    source: 'https://s.example',
    deliveryId: `d${offset}`,
  };
}

const unavailable = { send: () => Promise.reject(new KafkaUnavailable('down')) };

describe('the table of dead letters', () => {
  it('keeps bytes, headers, place and reason of a record, once however often it is delivered', async () => {
    expect(await letters.record([rejection(1), rejection(2)])).toBe(2);
    expect(await letters.record([rejection(1), rejection(2), rejection(3)])).toBe(1);
    const [third, , first] = await letters.list();
    expect(third).toMatchObject({ offset: 3 });
    const { timestamp, ...record } = rejection(1).record;
    expect(first).toMatchObject({
      ...record,
      recordTime: new Date(timestamp).toISOString(),
      reason: 'malformed-json',
      detail: 'unexpected token \ufffd and a lone \ufffd surrogate',
      errors: [{ pointer: '/a\0' }],
      source: 'https://s.example',
      deliveryId: 'd1',
      redrivenAt: null,
      redrives: 0,
    });
    expect(await letters.find('https://s.example', 'd2')).toMatchObject({ offset: 2 });
    expect(await letters.find('https://s.example', 'd9')).toBeUndefined();
    expect(await letters.get(first?.id ?? 0)).toMatchObject({ offset: 1 });
    expect(await letters.get(999)).toBeUndefined();
  });

  it('keeps and finds a delivery whose names are longer than an index entry', async () => {
    const [source, deliveryId] = [longName('source'), longName('id')];
    expect([source.length, Buffer.byteLength(deliveryId)]).toEqual([2_048, 6_144]);
    expect(await letters.record([{ ...rejection(1), source, deliveryId }, rejection(2)])).toBe(2);
    expect(await letters.find(source, deliveryId)).toMatchObject({ offset: 1, source, deliveryId });
    expect(await letters.find(source, 'd2')).toBeUndefined();
  });

  it('tells the records of a topic from those of its successor of the same name', async () => {
    await letters.record([rejection(1)]);
    expect(await letters.record([rejection(1, { timestamp: 1_800_000_000_000 })])).toBe(1);
  });

  it('is listed newest first, in pages, by reason, and counted', async () => {
    const odd = (i: number) => rejection(i, { key: null, value: null, headers: [] }, i % 2 ? 'odd' : 'even');
    await letters.record(Array.from({ length: 7 }, (_, i) => odd(i)));
    const offsets = async (page: Parameters<DeadLetters['list']>[0]) =>
      (await letters.list(page)).map(({ offset }) => offset);
    expect(await offsets({ limit: 3 })).toEqual([6, 5, 4]);
    const last = (await letters.list({ limit: 3 })).at(-1);
    expect(await offsets({ limit: 3, before: last?.id ?? 0 })).toEqual([3, 2, 1]);
    expect(await offsets({ reason: 'odd' })).toEqual([5, 3, 1]);
    await letters.relay();
    expect(await letters.counts()).toEqual([
      { reason: 'even', letters: 4, unpublished: 0, redriven: 0 },
      { reason: 'odd', letters: 3, unpublished: 0, redriven: 0 },
    ]);
  });

  it('cannot be rewritten by the application', async () => {
    await letters.record([rejection(1)]);
    await expect(pool.query(`update delivery.dead_letters set reason = 'x'`)).rejects.toThrow('permission denied');
    await expect(pool.query('delete from delivery.dead_letters')).rejects.toThrow('permission denied');
  });
});

describe('the dead-letter topic', () => {
  it('gets the original bytes, key and headers with the reason and the place added', async () => {
    await letters.record([rejection(7)]);
    const { records } = consume({ topic: `${topic}.dlq`, groupId: uniqueName('group') });
    await until(() => records.length === 1);
    const [record] = records;
    if (!record) throw new Error('no record');
    expect(record).toMatchObject({ key: rejection(7).record.key, value: rejection(7).record.value });
    expect(record.headers.slice(0, 3)).toEqual(rejection(7).record.headers);
    const added = ['reason-code', 'original-topic', 'original-partition', 'original-offset', 'original-timestamp'];
    expect(added.map((name) => headerText(record, `x-dlq-${name}`))).toEqual([
      'malformed-json',
      topic,
      '0',
      '7',
      '1700000000123',
    ]);
    expect(headerText(record, 'x-dlq-consumer-group')).toBe('recorders');
    expect(headerText(record, 'x-dlq-original-key-sha256')).toMatch(/^[0-9a-f]{64}$/);
    expect(headerText(record, 'x-event-id')).toBe('d7');
    await until(async () => (await letters.list())[0]?.publishedAt !== null);
  });

  it('gets later what could not be published, and holds nobody up meanwhile', async () => {
    const down = withProducer(unavailable);
    expect(await down.record([rejection(1), rejection(2)])).toBe(2);
    await down.relay();
    await down.stop();
    expect((await letters.list()).map(({ publishedAt }) => publishedAt)).toEqual([null, null]);
    // Half a minute passes.
    await pool.query(`update delivery.dead_letters set publish_after = now() - interval '1 second'`);
    letters.start(50);
    await until(async () => (await letters.list()).every(({ publishedAt }) => publishedAt !== null));
  });

  it('is spared by a second publisher while a first one has the letters', async () => {
    let release: () => void = () => undefined;
    const slow = withProducer({ send: () => new Promise((resolve) => (release = resolve)) });
    await slow.record([rejection(1)]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const sent: string[] = [];
    const second = (to: string) => {
      sent.push(to);
      return Promise.resolve();
    };
    await withProducer({ send: second }).relay();
    expect(sent).toEqual([]);
    release();
    await slow.stop();
    expect((await letters.list())[0]?.publishedAt).not.toBeNull();
  });

  it('gets a record without its value where that is too large, and the table says so if even that does not fit', async () => {
    const value = Buffer.alloc(3 * 1024 * 1024, 'x');
    await letters.record([rejection(1, { value })]);
    await letters.relay();
    const { records } = consume({ topic: `${topic}.dlq`, groupId: uniqueName('group') });
    await until(() => records.length === 1);
    expect(records[0]?.value).toBeNull();
    expect(records[0] && headerText(records[0], 'x-dlq-value-omitted')).toBe(String(value.length));
    expect((await letters.list())[0]?.value?.length).toBe(value.length);

    await letters.record([rejection(2, { headers: [{ name: 'huge', value }] })]);
    await letters.relay();
    const { rows } = await pool.query(
      'select publish_refused is not null as refused from delivery.dead_letters order by id',
    );
    expect(rows).toEqual([{ refused: false }, { refused: true }]);
  });
});

describe('redrive', () => {
  it('produces the original record once more, and a second time only when forced', async () => {
    await letters.record([rejection(1)]);
    const id = (await letters.list())[0]?.id ?? 0;
    expect(await letters.redrive([id, 999])).toEqual([
      { id, outcome: 'redriven' },
      { id: 999, outcome: 'not-found' },
    ]);
    expect(await letters.redrive([id])).toEqual([{ id, outcome: 'already-redriven' }]);
    expect(await letters.redrive([id], { force: true })).toEqual([{ id, outcome: 'redriven' }]);
    const { records } = consume({ topic, groupId: uniqueName('group') });
    await until(() => records.length === 2);
    for (const record of records) {
      expect(record).toMatchObject({ key: rejection(1).record.key, value: rejection(1).record.value });
      expect(record.headers).toEqual([
        ...rejection(1).record.headers,
        { name: 'x-redrive-of', value: Buffer.from(String(id)) },
      ]);
    }
    expect(await letters.get(id)).toMatchObject({ redrives: 2 });
  });

  it('marks nothing that was not produced', async () => {
    await letters.record([rejection(1)]);
    const id = (await letters.list())[0]?.id ?? 0;
    await expect(withProducer(unavailable).redrive([id])).rejects.toBeInstanceOf(KafkaUnavailable);
    expect(await letters.get(id)).toMatchObject({ redrivenAt: null });
  });
});
