import { BadInput } from '../bad-input.js';
import { decodeJson, decodeUtf8, parseSyntax } from '../json/decode.js';
import { articleLimits, envelopeLimits, maxDepth } from '../limits.js';
import { ArticleEvent, EventAttributes, readAttributes } from './article-event.js';
import { essence, requireJson } from './media-type.js';
import { looksLikeCloudEvent, readStructured } from './structured.js';

type HeaderValue = Uint8Array | string;

/** Record headers as Kafka clients give them: by name, or as a list in which a name may occur twice. */
export type KafkaHeaders =
  | Readonly<Record<string, HeaderValue | readonly HeaderValue[] | undefined>>
  | readonly { readonly name: string; readonly value: HeaderValue }[];

/** A record ready to be produced. */
export interface KafkaRecord {
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const carried = ['time', 'subject', 'dataschema', 'partitionkey', 'traceparent', 'tracestate'] as const;

/**
 * Reads an article event from a Kafka record: structured mode by its content type, binary mode by its `ce_` headers, and
 * structured mode without a content type by its shape. Throws `BadInput`, and nothing else, for any record.
 */
export function readKafkaCloudEvent(record: { headers?: KafkaHeaders; value: Uint8Array | null }): ArticleEvent {
  const headers = readHeaders(record.headers ?? {});
  const value = record.value ?? new Uint8Array();
  const type = essence(headers.get('content-type'));
  if (type === 'application/cloudevents+json') return readStructured(decodeUtf8(value, envelopeLimits.maxBytes));
  if (type?.startsWith('application/cloudevents') === true) {
    throw new BadInput('unsupported-media-type', [
      { pointer: 'content-type', detail: 'is a mode that is not read here' },
    ]);
  }
  const isBinary = ['ce_specversion', 'ce_type', 'ce_id', 'ce_source'].some((name) => headers.has(name));
  return isBinary ? readBinary(headers, value) : readByShape(value);
}

/** The record that carries an event in binary mode, with its body as received; the key keeps the versions of an article in order. */
export function writeKafkaCloudEvent(event: ArticleEvent, articleId: string): KafkaRecord {
  const attributes: EventAttributes = event;
  const others = carried.flatMap((name) => {
    const value = attributes[name];
    return value === undefined ? [] : [[`ce_${name}`, value] as const];
  });
  return {
    key: event.partitionkey ?? articleId,
    value: event.bytes,
    headers: {
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_source: event.source,
      ce_type: event.type,
      ...Object.fromEntries(others),
      'content-type': event.datacontenttype ?? 'application/json',
    },
  };
}

function readBinary(headers: ReadonlyMap<string, string>, value: Uint8Array): ArticleEvent {
  const place = (name: string) => (name === 'datacontenttype' ? 'content-type' : `ce_${name}`);
  const attributes = readAttributes({
    value: (name) => headers.get(place(name)) ?? (name.startsWith('trace') ? headers.get(name) : undefined),
    place,
  });
  requireJson(attributes.datacontenttype, 'content-type');
  return { ...attributes, bytes: asBuffer(value), data: decodeJson(value, articleLimits), pointer: '' };
}

function readByShape(value: Uint8Array): ArticleEvent {
  const text = decodeUtf8(value, envelopeLimits.maxBytes);
  if (looksLikeCloudEvent(parseSyntax(text, maxDepth))) return readStructured(text);
  throw new BadInput('not-a-cloudevent', [{ pointer: 'ce_specversion', detail: 'is missing' }]);
}

/** Names in lower case, values as strict UTF-8; a name that occurs twice counts by its last value. */
function readHeaders(headers: KafkaHeaders): ReadonlyMap<string, string> {
  return new Map(headerPairs(headers).map(([name, value]) => [name.toLowerCase(), headerText(name, value)]));
}

function headerPairs(headers: KafkaHeaders): (readonly [string, HeaderValue])[] {
  if (isHeaderList(headers)) return headers.map(({ name, value }) => [name, value] as const);
  return Object.entries(headers).flatMap(([name, given]) => {
    if (given === undefined) return [];
    const values = typeof given === 'string' || given instanceof Uint8Array ? [given] : given;
    return values.map((value) => [name, value] as const);
  });
}

function isHeaderList(headers: KafkaHeaders): headers is Extract<KafkaHeaders, readonly unknown[]> {
  return Array.isArray(headers);
}

/** Headers that are not ours may hold any bytes; only those that are read here must be text. */
function headerText(name: string, value: HeaderValue): string {
  if (typeof value === 'string') return value;
  if (!/^(?:ce_|content-type$|trace)/i.test(name)) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(value);
  } catch {
    throw new BadInput('invalid-utf8', [{ pointer: name, detail: 'is not valid UTF-8' }]);
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
