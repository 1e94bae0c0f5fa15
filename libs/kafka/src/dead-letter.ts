import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { toUSVString } from 'node:util';
import type { KafkaRecord, OutgoingRecord, RecordHeader } from './record.js';

/** A record given up, as whoever gave it up describes it. */
export interface Rejection {
  readonly record: KafkaRecord;
  /** A short stable code. */
  readonly reason: string;
  /** One sentence for people. */
  readonly detail: string;
  /** What is wrong, field by field: anything that JSON can hold. */
  readonly errors?: unknown;
  /** The delivery's identity, where it could be read. */
  readonly source?: string;
  readonly deliveryId?: string;
}

/** A record given up, as it is stored. Times are ISO 8601 in UTC. */
export interface DeadLetter {
  readonly id: number;
  readonly reason: string;
  readonly detail: string;
  readonly errors: unknown;
  readonly source: string | null;
  readonly deliveryId: string | null;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly recordTime: string;
  readonly key: Buffer | null;
  readonly headers: readonly RecordHeader[];
  readonly value: Buffer | null;
  readonly recordedAt: string;
  readonly publishedAt: string | null;
  readonly redrivenAt: string | null;
  readonly redrives: number;
}

type StoredHeader = { readonly name: string; readonly value?: string; readonly base64?: string };

const redriveHeader = 'x-redrive-of';
const maxDetail = 512;

/** Returns headers as they are stored: readable where they are text. */
export function headersToJson(headers: readonly RecordHeader[]): string {
  return JSON.stringify(
    headers.map(({ name, value }): StoredHeader =>
      isUtf8(value) ? { name, value: value.toString('utf8') } : { name, base64: value.toString('base64') },
    ),
  );
}

/** Returns stored headers with the bytes that they had. */
export function headersFromJson(stored: readonly StoredHeader[]): RecordHeader[] {
  return stored.map(({ name, value, base64 }) => ({
    name,
    value: base64 === undefined ? Buffer.from(value ?? '', 'utf8') : Buffer.from(base64, 'base64'),
  }));
}

/** Returns text as a Postgres column can hold it: without NUL and lone surrogates, which arrive in refused records. */
export function storableText(text: string): string {
  return toUSVString(text.replaceAll('\0', '\uFFFD'));
}

/**
 * Returns the record for the dead-letter topic: the original key, value and headers, with the reason and the place in headers of
 * their own. `withoutValue` leaves the value out, where it is too large for the topic; the table keeps it.
 */
export function toDeadLetterRecord(letter: DeadLetter, consumerGroup: string, withoutValue = false): OutgoingRecord {
  const added: Record<string, string> = {
    'x-dlq-schema': '1',
    'x-dlq-id': String(letter.id),
    'x-dlq-reason-code': letter.reason,
    'x-dlq-error-message': toUSVString(letter.detail.slice(0, maxDetail)),
    'x-dlq-original-topic': letter.topic,
    'x-dlq-original-partition': String(letter.partition),
    'x-dlq-original-offset': String(letter.offset),
    'x-dlq-original-timestamp': String(Date.parse(letter.recordTime)),
    'x-dlq-consumer-group': consumerGroup,
    'x-dlq-first-failed-at': letter.recordedAt,
    ...(letter.key && { 'x-dlq-original-key-sha256': createHash('sha256').update(letter.key).digest('hex') }),
    ...(letter.deliveryId !== null && { 'x-event-id': letter.deliveryId }),
    ...(withoutValue && { 'x-dlq-value-omitted': String(letter.value?.length ?? 0) }),
  };
  const headers = Object.entries(added).map(([name, value]) => ({ name, value: Buffer.from(value, 'utf8') }));
  const kept = letter.headers.filter(({ name }) => !(name in added));
  return { key: letter.key, value: withoutValue ? null : letter.value, headers: [...kept, ...headers] };
}

/** Returns the original record once more, marked with the dead letter that it comes from. */
export function toRedrivenRecord(letter: DeadLetter): OutgoingRecord {
  const kept = letter.headers.filter(({ name }) => name !== redriveHeader);
  const mark = { name: redriveHeader, value: Buffer.from(String(letter.id), 'utf8') };
  return { key: letter.key, value: letter.value, headers: [...kept, mark] };
}
