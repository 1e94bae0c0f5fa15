import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KafkaMessage } from 'kafkajs';
import { headerText, recordBytes, toMessage, toRecord, type OutgoingRecord } from './record.js';

// What kafkajs really puts on the wire for a record.
const encode = createRequire(import.meta.url)('kafkajs/src/protocol/recordBatch/record/v0') as (record: object) => {
  readonly buffer: Buffer;
};

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const outgoing: fc.Arbitrary<OutgoingRecord> = fc.record({
  key: fc.oneof(fc.constant(null), fc.string(), bytes),
  value: fc.oneof(fc.constant(null), bytes),
  headers: fc.dictionary(fc.string(), fc.oneof(fc.string(), bytes)),
});

describe('recordBytes', () => {
  it('never says less than a record takes on the wire, and little more', () => {
    fc.assert(
      fc.property(outgoing, (record) => {
        const { key, value, headers } = toMessage(record);
        const buffers = { key: key === null ? null : Buffer.from(key ?? ''), value, headers };
        const actual = encode({ offsetDelta: 2_000, timestampDelta: 60_000, ...buffers }).buffer.length;
        const said = recordBytes(record);
        expect(said).toBeGreaterThanOrEqual(actual);
        expect(said - actual).toBeLessThan(40 + 10 * Object.keys(record.headers ?? {}).length);
      }),
    );
  });
});

describe('toRecord', () => {
  const message = (headers: KafkaMessage['headers']): KafkaMessage =>
    ({
      key: null,
      value: null,
      offset: '9007199254740991',
      timestamp: '1700000000123',
      attributes: 0,
      headers,
    }) as KafkaMessage;

  it('keeps headers that occur twice, in order, and even odd names', () => {
    const headers = { a: [Buffer.from('1'), Buffer.from('2')], ['__proto__']: Buffer.from('3'), b: Buffer.from('4') };
    const record = toRecord('t', 1, message(headers));
    expect(record).toMatchObject({
      topic: 't',
      partition: 1,
      offset: Number.MAX_SAFE_INTEGER,
      timestamp: 1_700_000_000_123,
    });
    expect(record.headers.map(({ name, value }) => `${name}=${value.toString()}`)).toEqual([
      'a=1',
      'a=2',
      '__proto__=3',
      'b=4',
    ]);
    expect(headerText(record, 'a')).toBe('2');
    expect(headerText(record, 'c')).toBeUndefined();
  });

  it('takes a record without headers', () => {
    expect(toRecord('t', 1, message(undefined)).headers).toEqual([]);
  });
});
