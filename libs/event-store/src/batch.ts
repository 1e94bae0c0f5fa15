import { createHash } from 'node:crypto';
import { InvalidUnit } from './errors.js';
import type { AppendUnit, AppendVerdict, ExpectedVersion, StreamId } from './event.js';
import { Registry } from './event-types.js';

/** A unit that was checked and written out, so that nothing in it can fail a batch. */
export interface EncodedUnit {
  readonly unit: AppendUnit;
  readonly metadata: string;
  /** The data of each event, in the order of the writes. */
  readonly data: readonly string[];
  readonly schemaVersions: readonly number[];
  readonly bytes: number;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
// As JSON.stringify writes them: a NUL, which no text in Postgres can hold, or half of a surrogate pair.
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

const anyType = new Registry(undefined);

/** Returns the unit checked and written out. Throws InvalidUnit where it could never be appended. */
export function encodeUnit(unit: AppendUnit, registry = anyType): EncodedUnit {
  requireUuid(unit.key, 'key');
  if (unit.contentHash.length !== 32) throw new InvalidUnit('contentHash is not 32 bytes long');
  const metadata = encodeJson(unit.metadata, 'metadata');
  const data: string[] = [];
  const schemaVersions: number[] = [];
  for (const { stream, expected, events } of unit.writes) {
    requireText(stream.category, 'stream.category');
    requireText(stream.id, 'stream.id');
    if (typeof expected === 'number' && !(Number.isInteger(expected) && expected >= 0)) {
      throw new InvalidUnit(`expected version ${expected} is neither 0 nor a positive integer`);
    }
    for (const event of events) {
      requireText(event.type, 'event.type');
      schemaVersions.push(registry.versionOf(event.type));
      data.push(encodeJson(event.data, `data of ${event.type}`));
    }
  }
  let bytes = metadata.length * data.length + 200;
  for (const text of data) bytes += text.length + 100;
  for (const { hash, mediaType, body } of unit.contents ?? []) {
    requireText(mediaType, 'mediaType');
    if (!createHash('sha256').update(body).digest().equals(hash)) {
      throw new InvalidUnit(`content ${Buffer.from(hash).toString('hex')} is not the SHA-256 of its body`);
    }
    bytes += body.length;
  }
  for (const { ref, value } of unit.secrets ?? []) {
    requireUuid(ref, 'secret.ref');
    encodeJson(value, `secret ${ref}`);
    bytes += value.length;
  }
  return { unit, metadata, data, schemaVersions, bytes };
}

export const appendSql = `select unit, verdict, first_pos, last_pos, write_index, actual from ledger.append_batch(
  $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`;

/** A row of the answer: unit, verdict, first and last position, in a conflict the write within the unit and the actual version. */
export type VerdictRow = [number, AppendVerdict['verdict'], number | null, number | null, number, number];

/** Returns the parameters of `appendSql` for these units, in order. */
export function encodeBatch(units: readonly EncodedUnit[]): unknown[] {
  const streams = new Numbering();
  const types = new Numbering();
  const keys: string[] = [];
  const hashes: Uint8Array[] = [];
  const writeCounts: number[] = [];
  const streamsOfWrites: StreamId[] = [];
  const writeStreams: number[] = [];
  const expected: number[] = [];
  const eventCounts: number[] = [];
  const eventWrites: number[] = [];
  const eventTypes: number[] = [];
  for (const { unit } of units) {
    keys.push(unit.key);
    hashes.push(unit.contentHash);
    writeCounts.push(unit.writes.length);
    for (const write of unit.writes) {
      const number = streams.of(streamKey(write.stream));
      streamsOfWrites[number - 1] = write.stream;
      writeStreams.push(number);
      expected.push(expectedNumber(write.expected));
      eventCounts.push(write.events.length);
      for (const event of write.events) {
        eventWrites.push(writeStreams.length);
        eventTypes.push(types.of(event.type));
      }
    }
  }
  const contents = units.flatMap(({ unit }, index) => (unit.contents ?? []).map((content) => ({ ...content, index })));
  const secrets = units.flatMap(({ unit }, index) => (unit.secrets ?? []).map((secret) => ({ ...secret, index })));
  return [
    plainArray(keys),
    byteaArray(hashes),
    jsonArray(units.map(({ metadata }) => metadata)),
    plainArray(writeCounts),
    textArray(streamsOfWrites.map(({ category }) => category)),
    textArray(streamsOfWrites.map(({ id }) => id)),
    plainArray(writeStreams),
    plainArray(expected),
    plainArray(eventCounts),
    textArray([...types.names()]),
    plainArray(eventWrites),
    plainArray(eventTypes),
    plainArray(units.flatMap(({ schemaVersions }) => schemaVersions)),
    jsonArray(units.flatMap(({ data }) => data)),
    plainArray(contents.map(({ index }) => index + 1)),
    byteaArray(contents.map(({ hash }) => hash)),
    textArray(contents.map(({ mediaType }) => mediaType)),
    plainArray(contents.map(({ body }) => body.length)),
    // In one piece, as a parameter of its own goes as bytes and an array's member as twice as many hexadecimal digits.
    Buffer.concat(contents.map(({ body }) => body)),
    plainArray(secrets.map(({ index }) => index + 1)),
    plainArray(secrets.map(({ ref }) => ref)),
    textArray(secrets.map(({ value }) => value)),
  ];
}

/** Returns a unit's verdict from its row of the answer. */
export function verdictOf(row: VerdictRow, unit: AppendUnit): AppendVerdict {
  const [, verdict, first, last, writeIndex, actual] = row;
  if (verdict === 'key-reused') return { verdict };
  if (verdict !== 'conflict') {
    return first === null || last === null ? { verdict } : { verdict, firstPosition: first, lastPosition: last };
  }
  const write = unit.writes[writeIndex - 1];
  if (!write) throw new Error(`the conflict names write ${writeIndex} of ${unit.writes.length}`);
  return { verdict, stream: write.stream, expected: write.expected, actual };
}

/** Gives 1, 2, 3 ... to names in the order in which they first come. */
class Numbering {
  private readonly numbers = new Map<string, number>();

  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.numbers.size + 1);
    return this.numbers.size;
  }

  names(): Iterable<string> {
    return this.numbers.keys();
  }
}

