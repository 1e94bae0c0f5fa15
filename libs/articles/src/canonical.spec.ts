import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalHash, canonicalJson, contentDocument } from './canonical.js';
import { JsonValue } from './json/value.js';

describe('canonicalJson', () => {
  it('sorts names by code units and spells numbers and strings in one way (RFC 8785, 3.2.3)', () => {
    const value = JSON.parse(
      '{"\\u20ac":"Euro Sign","\\r":"CR","1":4.50,"\\u0080":2e-3,"\\ud83d\\ude00":1e30,"\\ufb33":"\\u0041"}',
    ) as JsonValue;
    const text = '{"\\r":"CR","1":4.5,"\u0080":0.002,"€":"Euro Sign","😀":1e+30,"\ufb33":"A"}';
    expect(canonicalJson(value)).toBe(text);
  });

  it('is one for any order of members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalHash(reversed as JsonValue)).toBe(canonicalHash(object as JsonValue));
      }),
    );
  });
});

describe('contentDocument', () => {
  // Frozen: events carry this hash, and quotes are found by it.
  it('is the canonical JSON of the words', () => {
    const { bytes, hash } = contentDocument({ title: 'Un titre', text: 'Des mots\n« é ».', authors: ['A. B.'] });
    expect(bytes.toString('utf8')).toBe('{"authors":["A. B."],"text":"Des mots\\n« é ».","title":"Un titre"}');
    expect(hash).toBe('7273911f6eebd3b5e47b17560d636a0024544bc1fd8da6ecacfef49f9a2d583d');
  });

  it('leaves out authors when there are none', () => {
    expect(contentDocument({ title: '', text: 'y', authors: [] })).toEqual(contentDocument({ title: '', text: 'y' }));
  });
});
