import { describe, expect, it } from '@jest/globals';
import { BadInput } from '../bad-input.js';
import { HttpHeaders } from './http.js';
import { readArticleRequest } from './article-request.js';

const article = { url: 'https://www.a.example/1', title: 'A title', text: 'Some words.' };
const json: HttpHeaders = { 'content-type': 'application/json' };
const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const read = (headers: HttpHeaders, body: unknown, source?: string) =>
  readArticleRequest({ headers, body: bytes(body), source });

function refusal(headers: HttpHeaders, body: unknown, source?: string): [string, ...string[]] {
  try {
    read(headers, body, source);
  } catch (error) {
    if (error instanceof BadInput) return [error.reason, ...error.errors.map(({ pointer }) => pointer)];
    throw error;
  }
  throw new Error('was accepted');
}

describe('a bare article', () => {
  it.each([
    ['the host of its url', article, undefined, 'www.a.example'],
    ['the host of its uri', { uri: 'https://b.example/1', bodies: [] }, undefined, 'b.example'],
    ['what the caller says', article, 'my-scraper', 'my-scraper'],
    ['what the caller says, where it has an id only', { id: 1, text: 'y' }, 'my-scraper', 'my-scraper'],
  ])('has as its source %s', (_name, body, source, expected) => {
    expect(read({ ...json, 'idempotency-key': '1' }, body, source)).toEqual([
      expect.objectContaining({ source: expected, id: '1', data: body, pointer: '' }),
    ]);
  });

  it('has one id for a key with and without quotes', () => {
    expect(read({ ...json, 'idempotency-key': '"a-1"' }, article)).toEqual(
      read({ ...json, 'idempotency-key': ' a-1 ' }, article),
    );
  });

  it('without a key is named by what it says', () => {
    const reordered = { text: article.text, title: article.title, url: article.url };
    const [one, other] = [read(json, article)[0], read(json, JSON.stringify(reordered, undefined, 2))[0]];
    expect(one).toMatchObject({ id: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
    expect(other).toMatchObject({ id: (one as { id: string }).id });
    expect(read({ ...json, 'idempotency-key': '""' }, article)[0]).toMatchObject({ id: (one as { id: string }).id });
  });

  it('carries the trace of its request', () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect(read({ ...json, traceparent }, article)).toMatchObject([{ traceparent }]);
  });

  it('may say that it is another kind of JSON, or nothing', () => {
    expect(read({ 'content-type': 'application/ld+json; charset=UTF-8' }, article)).toHaveLength(1);
    expect(read({}, article)).toHaveLength(1);
  });

  it.each<[string, HttpHeaders, unknown, [string, ...string[]]]>([
    ['broken JSON', json, '{"title": ', ['invalid-json', '']],
    ['an empty body', json, '', ['empty', '']],
    ['no source', json, { id: 1, text: 'y' }, ['missing-attribute', '?source']],
    ['nothing in it', json, {}, ['no-identity', '/url', '/text']],
    ['several in an array', json, [article], ['unknown-format', '']],
    ['XML', { 'content-type': 'text/xml' }, '<x/>', ['unsupported-media-type', 'content-type']],
    [
      'a form',
      { 'content-type': 'application/x-www-form-urlencoded' },
      article,
      ['unsupported-media-type', 'content-type'],
    ],
    ['compression', { ...json, 'content-encoding': 'gzip' }, article, ['unsupported-media-type', 'content-encoding']],
    [
      'a key of control characters',
      { ...json, 'idempotency-key': 'a\tb\u0001' },
      article,
      ['invalid-attribute', 'idempotency-key'],
    ],
    [
      'an endless key',
      { ...json, 'idempotency-key': 'x'.repeat(3_000) },
      article,
      ['invalid-attribute', 'idempotency-key'],
    ],
    ['over 512 KiB', json, { ...article, text: 'y'.repeat(600_000) }, ['too-large', '']],
    ['over 8 MiB', json, 'y'.repeat(8_400_000), ['too-large', '']],
  ])('is refused with %s', (_name, headers, body, expected) => {
    expect(refusal(headers, body)).toEqual(expected);
  });
});

describe('a CloudEvent', () => {
  const event = { specversion: '1.0', type: 'newsledger.article.v1', source: 's', id: '1', data: article };

  it.each(['application/cloudevents+json', 'application/json'])('in structured mode is read as %s', (type) => {
    expect(read({ 'content-type': type, 'idempotency-key': 'other' }, event)).toMatchObject([{ source: 's', id: '1' }]);
  });

  it('in a batch is read one by one', () => {
    const items = read({ 'content-type': 'application/cloudevents-batch+json' }, [event, { ...event, type: 'x' }]);
    expect(items).toEqual([expect.objectContaining({ id: '1' }), expect.any(BadInput)]);
  });
});
