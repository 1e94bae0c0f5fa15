import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConsumer, createProducer, headerText, type KafkaConfig, type KafkaRecord } from '@newsledger/kafka';
import { TestInstance } from '../support/instance.js';
import { longName } from '../support/long-name.js';
import { until } from '../support/until.js';

const topic = 'newsledger.articles.v1';
const body = (n: number | string, text = 'Nothing happened.') =>
  Buffer.from(JSON.stringify({ url: `https://a.example/${n}`, title: 'A title', text, date: '2026-03-03' }));
const binary = (id: string, more: Record<string, string> = {}) => ({
  ce_specversion: '1.0',
  ce_id: id,
  ce_source: 'urn:test',
  ce_type: 'newsledger.article.v1',
  'content-type': 'application/json',
  ...more,
});

/** What comes in, and the reason under which it must be found. */
const bad: [string, { value: Buffer | null; headers: Record<string, string> }, string][] = [
  ['invalid UTF-8', { value: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), headers: binary('utf8') }, 'invalid-utf8'],
  ['truncated JSON', { value: body('cut').subarray(0, 40), headers: binary('truncated') }, 'invalid-json'],
  ['an empty value', { value: Buffer.alloc(0), headers: binary('empty') }, 'empty'],
  ['a tombstone', { value: null, headers: binary('tombstone') }, 'empty'],
  [
    'a wrong specversion',
    { value: body('spec'), headers: binary('spec', { ce_specversion: '0.3' }) },
    'wrong-specversion',
  ],
  [
    'a NUL',
    { value: Buffer.from('{"url":"https://a.example/nul","title":"t","text":"a\\u0000b"}'), headers: binary('nul') },
    'nul-character',
  ],
  [
    'a lone surrogate',
    {
      value: Buffer.from('{"url":"https://a.example/ls","title":"t","text":"a\\ud800b"}'),
      headers: binary('surrogate'),
    },
    'lone-surrogate',
  ],
  [
    '10,000 levels of nesting',
    { value: Buffer.from('['.repeat(10_000) + ']'.repeat(10_000)), headers: binary('deep') },
    'too-deep',
  ],
  ['no envelope', { value: body('bare'), headers: {} }, 'not-a-cloudevent'],
  [
    'no text',
    { value: Buffer.from('{"url":"https://a.example/no-text","title":"t"}'), headers: binary('no-text') },
    'no-text',
  ],
  [
    'a name as long as may be',
    { value: Buffer.from('{"title":"t","text":"t"}'), headers: binary(longName('id')) },
    'no-identity',
  ],
];

