import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BadInput } from '../bad-input.js';
import { articleLimits } from '../limits.js';
import { decodeJson } from './decode.js';

const bytes = (text: string) => Buffer.from(text, 'utf8');

function refusal(input: Uint8Array): BadInput {
  try {
    decodeJson(input, articleLimits);
  } catch (error) {
    if (error instanceof BadInput) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('decodeJson', () => {
  it.each([
    ['nothing', bytes(''), 'empty', 'malformed'],
    ['blanks', bytes(' \n'), 'empty', 'malformed'],
    ['a byte that no UTF-8 has', Buffer.from([0x22, 0xff, 0x22]), 'invalid-utf8', 'malformed'],
    [
      'a surrogate encoded as if it were a character',
      Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]),
      'invalid-utf8',
      'malformed',
    ],
    ['a truncated character', Buffer.from([0x22, 0xc3]), 'invalid-utf8', 'malformed'],
    ['truncated JSON', bytes('{"title": '), 'invalid-json', 'malformed'],
    ['something after the value', bytes('{} {}'), 'invalid-json', 'malformed'],
    ['10,000 levels', bytes('['.repeat(10_000) + ']'.repeat(10_000)), 'too-deep', 'malformed'],
    ['100,000 levels that never close', bytes('['.repeat(100_000)), 'too-deep', 'malformed'],
    ['deep objects', bytes('{"a":'.repeat(65) + '1' + '}'.repeat(65)), 'too-deep', 'malformed'],
    ['NUL', bytes('{"text":"a\\u0000b"}'), 'nul-character', 'invalid'],
    ['a lone surrogate', bytes('{"text":"a\\ud800b"}'), 'lone-surrogate', 'invalid'],
    ['a reversed pair', bytes('["\\udc00\\ud800"]'), 'lone-surrogate', 'invalid'],
    ['NUL in a name', bytes('{"a":{"b\\u0000":1}}'), 'nul-character', 'invalid'],
    ['a number beyond doubles', bytes('{"n":1e400}'), 'number-out-of-range', 'invalid'],
    ['more bytes than allowed', bytes(`"${'x'.repeat(articleLimits.maxBytes)}"`), 'too-large', 'too-large'],
  ])('refuses %s', (_name, input, reason, kind) => {
    expect(refusal(input)).toMatchObject({ reason, kind });
  });

  it.each([
    ['64 levels', '['.repeat(64) + ']'.repeat(64)],
    ['brackets within strings', JSON.stringify('['.repeat(1000))],
    ['escaped quotes before brackets', JSON.stringify(`\\"${'{'.repeat(1000)}`)],
    ['a pair of surrogates in escapes', '"\\ud83d\\ude00"'],
    ['a byte order mark', '\ufeff{}'],
  ])('accepts %s', (_name, text) => {
    expect(() => decodeJson(bytes(text), articleLimits)).not.toThrow();
  });

  it('points at each bad string', () => {
    const text = '{"a":["x\\u0000"],"b/c":{"~":"\\ud800"},"d\\u0000":1}';
    expect(refusal(bytes(text)).errors.map(({ pointer }) => pointer)).toEqual(['/a/0', '/b~1c/~0', '']);
  });

  it('does not repeat what was sent', () => {
    expect(refusal(bytes('{"secret": hunter2}')).message).not.toMatch(/hunter2/);
  });

  it('leaves prototypes alone', () => {
    const value = decodeJson(
      bytes('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
      articleLimits,
    );
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('reads back any JSON value whose strings are well-formed', () => {
    const clean = fc.jsonValue({ maxDepth: 20 }).filter((value) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value)));
    fc.assert(
      fc.property(clean, (value) => {
        expect(decodeJson(bytes(JSON.stringify(value)), articleLimits)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('throws nothing but BadInput, whatever the bytes', () => {
    const jsonLike = fc
      .array(fc.constantFrom(...Array.from('{}[]:,"\\u0d8 1e9-nt\n'), 'null', '"a"', '\\u0000', '\\ud800'), {
        maxLength: 60,
      })
      .map((parts) => bytes(parts.join('')));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), jsonLike), (input) => {
        try {
          decodeJson(input, articleLimits);
        } catch (error) {
          expect(error).toBeInstanceOf(BadInput);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
