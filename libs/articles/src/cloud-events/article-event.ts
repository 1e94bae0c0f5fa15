import { BadInput, BadInputReason, InputError } from '../bad-input.js';
import { readDate } from '../date.js';
import { JsonValue } from '../json/value.js';

/** The one type of event that carries an article to the ledger. */
export const articleEventType = 'newsledger.article.v1';

/** The Kafka topic on which these events travel. */
export const articlesTopic = 'newsledger.articles.v1';

/** A CloudEvent 1.0 of that type, whichever way it came. */
export interface ArticleEvent extends EventAttributes {
  /** The body as received. */
  readonly bytes: Buffer;
  /** The body, parsed and checked. */
  readonly data: JsonValue;
  /** Where the body stands in what was received: "" or a JSON pointer such as "/3/data". */
  readonly pointer: string;
}

export interface EventAttributes {
  readonly id: string;
  readonly source: string;
  readonly type: typeof articleEventType;
  readonly time?: string;
  readonly subject?: string;
  readonly dataschema?: string;
  readonly datacontenttype?: string;
  readonly partitionkey?: string;
  /** W3C trace context; one that is not well-formed is dropped, as that standard asks. */
  readonly traceparent?: string;
  readonly tracestate?: string;
}

/** Where attributes are read from: the value of one (anything but a string is wrong), and how its place is called. */
export interface AttributeSource {
  value(name: string): unknown;
  place(name: string): string;
}

interface Fault {
  readonly reason: BadInputReason;
  readonly error: InputError;
}

/** In UTF-16 units, of any attribute. */
export const maxAttributeLength = 2048;
const optional = ['subject', 'dataschema', 'datacontenttype', 'partitionkey', 'traceparent', 'tracestate'] as const;

/**
 * Reads and checks the attributes of an article event; others are ignored. Throws `BadInput` that names each wrong one:
 * wrong-specversion, wrong-event-type, missing-attribute, invalid-attribute.
 */
export function readAttributes(source: AttributeSource): EventAttributes {
  const faults: Fault[] = [];
  const read = (name: string) => readAttribute(source, name, faults);
  const require = (name: string) => {
    const value = read(name);
    if (value === undefined && !faults.some(({ error }) => error.pointer === source.place(name))) {
      faults.push(fault('missing-attribute', source.place(name), 'is missing'));
    }
    return value ?? '';
  };
  expect(require('specversion'), '1.0', 'wrong-specversion', source.place('specversion'), faults);
  expect(require('type'), articleEventType, 'wrong-event-type', source.place('type'), faults);
  const [id, origin, time] = [require('id'), require('source'), read('time')];
  if (!isUriReference(origin)) {
    faults.push(
      fault('invalid-attribute', source.place('source'), 'must be a URI reference, without spaces or quotes'),
    );
  }
  if (time !== undefined && !isTimestamp(time)) {
    faults.push(fault('invalid-attribute', source.place('time'), 'must be a time with its zone (RFC 3339)'));
  }
  const others = optional.map((name) => [name, read(name)] as const).filter(([name, value]) => isUsable(name, value));
  const first = faults[0];
  if (first) {
    throw new BadInput(
      first.reason,
      faults.map(({ error }) => error),
    );
  }
  return {
    id,
    source: origin,
    type: articleEventType,
    ...(time === undefined ? {} : { time }),
    ...Object.fromEntries(others),
  };
}

function readAttribute(source: AttributeSource, name: string, faults: Fault[]): string | undefined {
  const value = source.value(name);
  if (value === undefined || value === null || value === '') return undefined;
  const wrong = (detail: string) => void faults.push(fault('invalid-attribute', source.place(name), detail));
  if (typeof value !== 'string') wrong('must be a string');
  else if (value.length > maxAttributeLength) wrong(`must not be longer than ${String(maxAttributeLength)} characters`);
  else if (hasControls(value)) wrong('must not hold control characters or half surrogate pairs');
  else return value;
  return undefined;
}

function expect(given: string, wanted: string, reason: BadInputReason, place: string, faults: Fault[]): void {
  if (given !== '' && given !== wanted) faults.push(fault(reason, place, `must be ${wanted}`));
}

function isUsable(name: string, value: string | undefined): boolean {
  if (value === undefined) return false;
  return name !== 'traceparent' || /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(value);
}

/** CloudEvents asks for an RFC 3986 reference; letters beyond ASCII are let through, as in an IRI (RFC 3987). */
function isUriReference(text: string): boolean {
  return !/[\s<>"{}|\\^`]/.test(text);
}

function isTimestamp(text: string): boolean {
  const reading = readDate(text);
  return typeof reading === 'object' && reading.date.precision === 'second' && reading.date.basis === 'stated';
}

/** CloudEvents forbids control characters in attributes, and no header or table could carry them all. */
function hasControls(text: string): boolean {
  return /[\p{Cc}\p{Surrogate}]/u.test(text);
}

function fault(reason: BadInputReason, pointer: string, detail: string): Fault {
  return { reason, error: { pointer, detail } };
}
