import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hostOf, normaliseAddress } from './address.js';

describe('normaliseAddress', () => {
  // These are frozen: article ids in ledgers are made from them.
  it.each([
    ['https://a.example/1', 'https://a.example/1'],
    ['http://www.A.Example:80/1/', 'https://a.example/1'],
    ['https://a.example:443', 'https://a.example'],
    ['http://a.example:8080/x', 'https://a.example:8080/x'],
    ['https://user:secret@a.example/x', 'https://a.example/x'],
    ['https://a.example/x?utm_source=n&utm_medium=m&b=2&a=1&fbclid=Z#part', 'https://a.example/x?a=1&b=2'],
    ['https://a.example/x?xtor=RSS-1', 'https://a.example/x'],
    ['https://a.example/x?id=1&ref=2', 'https://a.example/x?id=1&ref=2'],
    ['https://a.example/Caf%c3%A9/%7Euser', 'https://a.example/Caf%C3%A9/~user'],
    ['https://a.example/café', 'https://a.example/caf%C3%A9'],
    ['https://a.example/a/../b/./c', 'https://a.example/b/c'],
    ['https://a.example/%2525', 'https://a.example/%2525'],
    ['https://www.example/x', 'https://www.example/x'],
    ['https://été.example/x', 'https://xn--t-9fab.example/x'],
    ['  https://a.example/x\n', 'https://a.example/x'],
  ])('%s -> %s', (address, normalised) => {
    expect(normaliseAddress(address)).toBe(normalised);
  });

  it.each(['', 'a.example/x', '/x', 'ftp://a.example/x', 'javascript:alert(1)', 'urn:a:b', 'https://', 'http://[::1'])(
    'finds no http address in %j',
    (address) => {
      expect(normaliseAddress(address)).toBeUndefined();
    },
  );

  it.each([
    ['https://a.example/%E9', 'https://a.example/%EA'],
    ['https://a.example/x?q=%2B1', 'https://a.example/x?q=+1'],
    ['https://a.example/a%2Fb', 'https://a.example/a/b'],
    ['https://a.example/A', 'https://a.example/a'],
    ['https://a.example/x?id=1', 'https://a.example/x?id=2'],
  ])('keeps %s and %s apart', (left, right) => {
    expect(normaliseAddress(left)).not.toBe(normaliseAddress(right));
  });

  it('changes nothing when applied again', () => {
    const messy = fc
      .tuple(
        fc.domain(),
        fc.array(
          fc.constantFrom('/', '%2', '%', '65', '%2f', '?', '&', '=', '#', 'a', 'www.', 'é', ':80', '..', ' ', ';'),
          { maxLength: 12 },
        ),
      )
      .map(([host, parts]) => `http://${host}/${parts.join('')}`);
    const addresses = fc.oneof(messy, fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string());
    fc.assert(
      fc.property(addresses, (address) => {
        const once = normaliseAddress(address);
        if (once !== undefined) expect(normaliseAddress(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('hostOf', () => {
  it.each([
    ['https://WWW.a.example:8443/x', 'www.a.example:8443'],
    ['http://a.example:80/', 'a.example'],
    ['urn:a', undefined],
  ])('%s -> %s', (address, host) => {
    expect(hostOf(address)).toBe(host);
  });
});
