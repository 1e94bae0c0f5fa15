import type { IHeaders, KafkaMessage, Message } from 'kafkajs';

/** One header. Kafka allows a name to occur more than once; order and bytes are kept. */
export interface RecordHeader {
  readonly name: string;
  readonly value: Buffer;
}

/** A record as it was read. */
export interface KafkaRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** Milliseconds since 1970: when the broker appended it, or when it was produced, as the topic is set. */
  readonly timestamp: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly RecordHeader[];
}

/** A record to be produced. The same key always lands in the same partition; without a key there is no order. */
export interface OutgoingRecord {
  readonly key: string | Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, string | Buffer>> | readonly RecordHeader[];
}

/** Returns the text of a header, the last one where the name occurs twice, or undefined if there is none. */
export function headerText(record: { readonly headers: readonly RecordHeader[] }, name: string): string | undefined {
  return record.headers.findLast((header) => header.name === name)?.value.toString('utf8');
}

/** Returns a message of kafkajs as a record. */
export function toRecord(topic: string, partition: number, message: KafkaMessage): KafkaRecord {
  return {
    topic,
    partition,
    offset: Number(message.offset),
    timestamp: Number(message.timestamp),
    key: message.key,
    value: message.value,
    headers: toHeaders(message.headers),
  };
}

function toHeaders(headers: IHeaders | undefined): RecordHeader[] {
  return Object.entries(headers ?? {}).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : [values]).map((value) => ({ name, value: Buffer.from(value ?? '') })),
  );
}

/** Returns a record as kafkajs wants it. */
export function toMessage(record: OutgoingRecord): Message {
  const headers: Record<string, Buffer[]> = Object.create(null) as Record<string, Buffer[]>;
  for (const { name, value } of headerList(record.headers)) (headers[name] ??= []).push(value);
  return { key: record.key, value: record.value, headers };
}

function headerList(headers: OutgoingRecord['headers']): readonly RecordHeader[] {
  if (!headers) return [];
  if (isHeaderList(headers)) return headers;
  return Object.entries(headers).map(([name, value]) => ({ name, value: Buffer.from(value) }));
}

function isHeaderList(headers: NonNullable<OutgoingRecord['headers']>): headers is readonly RecordHeader[] {
  return Array.isArray(headers);
}

/** Returns how many bytes a record takes in an uncompressed batch, never less than it really does. */
export function recordBytes(record: OutgoingRecord): number {
  const overhead = 32;
  let bytes = overhead + byteLength(record.key) + byteLength(record.value);
  for (const header of headerList(record.headers)) {
    bytes += Buffer.byteLength(header.name) + header.value.length + 10;
  }
  return bytes;
}

function byteLength(value: string | Buffer | null): number {
  return value === null ? 0 : Buffer.byteLength(value);
}
