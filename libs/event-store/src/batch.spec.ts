import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeBatch, encodeUnit } from './batch.js';
import { InvalidUnit } from './errors.js';
import type { AppendUnit } from './event.js';
import { Registry } from './event-types.js';

const registry = new Registry({ Happened: { schemaVersion: 1 } });
const encoded = (unit: AppendUnit) => encodeUnit(unit, registry);
const valid: AppendUnit = {
  key: '0b0e3a52-6a3f-5c0e-9d2b-6f3d1e0c9a11',
  contentHash: new Uint8Array(32),
  metadata: { actor: 'test' },
  writes: [
    { stream: { category: 'thing', id: '1' }, expected: 'none', events: [{ type: 'Happened', data: { n: 1 } }] },
  ],
};
const withEvent = (event: object): object => ({
  writes: [
    { stream: { category: 'thing', id: '1' }, expected: 'any', events: [{ type: 'Happened', data: {}, ...event }] },
  ],
});

function circular(): object {
  const data: { self?: object } = {};
  data.self = data;
  return data;
}

describe('encodeUnit', () => {
  it('writes the data out once', () => {
    expect(encoded(valid).data).toEqual(['{"n":1}']);
  });

  it.each<[string, object]>([
    ['a key that is no UUID', { key: 'delivery-1' }],
    ['a content hash of another length', { contentHash: new Uint8Array(20) }],
    ['a NUL in the data', withEvent({ data: { text: 'a\0b' } })],
    ['half of a surrogate pair in the data', withEvent({ data: { text: 'a\ud83d' } })],
    ['half of a surrogate pair in a member name', withEvent({ data: { 'a\ude00': 1 } })],
    ['data without a JSON form', withEvent({ data: undefined })],
    ['data that holds itself', withEvent({ data: circular() })],
    ['an empty type', withEvent({ type: '' })],
    ['a type that is not registered', withEvent({ type: 'Unheard' })],
    ['a NUL in a stream id', { writes: [{ stream: { category: 'thing', id: 'a\0' }, expected: 0, events: [] }] }],
    ['an empty category', { writes: [{ stream: { category: '', id: 'a' }, expected: 0, events: [] }] }],
    ['a negative expected version', { writes: [{ stream: { category: 'c', id: 'a' }, expected: -1, events: [] }] }],
    ['a fractional expected version', { writes: [{ stream: { category: 'c', id: 'a' }, expected: 0.5, events: [] }] }],
    [
      'a content under another hash',
      { contents: [{ hash: new Uint8Array(32), mediaType: 'text/plain', body: new Uint8Array(1) }] },
    ],
    ['a secret under no UUID', { secrets: [{ ref: '1', value: 'x' }] }],
    ['a NUL in a secret', { secrets: [{ ref: valid.key, value: '\0' }] }],
    ['a NUL in the metadata', { metadata: { actor: '\0' } }],
  ])('refuses %s', (_, change) => {
    expect(() => encoded({ ...valid, ...change })).toThrow(InvalidUnit);
  });

  it('takes text that only looks like an escaped NUL, and whole surrogate pairs', () => {
    const data = { a: '\\u0000', b: '\\\\ud83d', c: '😀' };
    expect(encoded({ ...valid, ...withEvent({ data }) }).data).toEqual([JSON.stringify(data)]);
  });

  it('refuses exactly the strings that are not well-formed or hold a NUL', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const piece = fc.oneof(unit, fc.constantFrom('\\', '\0', 'u0000', '\\u0000', '\ud83d', '\ude00'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('');
        const storable = !text.includes('\0') && Buffer.from(text).toString() === text;
        const encode = () => encoded({ ...valid, ...withEvent({ data: { text } }) });
        if (storable) expect(encode).not.toThrow();
        else expect(encode).toThrow(InvalidUnit);
      }),
    );
  });
});

describe('encodeBatch', () => {
  it('numbers streams and types over the whole batch and joins the bodies', () => {
    const body = Buffer.from('text');
    const hash = createHash('sha256').update(body).digest();
    const second = { ...valid, contents: [{ hash, mediaType: 'text/plain', body }] };
    const parameters = encodeBatch([encoded(valid), encoded(second)]);
    // Of one element, whose bytes come after five numbers and its size.
    const only = (index: number) => (parameters[index] as Buffer).subarray(24).toString();
    expect([4, 5, 9, 16].map(only)).toEqual(['thing', '1', 'Happened', 'text/plain']);
    expect(parameters.slice(6, 9)).toEqual(['{1,1}', '{0,0}', '{1,1}']);
    expect(parameters.slice(10, 12)).toEqual(['{1,2}', '{1,1}']);
    expect(parameters[14]).toEqual('{2}');
    expect((parameters[15] as Buffer).subarray(-32)).toEqual(hash);
    expect(parameters.slice(17, 19)).toEqual(['{4}', body]);
  });
});
