import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { articleIdOf, deliveryKey } from './identity.js';

const source = 'wire.example';

describe('articleIdOf', () => {
  // Frozen: these ids stand in ledgers.
  it.each([
    [{ uri: 'urn:a:1', source }, '748fbb95-e828-5f6b-a738-4c5ebf19bffd'],
    [{ url: 'http://www.a.example/1/?utm_source=x', source }, '5d8fd54e-2827-5e39-a337-33e0db7891ec'],
    [{ id: '1', source }, '3f1b202d-e999-5aa9-b18f-518173d88ab1'],
  ])('%j -> %s', (identity, id) => {
    expect(articleIdOf(identity)).toBe(id);
  });

  it('prefers the uri, then the url', () => {
    const [uri, url, id] = ['urn:a:1', 'https://a.example/1', '1'];
    expect(articleIdOf({ uri, url, id, source })).toBe(articleIdOf({ uri, source: 'other' }));
    expect(articleIdOf({ url, id, source })).toBe(articleIdOf({ url, source: 'other' }));
  });

  it('is the same for a uri that is the normalised url', () => {
    expect(articleIdOf({ uri: 'https://a.example/1', source })).toBe(
      articleIdOf({ url: 'http://a.example/1#x', source }),
    );
  });

  it('is none without any of them', () => {
    expect(articleIdOf({ source })).toBeUndefined();
    expect(articleIdOf({ url: 'no address', source })).toBeUndefined();
  });
});

describe('deliveryKey', () => {
  it('is frozen', () => {
    expect(deliveryKey('wire.example', '1')).toBe('3fa57025-cedd-5a8f-af7f-284eaddf9534');
  });

  it('tells apart pairs that read the same when glued together', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.nat(), (a, b, at) => {
        const glued = a + b;
        const cut = 1 + (at % (glued.length - 1));
        const [c, d] = [glued.slice(0, cut), glued.slice(cut)];
        expect(deliveryKey(a, b) === deliveryKey(c, d)).toBe(a === c);
      }),
    );
  });
});
