import { describe, expect, it } from '@jest/globals';
import { CloudEvent, Kafka } from 'cloudevents';
import fc from 'fast-check';
import { BadInput } from '../bad-input.js';
import { KafkaHeaders, readKafkaCloudEvent, writeKafkaCloudEvent } from './kafka.js';

const article = { url: 'https://a.example/é', title: 'Un titre', text: 'Des mots.' };
const body = Buffer.from(JSON.stringify(article, undefined, 1));
const binary = { ce_specversion: '1.0', ce_type: 'newsledger.article.v1', ce_source: 'wire.example', ce_id: '1' };
const structured = {
  specversion: '1.0',
  type: 'newsledger.article.v1',
  source: 'wire.example',
  id: '1',
  data: article,
};
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

function refusal(headers: KafkaHeaders, value: Uint8Array | null): BadInput {
  try {
    readKafkaCloudEvent({ headers, value });
  } catch (error) {
    if (error instanceof BadInput) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('what the CloudEvents SDK produces', () => {
  const event = new CloudEvent({
    type: 'newsledger.article.v1',
    source: 'wire.example',
    id: '1',
    time: '2025-10-29T08:30:00.000Z',
    dataschema: 'urn:newsledger:article:plain:1',
    datacontenttype: 'application/json',
    partitionkey: 'k',
    data: article,
  });
  const expected = {
    id: '1',
    source: 'wire.example',
    type: 'newsledger.article.v1',
    time: '2025-10-29T08:30:00.000Z',
    dataschema: 'urn:newsledger:article:plain:1',
    partitionkey: 'k',
    data: article,
  };

  it.each(['binary', 'structured'] as const)('is read in %s mode', (mode) => {
    const message = Kafka[mode](event);
    const value = message.value as string | object;
    const bytes = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
    const read = readKafkaCloudEvent({ headers: message.headers, value: bytes });
    expect(read).toMatchObject(expected);
    expect(JSON.parse(read.bytes.toString())).toEqual(article);
  });

  it('reads what we write', () => {
    const ours = writeKafkaCloudEvent(readKafkaCloudEvent({ headers: binary, value: body }), 'article-id');
    const read = Kafka.toEvent({
      ...ours,
      value: ours.value.toString(),
      body: ours.value.toString(),
      timestamp: '0',
    } as never);
    expect(read).toMatchObject({ id: '1', source: 'wire.example', type: 'newsledger.article.v1', data: article });
  });
});

describe('readKafkaCloudEvent', () => {
  it('names the structured event that it refuses, as far as it can be read', () => {
    const wrong = (change: object) => refusal({}, json({ ...structured, ...change })).delivery;
    const names = { source: 'wire.example', id: '1' };
    expect(wrong({ data: { ...article, text: 'a\0b' } })).toEqual(names);
    expect(wrong({ data: undefined })).toEqual(names);
    expect(wrong({ data: undefined, data_base64: 'e30x' })).toEqual(names);
    expect(wrong({ type: 'other' })).toEqual(names);
    expect(wrong({ datacontenttype: 'text/plain' })).toEqual(names);
    expect(wrong({ id: 7 })).toEqual({ source: 'wire.example' });
    expect(wrong({ source: 'x'.repeat(2_049), id: '' })).toEqual({});
    expect(refusal({}, Buffer.from('{')).delivery).toBeUndefined();
  });

  it('takes a structured event without a content type by its shape', () => {
    expect(readKafkaCloudEvent({ value: json(structured) })).toMatchObject({
      id: '1',
      data: article,
      pointer: '/data',
    });
  });

  it('keeps the bytes of the body as they were', () => {
    expect(readKafkaCloudEvent({ headers: binary, value: body }).bytes.equals(body)).toBe(true);
    const text = `{"specversion":"1.0","type":"newsledger.article.v1","id":"1","source":"s", "data" : {"n": 1.50, "a\\u00e9":[ ]} }`;
    expect(readKafkaCloudEvent({ value: Buffer.from(text) }).bytes.toString()).toBe('{"n": 1.50, "a\\u00e9":[ ]}');
  });

  it('reads a body in base64', () => {
    const { data: _data, ...envelope } = structured;
    const event = readKafkaCloudEvent({ value: json({ ...envelope, data_base64: body.toString('base64') }) });
    expect(event.bytes.equals(body)).toBe(true);
  });

  it.each([
    ['as buffers', Object.fromEntries(Object.entries(binary).map(([name, value]) => [name, Buffer.from(value)]))],
    ['as a list', Object.entries(binary).map(([name, value]) => ({ name, value: Buffer.from(value) }))],
    ['beside headers of any bytes', { ...binary, other: Buffer.from([0xff]) }],
    [
      'with names in upper case',
      Object.fromEntries(Object.entries(binary).map(([name, value]) => [name.toUpperCase(), value])),
    ],
  ])('takes headers %s', (_name, headers) => {
    expect(readKafkaCloudEvent({ headers, value: body })).toMatchObject({ id: '1', source: 'wire.example' });
  });

  it('drops a trace context that is none', () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect(readKafkaCloudEvent({ headers: { ...binary, traceparent }, value: body }).traceparent).toBe(traceparent);
    expect(readKafkaCloudEvent({ headers: { ...binary, traceparent: '00-xyz' }, value: body })).not.toHaveProperty(
      'traceparent',
    );
  });

  const without = (name: keyof typeof binary): KafkaHeaders => ({ ...binary, [name]: undefined });
  it.each<[string, KafkaHeaders, Uint8Array | null, string, string[]]>([
    ['no value', binary, null, 'empty', ['']],
    ['an empty value', binary, Buffer.alloc(0), 'empty', ['']],
    ['truncated JSON', binary, body.subarray(0, 20), 'invalid-json', ['']],
    ['invalid UTF-8', binary, Buffer.from([0x7b, 0xff]), 'invalid-utf8', ['']],
    ['10,000 levels', binary, Buffer.from('['.repeat(10_000)), 'too-deep', ['']],
    ['10,000 levels and no headers', {}, Buffer.from('['.repeat(10_000)), 'too-deep', ['']],
    ['a bare article', {}, body, 'not-a-cloudevent', ['ce_specversion']],
    ['a wrong specversion', { ...binary, ce_specversion: '0.3' }, body, 'wrong-specversion', ['ce_specversion']],
    ['no specversion', without('ce_specversion'), body, 'missing-attribute', ['ce_specversion']],
    ['no id', without('ce_id'), body, 'missing-attribute', ['ce_id']],
    ['an empty source', { ...binary, ce_source: '' }, body, 'missing-attribute', ['ce_source']],
    ['another type', { ...binary, ce_type: 'x' }, body, 'wrong-event-type', ['ce_type']],
    ['a time that is none', { ...binary, ce_time: 'now' }, body, 'invalid-attribute', ['ce_time']],
    ['a line break in the id', { ...binary, ce_id: 'a\nb' }, body, 'invalid-attribute', ['ce_id']],
    ['an id of any bytes', { ...binary, ce_id: Buffer.from([0xff]) }, body, 'invalid-utf8', ['ce_id']],
    ['an endless id', { ...binary, ce_id: 'x'.repeat(5_000) }, body, 'invalid-attribute', ['ce_id']],
    ['another media type', { ...binary, 'content-type': 'text/xml' }, body, 'unsupported-media-type', ['content-type']],
    [
      'another charset',
      { ...binary, 'content-type': 'application/json; charset=latin1' },
      body,
      'unsupported-media-type',
      ['content-type'],
    ],
    [
      'a batch',
      { 'content-type': 'application/cloudevents-batch+json' },
      json([structured]),
      'unsupported-media-type',
      ['content-type'],
    ],
    ['a number as id', {}, json({ ...structured, id: 1 }), 'invalid-attribute', ['/id']],
    [
      'a structured event of version 0.3',
      {},
      json({ ...structured, specversion: '0.3' }),
      'wrong-specversion',
      ['/specversion'],
    ],
    ['no data', {}, json({ ...structured, data: undefined }), 'empty', ['/data']],
    ['base64 that is none', {}, json({ ...structured, data_base64: '*' }), 'invalid-attribute', ['/data_base64']],
    ['NUL in the data', {}, json({ ...structured, data: { text: '\0' } }), 'nul-character', ['/data/text']],
    ['an article over 512 KiB', {}, json({ ...structured, data: 'x'.repeat(524_288) }), 'too-large', ['/data']],
    ['a record over 1 MiB', {}, json({ ...structured, data: 'x'.repeat(1_100_000) }), 'too-large', ['']],
  ])('refuses %s', (_name, headers, value, reason, places) => {
    const error = refusal(headers, value);
    expect(error.reason).toBe(reason);
    expect(error.errors.map(({ pointer }) => pointer)).toEqual(places);
  });

  it('throws nothing but BadInput, whatever the record', () => {
    const names = fc.constantFrom(
      'ce_id',
      'ce_specversion',
      'ce_type',
      'ce_source',
      'ce_time',
      'content-type',
      '__proto__',
    );
    const headers = fc.dictionary(names, fc.oneof(fc.string(), fc.uint8Array(), fc.array(fc.uint8Array())));
    const values = fc.oneof(
      fc.constant(null),
      fc.uint8Array(),
      fc.json().map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(headers, values, (some, value) => {
        for (const given of [some, { ...binary, ...some }]) {
          try {
            readKafkaCloudEvent({ headers: given, value });
          } catch (error) {
            expect(error).toBeInstanceOf(BadInput);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('writeKafkaCloudEvent', () => {
  it('round-trips an event', () => {
    const headers = {
      ...binary,
      ce_time: '2025-10-29T08:30:00Z',
      ce_dataschema: 'urn:x',
      ce_subject: 'é',
      ce_traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    };
    const event = readKafkaCloudEvent({ headers, value: body });
    const record = writeKafkaCloudEvent(event, 'article-id');
    expect(record).toEqual({
      key: 'article-id',
      value: body,
      headers: { ...headers, 'content-type': 'application/json' },
    });
    expect(readKafkaCloudEvent(record)).toEqual({ ...event, datacontenttype: 'application/json' });
  });

  it('keys by the partition key where there is one', () => {
    const event = readKafkaCloudEvent({ headers: { ...binary, ce_partitionkey: 'k' }, value: body });
    expect(writeKafkaCloudEvent(event, 'article-id')).toMatchObject({ key: 'k', headers: { ce_partitionkey: 'k' } });
  });
});
