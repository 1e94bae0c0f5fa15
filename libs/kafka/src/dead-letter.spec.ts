import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  headersFromJson,
  headersToJson,
  storableText,
  toDeadLetterRecord,
  toRedrivenRecord,
  type DeadLetter,
} from './dead-letter.js';
import { headerText, type OutgoingRecord, type RecordHeader } from './record.js';

const header = (name: string, value: string): RecordHeader => ({ name, value: Buffer.from(value) });

const letter: DeadLetter = {
  id: 7,
  reason: 'identity-conflict',
  detail: 'long '.repeat(200),
  errors: null,
  source: null,
  deliveryId: null,
  topic: 'in',
  partition: 3,
  offset: 12,
  recordTime: '2025-01-02T03:04:05.678Z',
  key: null,
  headers: [header('traceparent', '00-1'), header('x-dlq-id', '3'), header('x-redrive-of', '3')],
  value: Buffer.from('v'),
  recordedAt: '2025-01-02T03:04:06.000Z',
  publishedAt: null,
  redrivenAt: null,
  redrives: 0,
};

const headersOf = (record: OutgoingRecord) => record.headers as readonly RecordHeader[];
const text = (record: OutgoingRecord, name: string) => headerText({ headers: headersOf(record) }, name);

describe('stored headers', () => {
  it('come back with the bytes and the order that they had, whatever those are', () => {
    const anyHeader = fc.record({
      name: fc.string({ unit: 'binary' }),
      value: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(
      fc.property(fc.array(anyHeader), (headers) => {
        const stored = JSON.parse(headersToJson(headers)) as Parameters<typeof headersFromJson>[0];
        expect(headersFromJson(stored)).toEqual(headers);
      }),
    );
  });

  it('are readable where they are text', () => {
    expect(headersToJson([header('ce_id', 'é')])).toBe('[{"name":"ce_id","value":"é"}]');
  });
});

describe('storableText', () => {
  it('leaves nothing that a text column refuses', () => {
    expect(storableText('a\0b\ud800c😀')).toBe('a\ufffdb\ufffdc😀');
  });
});

describe('records made of a dead letter', () => {
  it('for the dead-letter topic: original headers first, ours after them, the detail cut short', () => {
    const record = toDeadLetterRecord(letter, 'group');
    expect(headersOf(record).filter(({ name }) => name === 'x-dlq-id')).toEqual([header('x-dlq-id', '7')]);
    expect(headersOf(record)[0]).toEqual(header('traceparent', '00-1'));
    expect(text(record, 'x-dlq-error-message')).toHaveLength(512);
    expect(text(record, 'x-dlq-original-timestamp')).toBe(String(Date.parse(letter.recordTime)));
    expect(text(record, 'x-event-id')).toBeUndefined();
    expect(record.value).toEqual(letter.value);
  });

  it('for the dead-letter topic, without a value that does not fit', () => {
    const record = toDeadLetterRecord(letter, 'group', true);
    expect(record.value).toBeNull();
    expect(text(record, 'x-dlq-value-omitted')).toBe('1');
  });

  it('to be redriven: as it was, with one mark of where it comes from', () => {
    const record = toRedrivenRecord(letter);
    expect(headersOf(record).filter(({ name }) => name === 'x-redrive-of')).toEqual([header('x-redrive-of', '7')]);
    expect(record).toMatchObject({ key: null, value: letter.value });
  });
});
