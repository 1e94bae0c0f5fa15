import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { articlesTopic, readKafkaCloudEvent, type ArticleEvent } from '@newsledger/articles';
import { createConsumer, type KafkaRecord, type LogConsumer } from '@newsledger/kafka';
import { createLogger, createService } from '@newsledger/platform';
import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { kafkaBrokers, uniqueName } from '../../../test/support/database.js';
import { until } from '../../../test/support/until.js';
import { AppModule } from './app.module.js';
import type { ReceiptView } from './receipt.view.js';

const run = randomUUID();
const address = (name: string) => `https://${run}.example/${name}`;
const article = (name: string) => ({ url: address(name), title: 'A title', text: 'Some words.' });
const event = (id: string, more: object = {}) => ({
  specversion: '1.0',
  type: 'newsledger.article.v1',
  source: run,
  id,
  data: article(id),
  ...more,
});
const batchType = 'application/cloudevents-batch+json';

async function start(brokers: string): Promise<{ app: NestFastifyApplication; url: string }> {
  process.env.KAFKA_BROKERS = brokers;
  process.env.LOG_LEVEL = 'fatal';
  const app = await createService(AppModule, { name: 'intake' }, createLogger('intake', 'fatal'));
  await app.listen(0, '127.0.0.1');
  return { app, url: await app.getUrl() };
}

const isReady = async (url: string) => (await fetch(`${url}/health/ready`)).status === 200;

