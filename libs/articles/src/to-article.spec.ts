import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BadInput } from './bad-input.js';
import { JsonValue } from './json/value.js';
import { toArticle } from './to-article.js';
import { ninjsDataschema } from './adapters/ninjs.js';
import { plainDataschema } from './adapters/plain.js';

const delivery = { source: 'wire.example', id: '1' };
const good = { url: 'https://a.example/1', title: 'A title', text: 'Some words.' };

function refusal(data: JsonValue, dataschema?: string): BadInput {
  try {
    toArticle(data, delivery, dataschema);
  } catch (error) {
    if (error instanceof BadInput) return error;
    throw error;
  }
  throw new Error('was accepted');
}

const pointers = (error: BadInput) => error.errors.map(({ pointer }) => pointer);

describe('the plain shape', () => {
  it('becomes an article with everything that the scraper gave', () => {
    const body = {
      url: 'http://www.A.example/1/?utm_source=x#top',
      title: 'A title',
      text: '  Some words.\r\n',
      date: '2025-10-29',
      lang: 'fr_FR',
      publisher: 'A. Press',
      authors: ['Jane Doe', ' ', 'John Roe '],
      version: 3,
      pubStatus: 'usable',
      somethingElse: { deep: [1] },
    };
    expect(toArticle(body, delivery)).toEqual({
      articleId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      url: 'http://www.A.example/1/?utm_source=x#top',
      title: 'A title',
      text: '  Some words.\r\n',
      language: 'fr-FR',
      publisher: 'A. Press',
      authors: ['Jane Doe', 'John Roe'],
      published: { value: '2025-10-29', precision: 'day', basis: 'stated' },
      version: '3',
      pubStatus: 'usable',
      addresses: ['https://a.example/1'],
      adapter: { name: 'plain', version: 1 },
    });
  });

  it.each([
    ['no title', { url: 'https://a.example/1', text: 'y' }],
    ['nothing known', { ...good, date: 'None', lang: '', publisher: null, authors: [], version: null }],
  ])('is accepted with %s', (_name, body) => {
    const article = toArticle(body, delivery);
    expect(article).not.toHaveProperty('published');
    expect(article).not.toHaveProperty('authors');
  });

  it('takes an author as one string', () => {
    expect(toArticle({ ...good, author: 'AFP' }, delivery).authors).toEqual(['AFP']);
  });

  it('needs no text where the publisher has canceled the article', () => {
    const article = toArticle({ url: good.url, pubStatus: 'canceled' }, delivery);
    expect(article).toMatchObject({ pubStatus: 'canceled', text: '', title: '' });
  });

  it('has an id within its source where it has no address', () => {
    const here = toArticle({ id: 7, text: 'y' }, delivery);
    const there = toArticle({ id: 7, text: 'y' }, { ...delivery, source: 'other.example' });
    expect(here.articleId).not.toBe(there.articleId);
    expect(here.articleId).toBe(toArticle({ id: '7', text: 'other' }, { ...delivery, id: '2' }).articleId);
    expect(here.addresses).toEqual([]);
  });

  it.each<[string, JsonValue, string, string[]]>([
    ['an empty object', {}, 'no-identity', ['/url', '/text']],
    ['no text', { url: good.url }, 'no-text', ['/text']],
    ['blank text', { ...good, text: ' \n\t' }, 'no-text', ['/text']],
    ['no identity', { title: 'x', text: 'y' }, 'no-identity', ['/url']],
    ['a number as url', { ...good, url: 12 }, 'invalid-article', ['/url']],
    ['an address that is none', { ...good, url: 'javascript:alert(1)' }, 'invalid-article', ['/url']],
    ['a bad address beside a good id', { ...good, id: '1', url: '/relative' }, 'invalid-article', ['/url']],
    ['an array as title', { ...good, title: ['x'] }, 'invalid-article', ['/title']],
    ['a date that is none', { ...good, date: '2025-13-45' }, 'invalid-article', ['/date']],
    ['an object as date', { ...good, date: {} }, 'invalid-article', ['/date']],
    ['a status of its own', { ...good, pubStatus: 'done' }, 'invalid-article', ['/pubStatus']],
    ['an author that is a number', { ...good, authors: ['x', 1] }, 'invalid-article', ['/authors/1']],
    ['three faults', { url: 1, lang: 5, date: 'soon' }, 'invalid-article', ['/url', '/lang', '/date', '/text']],
    ['an array', [good], 'unknown-format', ['']],
    ['a string', 'text', 'unknown-format', ['']],
  ])('is refused with %s', (_name, body, reason, places) => {
    const error = refusal(body);
    expect(error).toMatchObject({ reason, kind: 'invalid' });
    expect(pointers(error)).toEqual(places);
  });

  it('takes nothing from a prototype', () => {
    const body = JSON.parse(
      '{"__proto__":{"url":"https://a.example/1","text":"y"},"constructor":{"text":"y"}}',
    ) as JsonValue;
    expect(pointers(refusal(body))).toEqual(['/url', '/text']);
    const article = toArticle(
      JSON.parse(`{"url":"https://a.example/1","text":"y","__proto__":{"admin":true}}`) as JsonValue,
      delivery,
    );
    expect((article as unknown as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe('an embargo in the plain shape', () => {
  it('holds as one in ninjs does', () => {
    const embargoedUntil = '2025-10-29T09:00:00Z';
    expect(toArticle({ ...good, embargoedUntil }, delivery)).toMatchObject({
      adapter: { name: 'plain' },
      embargoedUntil,
    });
  });

  it.each(['2025-10-29 09:00', '2025-10-29', 'tomorrow'])('is refused where it is no moment: %s', (embargoedUntil) => {
    expect(refusal({ ...good, embargoedUntil }).errors).toEqual([
      { pointer: '/embargoedUntil', detail: expect.stringContaining('a time with its zone') },
    ]);
  });
});

describe('ninjs 3.1', () => {
  const item = {
    uri: 'urn:newsml:a.example:20251029:1',
    type: 'text',
    version: '2',
    firstCreated: '2025-10-29T06:00:00+01:00',
    versionCreated: '2025-10-29T08:30:00Z',
    language: 'fr',
    pubStatus: 'usable',
    embargoedUntil: '2025-10-29T09:00:00Z',
    by: 'Jane Doe',
    headlines: [
      { role: 'short', value: 'Court' },
      { role: 'main', contentType: 'text/plain', value: 'Le titre' },
    ],
    bodies: [
      { role: 'main', contentType: 'text/html', value: '<p>Les <b>mots</b>.</p>' },
      { role: 'main', contentType: 'text/plain', value: 'Les mots.' },
    ],
    infoSources: [
      { name: 'Wire', role: 'provider' },
      { name: 'A. Press', role: 'publisher' },
    ],
    altIds: [{ role: 'web', value: 'https://www.a.example/1/' }],
    house_extension: true,
  };

  it('is recognised by its shape and by its name', () => {
    expect(toArticle(item, delivery)).toEqual(toArticle(item, delivery, ninjsDataschema));
  });

  it('is told from a plain article that borrows some of its members', () => {
    const body = { ...good, uri: 'urn:a:1', versionCreated: '2025-10-29', bodies: 3 };
    expect(toArticle(body, delivery)).toMatchObject({ uri: 'urn:a:1', text: good.text, adapter: { name: 'plain' } });
  });

  it('may be canceled without a word', () => {
    const kill = { uri: 'urn:a:1', pubStatus: 'canceled', versionCreated: '2025-10-29T10:00:00Z' };
    expect(toArticle(kill, delivery)).toMatchObject({
      pubStatus: 'canceled',
      text: '',
      adapter: { name: 'ninjs-3.1' },
    });
  });

  it('becomes an article', () => {
    expect(toArticle(item, delivery)).toEqual({
      articleId: expect.any(String),
      uri: item.uri,
      title: 'Le titre',
      text: 'Les mots.',
      language: 'fr',
      publisher: 'A. Press',
      authors: ['Jane Doe'],
      published: { value: '2025-10-29T06:00:00+01:00', precision: 'second', basis: 'stated' },
      modified: { value: '2025-10-29T08:30:00Z', precision: 'second', basis: 'stated' },
      version: '2',
      pubStatus: 'usable',
      embargoedUntil: '2025-10-29T09:00:00Z',
      addresses: [item.uri, 'https://a.example/1'],
      adapter: { name: 'ninjs-3.1', version: 1 },
    });
  });

  it('reads a body that is marked up, whatever the agency calls its type', () => {
    const bodies = [{ contentType: 'body_xhtml', value: '<div><p>Un &amp; deux.</p><p>Trois.</p></div>' }];
    expect(toArticle({ ...item, bodies }, delivery).text).toBe('Un & deux.\n\nTrois.');
  });

  it('names each wrong field', () => {
    const error = refusal({
      embargoedUntil: '2025-10-29 09:00:00',
      headlines: 'x',
      bodies: [{ value: 5 }, 'y'],
      versionCreated: 'now',
    });
    expect(pointers(error)).toEqual(
      expect.arrayContaining([
        '/embargoedUntil',
        '/headlines',
        '/bodies/0/value',
        '/bodies/1',
        '/versionCreated',
        '/uri',
      ]),
    );
  });

  it('is refused without uri or text', () => {
    expect(pointers(refusal({ headlines: [] }))).toEqual(['/uri', '/bodies']);
  });

  it('is read as what its dataschema says, not as what it looks like', () => {
    expect(pointers(refusal(item, plainDataschema))).toContain('/text');
    expect(pointers(refusal(good, ninjsDataschema))).toContain('/bodies');
  });
});

describe('toArticle', () => {
  const names = [
    'uri',
    'url',
    'id',
    'title',
    'text',
    'date',
    'lang',
    'authors',
    'version',
    'pubStatus',
    'bodies',
    'headlines',
    'altIds',
  ];
  const values = fc.oneof(
    fc.jsonValue(),
    fc.webUrl(),
    fc.constantFrom('None', '2025', '2025-10-29', 'canceled', [{ value: '<p>x' }]),
  );
  const bodies = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor'), values));

  it('throws nothing but BadInput, and gives the same article for the same delivery', () => {
    fc.assert(
      fc.property(
        bodies,
        fc.option(fc.constantFrom(ninjsDataschema, plainDataschema, 'x'), { nil: undefined }),
        (body, schema) => {
          try {
            const article = toArticle(body as JsonValue, delivery, schema);
            expect(article.articleId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-/);
            expect(toArticle(structuredClone(body) as JsonValue, delivery, schema)).toEqual(article);
          } catch (error) {
            if (!(error instanceof BadInput)) throw error;
            expect(error.errors.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
