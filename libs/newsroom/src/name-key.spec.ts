import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nameKey } from './name-key.js';

describe('the key of a name', () => {
  it.each([
    ['Amazon', 'AMAZON Inc.'],
    ["L'Oréal SA", 'loreal'],
    ['Société Générale', 'societe generale'],
    ['AT&T', 'at&t, inc'],
    ['The Walt Disney Company', 'Walt Disney'],
    ['Groupe SEB', 'SEB'],
  ])('is one for %s and %s', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  it('tells a unit from its parent', () => {
    expect(nameKey('Amazon MGM Studios')).not.toBe(nameKey('Amazon'));
  });

  it('is left where a name is nothing but a legal form, an article or a sign', () => {
    expect(nameKey('Co')).toBe('co');
    expect(nameKey('Le')).toBe('le');
  });

  it('is its own key, for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => nameKey(nameKey(name)) === nameKey(name)));
  });
});
