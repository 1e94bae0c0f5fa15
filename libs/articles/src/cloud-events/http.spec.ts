import { describe, expect, it } from '@jest/globals';
import { CloudEvent, HTTP } from 'cloudevents';
import fc from 'fast-check';
import { BadInput } from '../bad-input.js';
import { ArticleEvent } from './article-event.js';
import { carriesCloudEvent, HttpHeaders, readHttpCloudEvents } from './http.js';

const article = { url: 'https://a.example/é', title: 'Un titre', text: 'Des mots.' };
const event = { specversion: '1.0', type: 'newsledger.article.v1', source: 'wire.example', id: '1', data: article };
const batch: HttpHeaders = { 'content-type': 'application/cloudevents-batch+json; charset=utf-8' };
const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

function read(headers: HttpHeaders, body: unknown): readonly (ArticleEvent | BadInput)[] {
  return readHttpCloudEvents({ headers, body: bytes(body) });
}

function refusal(headers: HttpHeaders, body: unknown): BadInput {
  try {
    read(headers, body);
  } catch (error) {
    if (error instanceof BadInput) return error;
    throw error;
  }
  throw new Error('was accepted');
}

const outcome = (item: ArticleEvent | BadInput) =>
  item instanceof BadInput ? [item.reason, ...item.errors.map(({ pointer }) => pointer)] : item.id;

describe('what the CloudEvents SDK sends', () => {
  it.each(['binary', 'structured'] as const)('is read in %s mode', (mode) => {
    const sent = HTTP[mode](
      new CloudEvent({
        ...event,
        source: 'urn:x',
        datacontenttype: 'application/json',
        time: '2025-10-29T08:30:00.000Z',
      }),
    );
    const headers = Object.fromEntries(
      Object.entries(sent.headers as Record<string, string>).map(([name, value]) => [name.toLowerCase(), value]),
    );
    expect(carriesCloudEvent(headers)).toBe(true);
    expect(read(headers, sent.body)).toEqual([expect.objectContaining({ id: '1', source: 'urn:x', data: article })]);
  });
});

describe('readHttpCloudEvents', () => {
  const binary = {
    'ce-specversion': '1.0',
    'ce-type': event.type,
    'ce-source': 'wire.example',
    'ce-id': '1',
    'content-type': 'application/json',
  };

  it('decodes what headers had to encode', () => {
    const [item] = read({ ...binary, 'ce-source': 'caf%C3%A9', 'ce-id': '100%' }, article);
    expect(item).toMatchObject({ source: 'café', id: '100%' });
  });

  it('reads each item of a batch by itself', () => {
    const deep = `{"specversion":"1.0","data":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    const large = { ...event, id: '5', data: { text: 'x'.repeat(600_000) } };
    const text = [
      event,
      { ...event, specversion: '2' },
      5,
      { ...event, id: '', data: undefined },
      { ...event, id: '2', data: { text: '\0' } },
      large,
    ].map((item) => JSON.stringify(item));
    expect(
      read(batch, `[${[...text, deep, '"x"', JSON.stringify({ ...event, id: '9' })].join(',')}]`).map(outcome),
    ).toEqual([
      '1',
      ['wrong-specversion', '/1/specversion'],
      ['not-a-cloudevent', '/2'],
      ['missing-attribute', '/3/id'],
      ['nul-character', '/4/data/text'],
      ['too-large', '/5/data'],
      ['too-deep', '/6'],
      ['not-a-cloudevent', '/7'],
      '9',
    ]);
  });

  it('says where the body of an item stands', () => {
    expect(read(batch, [event, event])[1]).toMatchObject({ pointer: '/1/data' });
  });

  it('reads an empty batch', () => {
    expect(read(batch, '[]')).toEqual([]);
  });

  it.each<[string, HttpHeaders, unknown, string]>([
    ['a batch that is broken', batch, `[${JSON.stringify(event)},{]`, 'invalid-json'],
    ['a batch with an item that is broken', batch, `[${JSON.stringify(event)},{"a"}]`, 'invalid-json'],
    ['a batch with nothing between commas', batch, `[${JSON.stringify(event)},]`, 'empty'],
    ['a batch that goes on after its end', batch, '[] 1', 'invalid-json'],
    ['a batch that is an object', batch, event, 'not-a-cloudevent'],
    ['a batch of too many', batch, `[${'1,'.repeat(20_000)}1]`, 'too-large'],
    ['an avro event', { 'content-type': 'application/cloudevents+avro' }, 'x', 'unsupported-media-type'],
    ['a binary event of XML', { ...binary, 'content-type': 'text/xml' }, '<x/>', 'unsupported-media-type'],
    ['a binary event without id', { ...binary, 'ce-id': undefined }, article, 'missing-attribute'],
    [
      'a structured event that is no object',
      { 'content-type': 'application/cloudevents+json' },
      '[]',
      'not-a-cloudevent',
    ],
    ['an empty body', { 'content-type': 'application/cloudevents+json' }, '', 'empty'],
  ])('refuses %s', (_name, headers, body, reason) => {
    expect(refusal(headers, body).reason).toBe(reason);
  });

  it('throws nothing but BadInput, whatever the request', () => {
    const types = fc.constantFrom(
      'application/cloudevents-batch+json',
      'application/cloudevents+json',
      'application/json',
      'x',
      undefined,
    );
    const parts = fc
      .array(fc.constantFrom('[', ']', '{', '}', ',', ':', '"', '\\', JSON.stringify(event), '"data"', '1', ' '))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(types, fc.oneof(parts, fc.json(), fc.string()), (type, body) => {
        try {
          read({ 'content-type': type }, body);
        } catch (error) {
          expect(error).toBeInstanceOf(BadInput);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