/** Returns a string that two streams share only if they are the same. A category holds no NUL. */
export function streamKey({ category, id }: StreamId): string {
  return `${category}\0${id}`;
}

function expectedNumber(expected: ExpectedVersion): number {
  if (typeof expected === 'number') return expected;
  return { none: 0, any: -1, exists: -2 }[expected];
}

function requireUuid(value: string, field: string): void {
  if (!uuid.test(value)) throw new InvalidUnit(`${field} ${JSON.stringify(value)} is not a UUID`);
}

function requireText(value: string, field: string): void {
  if (value === '') throw new InvalidUnit(`${field} is empty`);
  if (!value.isWellFormed() || value.includes('\0')) throw unstorableIn(field);
}

function encodeJson(value: unknown, field: string): string {
  let json;
  try {
    json = JSON.stringify(value) as string | undefined;
  } catch (error) {
    // A cycle, a bigint, or a depth that the stack does not hold.
    throw new InvalidUnit(`${field} has no JSON form: ${(error as Error).message}`, { cause: error });
  }
  if (json === undefined) throw new InvalidUnit(`${field} has no JSON form`);
  if (json.includes('\\u') && unstorable.test(json)) throw unstorableIn(field);
  return json;
}

function unstorableIn(field: string): InvalidUnit {
  return new InvalidUnit(`${field} holds a NUL or half of a surrogate pair`);
}

// By the number of their elements' type.
const jsonArray = (values: readonly string[]) => arrayOf(114, values);
const byteaArray = (values: readonly Uint8Array[]) => arrayOf(17, values);
const textArray = (values: readonly string[]) => arrayOf(25, values);

/** Returns numbers or UUIDs as an array's text. `pg` would look at each for what it is, and build the text piece by piece. */
function plainArray(values: readonly (string | number)[]): string {
  return `{${values.join()}}`;
}

/**
 * Returns an array as Postgres takes it in binary, as `pg` sends a buffer: as text, every quote in a document would be escaped here and
 * unescaped there, which costs more than anything else in an append on this side.
 */
function arrayOf(elementOid: number, values: readonly (string | Uint8Array)[]): Buffer {
  const sizes = values.map((value) => (typeof value === 'string' ? Buffer.byteLength(value) : value.length));
  const array = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + 4 + size, values.length > 0 ? 20 : 12));
  // Dimensions, no nulls, type of the elements; then, where there is a dimension, its length and first index.
  const header = values.length > 0 ? [1, 0, elementOid, values.length, 1] : [0, 0, elementOid];
  let at = 0;
  for (const number of header) at = array.writeInt32BE(number, at);
  for (const [index, value] of values.entries()) {
    at = array.writeInt32BE(sizes[index]!, at);
    if (typeof value === 'string') array.write(value, at);
    else array.set(value, at);
    at += sizes[index]!;
  }
  return array;
}
