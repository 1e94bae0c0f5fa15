import { describe, expect, it } from '@jest/globals';
import { addressFamily } from './address-family.js';
import { publisherGroup } from './publisher-group.js';

describe('the family of an address', () => {
  it.each([
    [
      'by the language in the path',
      'https://acme.example/fr/actualites/plan',
      'https://acme.example/en/actualites/plan',
    ],
    ['with and without a language', 'https://acme.example/news/plan', 'https://acme.example/fr-FR/news/plan'],
    ['by the language of the host', 'https://fr.acme.example/news/plan', 'https://www.acme.example/news/plan'],
    ['by a parameter', 'https://acme.example/news/plan?lang=fr', 'https://acme.example/news/plan?lang=de'],
    [
      'by the id of the page, whatever its words',
      'https://acme.example/fr/nouvelles/733cd411ea02d2d07b13-suppressions',
      'https://acme.example/en/news/733cd411ea02d2d07b13-job-cuts',
    ],
    [
      'by an id in the query',
      'https://acme.example/lire.php?id=81920431&lang=fr',
      'https://acme.example/read.php?id=81920431',
    ],
  ])('is one for the editions of a page: %s', (_how, one, other) => {
    expect(addressFamily(one)).toBeDefined();
    expect(addressFamily(one)).toBe(addressFamily(other));
  });

  it.each([
    ['two pages', 'https://acme.example/news/plan', 'https://acme.example/news/chief'],
    ['two sites', 'https://acme.example/news/plan', 'https://other.example/news/plan'],
    ['two pages of one day', 'https://acme.example/20251029/plan', 'https://acme.example/20251029/chief'],
    ['one round figure', 'https://acme.example/cuts-1000000-euros', 'https://acme.example/raises-1000000-euros'],
    ['two ids', 'https://acme.example/news?id=81920431', 'https://acme.example/news?id=81920432'],
  ])('is not one for %s', (_what, one, other) => {
    expect(addressFamily(one)).not.toBe(addressFamily(other));
  });

  it.each([
    'urn:newsml:acme:1',
    'https://acme.example/',
    'https://acme.example/fr/',
    `https://a.example/${'x'.repeat(400)}`,
  ])('is nothing for %.40s', (address) => {
    expect(addressFamily(address)).toBeUndefined();
  });
});

describe("the group of an article's publisher", () => {
  const source = 'urn:scraper';

  it.each([
    [{ publisher: 'Les Échos' }, { url: 'https://www.leparisien.fr/a' }],
    [{ publisher: 'The Verge' }, { url: 'https://nymag.com/b' }],
    [{ publisher: 'L’Indépendant' }, { publisher: 'Midi libre' }],
    [{ url: 'https://www.bbc.com/news/1' }, { url: 'https://bbc.co.uk/news/2', publisher: 'BBC News' }],
    [{ url: 'https://amp.courant.example/1' }, { url: 'https://www.courant.example/2', publisher: 'Le Courant' }],
    [{ publisher: 'Le Courant' }, { publisher: 'Le Courant SA' }],
  ])('is one for %j and %j', (one, other) => {
    expect(publisherGroup({ ...one, source })).toBe(publisherGroup({ ...other, source }));
  });

  it.each([
    [{ publisher: 'Le Courant' }, { publisher: 'La Dépêche' }],
    [{ url: 'https://one.blogspot.com/a' }, { url: 'https://two.blogspot.com/a' }],
    [{ url: 'https://one.co.uk/a' }, { url: 'https://two.co.uk/a' }],
    [
      { url: 'https://www.msn.com/a', publisher: 'Le Courant' },
      { url: 'https://www.msn.com/b', publisher: 'Le Rivage' },
    ],
  ])('is not one for %j and %j', (one, other) => {
    expect(publisherGroup({ ...one, source })).not.toBe(publisherGroup({ ...other, source }));
  });

  it('is the source of the delivery, where nothing else is known', () => {
    expect(publisherGroup({ source })).toBe(source);
  });
});