describe('bad records on Kafka', () => {
  let instance: TestInstance;
  let kafka: KafkaConfig;
  const letters: KafkaRecord[] = [];

  beforeAll(async () => {
    instance = await TestInstance.start();
    kafka = { brokers: [instance.running.kafkaBrokers], clientId: 'test', log: () => undefined };
    const producer = createProducer(kafka);
    // One key, so one partition: each bad record stands between two good ones.
    const key = 'one-partition';
    for (const [i, [, record]] of bad.entries()) {
      await producer.send(topic, [
        { key, value: body(i), headers: binary(`good-${i}`) },
        { key, ...record },
      ]);
    }
    await producer.send(topic, [{ key, value: body('last'), headers: binary('good-last') }]);
    await producer.close();
    const consumer = createConsumer(kafka, {
      groupId: 'test',
      topic: `${topic}.dlq`,
      handle: (records) => {
        letters.push(...records);
        return Promise.resolve('done');
      },
    });
    await consumer.start();
    await until(() => letters.length >= bad.length, 30_000);
    await consumer.stop();
  }, 120_000);
  afterAll(async () => {
    expect(await instance.stop()).toBe(0);
  }, 30_000);

  const delivery = (id: string) => instance.get(`/v1/deliveries?source=urn:test&id=${id}`);

  it('leave their neighbours recorded', async () => {
    for (const id of [...bad.keys(), 'last'].map((n) => `good-${n}`)) {
      await until(async () => (await delivery(id)).status === 200);
      expect(await (await delivery(id)).json()).toMatchObject({ status: 'recorded' });
    }
  }, 60_000);

  it('are one dead letter each, in the table and on the topic', async () => {
    const { stdout } = await instance.run(['dead-letters', 'list', '--json']);
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { reason: string });
    expect(rows.map(({ reason }) => reason).sort()).toEqual(bad.map(([, , reason]) => reason).sort());
    expect(letters).toHaveLength(bad.length);
  });

  it.each(bad)('keep their bytes, place and reason: %s', async (_, { value, headers }, reason) => {
    const id = headers.ce_id;
    const letter = letters.find((each) => headerText(each, 'ce_id') === id);
    expect(letter).toBeDefined();
    expect(headerText(letter!, 'x-dlq-reason-code')).toBe(reason);
    expect(headerText(letter!, 'x-dlq-original-topic')).toBe(topic);
    expect(letter!.value?.toString('hex') ?? null).toBe(value?.toString('hex') ?? null);
    if (id === undefined) return;
    expect(await (await delivery(id)).json()).toMatchObject({ status: 'dead-letter', reason });
  });

  it('with another body under a name that was used are an identity conflict', async () => {
    const producer = createProducer(kafka);
    await producer.send(topic, [{ key: 'k', value: body(0, 'Something else.'), headers: binary('good-0') }]);
    await producer.close();
    const conflicts = async () =>
      (await instance.run(['dead-letters', 'list', '--reason', 'identity-conflict', '--json'])).stdout;
    await until(async () => (await conflicts()) !== '');
    expect(JSON.parse(await conflicts())).toMatchObject({ source: 'urn:test', deliveryId: 'good-0' });
    expect(await (await delivery('good-0')).json()).toMatchObject({ status: 'recorded' });
  }, 60_000);

  it('are told to whoever publishes and waits', async () => {
    const publish = async (text?: string) => {
      const data = JSON.parse(body(1, text).toString()) as unknown;
      const event = { specversion: '1.0', type: 'newsledger.article.v1', source: 'urn:test', id: 'good-1', data };
      const { code, stdout } = await instance.run(['publish', '-', '--wait', '--json'], JSON.stringify(event));
      return { code, ...(JSON.parse(stdout) as object) };
    };
    const conflict = { source: 'urn:test', id: 'good-1', status: 'dead-letter', reason: 'identity-conflict' };
    expect(await publish('Something else.')).toMatchObject({ code: 2, duplicate: 0, deadLetterReasons: [conflict] });
    expect(await publish()).toMatchObject({ code: 0, duplicate: 1, deadLetters: 0 });
  }, 60_000);

  it('can be driven through again, once unless forced', async () => {
    const { stdout } = await instance.run(['dead-letters', 'list', '--reason', 'no-text', '--json']);
    const { id } = JSON.parse(stdout) as { id: number };
    expect(await instance.run(['dead-letters', 'redrive', String(id)])).toMatchObject({ code: 0 });
    expect(await instance.run(['dead-letters', 'redrive', String(id)])).toMatchObject({ code: 2 });
    const count = async () =>
      (await instance.run(['dead-letters', 'list', '--reason', 'no-text', '--json'])).stdout.trim().split('\n').length;
    await until(async () => (await count()) === 2);
  }, 60_000);

  it('do not bring a service down', async () => {
    const status = await instance.run(['status', '--json']);
    expect(status.code).toBe(0);
    // The application's login, as it may be shown.
    const { password } = new URL(instance.running.databaseUrl);
    expect(password.length).toBeGreaterThan(8);
    expect(status.stdout).toContain('"databaseUrl":"postgres://newsledger@127.0.0.1:');
    expect(status.stdout).not.toContain(password);
    expect(instance.running.processes.map(({ name }) => name).sort()).toEqual([
      'api',
      'intake',
      'kafka',
      'postgres',
      'projector',
      'recorder',
    ]);
  });
});