describe('POST /v1/articles', () => {
  let app: NestFastifyApplication;
  let url: string;
  let consumer: LogConsumer;
  const seen: { record: KafkaRecord; event: ArticleEvent }[] = [];

  beforeAll(async () => {
    ({ app, url } = await start(kafkaBrokers()));
    await until(() => isReady(url), 30_000);
    consumer = createConsumer(
      { brokers: kafkaBrokers().split(','), clientId: 'test', log: () => undefined },
      {
        groupId: uniqueName('intake'),
        topic: articlesTopic,
        handle: (records) => {
          for (const record of records) {
            if (record.value?.toString().includes(run) !== true) continue;
            seen.push({ record, event: readKafkaCloudEvent(record) });
          }
          return Promise.resolve('done');
        },
      },
    );
    await consumer.start();
  }, 60_000);

  afterAll(async () => {
    await consumer.stop();
    await app.close();
  });

  const post = (body: unknown, headers: Record<string, string> = {}, query = '') =>
    fetch(`${url}/v1/articles${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body),
    });
  const accepted = new Set<string>();
  const receipt = async (response: Response) => {
    expect(response.status).toBe(202);
    const { results } = (await response.json()) as ReceiptView;
    for (const { status, source, id } of results) if (status === 'accepted') accepted.add(`${source} ${id}`);
    return results;
  };
  const arrived = async (source: string, id: string) => {
    const find = () => seen.find((each) => each.event.source === source && each.event.id === id);
    await until(() => find() !== undefined);
    return find()!;
  };

  it('puts a bare article on Kafka, byte for byte', async () => {
    const body = JSON.stringify({ ...article('bare'), text: 'Des mots : « é 😀 ».' }, undefined, 3);
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const [result] = await receipt(await post(body, { 'idempotency-key': 'bare', traceparent }));
    expect(result).toEqual({ status: 'accepted', source: `${run}.example`, id: 'bare', articleId: expect.any(String) });
    const { record, event: read } = await arrived(`${run}.example`, 'bare');
    expect(record.value?.toString()).toBe(body);
    expect(record.key?.toString()).toBe(result?.articleId);
    expect(read).toMatchObject({ type: 'newsledger.article.v1', datacontenttype: 'application/json', traceparent });
  });

  it('names a bare article by its source parameter, and by its content without a key', async () => {
    const body = { id: 1, text: `Some words of ${run}.` };
    const [first] = await receipt(await post(body, {}, '?source=my-scraper'));
    const [second] = await receipt(await post({ text: body.text, id: 1 }, {}, '?source=my-scraper'));
    expect(first).toMatchObject({ source: 'my-scraper', id: expect.stringMatching(/^sha256:/) });
    expect(second).toEqual(first);
  });

  it('tells two scrapers apart that use the same key', async () => {
    const key = { 'idempotency-key': '1' };
    const [here] = await receipt(await post({ ...article('x'), url: `https://a.${run}.example/1` }, key));
    const [there] = await receipt(await post({ ...article('x'), url: `https://b.${run}.example/1` }, key));
    expect([here?.source, there?.source]).toEqual([`a.${run}.example`, `b.${run}.example`]);
  });

  it('takes CloudEvents in structured and in binary mode', async () => {
    await receipt(
      await post(event('structured', { dataschema: 'urn:x', partitionkey: 'k' }), {
        'content-type': 'application/cloudevents+json',
      }),
    );
    const binary = {
      'ce-specversion': '1.0',
      'ce-type': 'newsledger.article.v1',
      'ce-source': run,
      'ce-id': 'bin%C3%A4r',
    };
    await receipt(await post(article('binary'), binary));
    const structured = await arrived(run, 'structured');
    expect(structured.event).toMatchObject({ dataschema: 'urn:x', data: article('structured'), pointer: '' });
    expect(structured.record.key?.toString()).toBe('k');
    expect((await arrived(run, 'binär')).event.data).toEqual(article('binary'));
  });

  it('refuses the bad items of a batch without harm to their neighbours', async () => {
    const items = [event('good-1'), event('bad', { data: { text: 5 } }), event('', {}), event('good-2')];
    const results = await receipt(await post(items, { 'content-type': batchType }));
    expect(results.map(({ status }) => status)).toEqual(['accepted', 'refused', 'refused', 'accepted']);
    expect(results[1]).toMatchObject({
      source: run,
      id: 'bad',
      problem: {
        type: 'urn:newsledger:problem:invalid-article',
        status: 422,
        errors: [{ pointer: '/1/data/text' }, { pointer: '/1/data/url' }],
      },
    });
    expect(results[2]?.problem?.errors).toEqual([{ pointer: '/2/id', detail: 'is missing' }]);
    await Promise.all([arrived(run, 'good-1'), arrived(run, 'good-2')]);
  });

  it('takes a batch of 8 MiB and passes on each of its articles', async () => {
    const text = 'x'.repeat(400_000);
    const items = Array.from({ length: 20 }, (_each, i) =>
      event(`large-${i}`, { data: { ...article(`large-${i}`), text } }),
    );
    expect(await receipt(await post(items, { 'content-type': batchType }))).toHaveLength(20);
    await Promise.all(items.map(({ id }) => arrived(run, id)));
  }, 30_000);

  it('answers an empty batch', async () => {
    expect(await receipt(await post('[]', { 'content-type': batchType }))).toEqual([]);
  });

  const xml = { 'content-type': 'text/xml' };
  it.each<[string, number, unknown, Record<string, string>, string, string[]]>([
    ['broken JSON', 400, '{"title": ', {}, '', ['']],
    ['an empty body', 400, '', {}, '', ['']],
    ['invalid UTF-8', 400, Buffer.from([0x7b, 0xff]), {}, '', ['']],
    ['100,000 levels', 400, '['.repeat(100_000), {}, '', ['']],
    ['an empty object', 422, {}, {}, '', ['/url', '/text']],
    ['no text', 422, { url: address('x') }, {}, '', ['/text']],
    ['no identity', 422, { title: 'x', text: 'y' }, {}, '', ['/url']],
    ['no source', 422, { id: 1, text: 'y' }, {}, '', ['?source']],
    ['a number as url', 422, { url: 12, title: 'x', text: 'y' }, {}, '', ['/url']],
    ['an array as title', 422, { ...article('x'), title: ['x'] }, {}, '', ['/title']],
    ['a date that is none', 422, { ...article('x'), date: '2025-13-45' }, {}, '', ['/date']],
    ['NUL', 422, { ...article('x'), text: 'a\0b' }, {}, '', ['/text']],
    ['a lone surrogate', 422, `{"url":"${address('x')}","text":"\\ud800"}`, {}, '', ['/text']],
    ['an article over 512 KiB', 413, { ...article('x'), text: 'y'.repeat(524_288) }, {}, '', ['']],
    ['another media type', 415, '<x/>', xml, '', ['content-type']],
    ['a form', 415, 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, '', ['content-type']],
    ['compression', 415, article('x'), { 'content-encoding': 'gzip' }, '', ['content-encoding']],
    [
      'a wrong specversion',
      422,
      event('x', { specversion: '0.3' }),
      { 'content-type': 'application/cloudevents+json' },
      '',
      ['/specversion'],
    ],
    [
      'another type of event',
      422,
      article('x'),
      { 'ce-specversion': '1.0', 'ce-type': 'x', 'ce-id': '1', 'ce-source': 's' },
      '',
      ['ce-type'],
    ],
    [
      'a batch without one good item',
      422,
      [event('x', { data: {} }), 5],
      { 'content-type': batchType },
      '',
      ['/0/data/url', '/0/data/text', '/1'],
    ],
    ['a broken batch', 400, '[{}', { 'content-type': batchType }, '', ['']],
    ['an unknown parameter', 400, article('x'), {}, '?sauce=x', ['?sauce']],
    ['an empty source', 400, article('x'), {}, '?source=', ['?source']],
    ['a source that is no URI reference', 422, article('x'), {}, '?source=my%20scraper', ['?source']],
  ])('refuses %s with %d', async (_name, status, body, headers, query, pointers) => {
    const response = await post(body, headers, query);
    const problem = (await response.json()) as { status: number; errors?: { pointer: string }[] };
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(problem.status).toBe(status);
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(JSON.stringify(problem)).not.toMatch(/\bat .*\.[tj]s:\d+|node_modules/);
  });

  it.each(['with its length', 'in chunks'])('refuses a request over 8 MiB, sent %s', async (how) => {
    const body = Buffer.alloc(9 * 1024 * 1024, ' ');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const length =
        how === 'in chunks' ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body.length) };
      const sent = httpRequest(
        `${url}/v1/articles`,
        { method: 'POST', headers: { 'content-type': 'application/json', ...length } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
    expect(status).toBe(413);
  });

  it('has passed on what it accepted and nothing else', async () => {
    await receipt(await post(article('last'), { 'idempotency-key': 'last' }));
    const passedOn = () => new Set(seen.map(({ event: { source, id } }) => `${source} ${id}`));
    await until(() => accepted.size <= passedOn().size);
    expect(passedOn()).toEqual(accepted);
  });

  it('takes nothing from a prototype', async () => {
    const body = `{"url":"${address('prototype')}","title":"x","text":"y","__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}`;
    const [result] = await receipt(await post(body, { 'idempotency-key': 'prototype' }));
    expect(result).not.toHaveProperty('admin');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('answers with headers that keep browsers from making anything of it', async () => {
    const { headers } = await post({});
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  });

  it('knows no other methods and paths', async () => {
    const answers = await Promise.all([
      fetch(`${url}/v1/articles`),
      fetch(`${url}/v1/nothing`, { method: 'POST', body: 'x' }),
    ]);
    for (const answer of answers)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
  });
});

describe('while Kafka is down', () => {
  it('answers 503 with the time to come back, is alive and not ready', async () => {
    const { app, url } = await start('127.0.0.1:9');
    try {
      const response = await fetch(`${url}/v1/articles`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(article('down')),
      });
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(response.headers.get('content-type')).toMatch(/problem\+json/);
      const bad = await fetch(`${url}/v1/articles`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      expect(bad.status).toBe(422);
      expect((await fetch(`${url}/health/live`)).status).toBe(200);
      expect((await fetch(`${url}/health/ready`)).status).toBe(503);
    } finally {
      await app.close();
    }
  }, 30_000);
});
