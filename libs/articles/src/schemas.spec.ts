import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { JsonObject, JsonValue } from './json/value.js';
import { articleEventSchema, ninjsArticleSchema, plainArticleSchema } from './schemas.js';
import { toArticle } from './to-article.js';

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, validateFormats: false });
const validPlain = ajv.compile(plainArticleSchema);
const validNinjs = ajv.compile(ninjsArticleSchema);
const validEvent = ajv.compile(articleEventSchema);
const delivery = { source: 's', id: '1' };
const accepts = (body: JsonValue) => {
  try {
    return Boolean(toArticle(body, delivery));
  } catch {
    return false;
  }
};

const examples = (schema: JsonObject) => schema.examples as readonly JsonObject[];

describe('the published schemas', () => {
  it('have examples that are valid and accepted', () => {
    for (const example of examples(plainArticleSchema))
      expect([validPlain(example), accepts(example)]).toEqual([true, true]);
    for (const example of examples(ninjsArticleSchema))
      expect([validNinjs(example), accepts(example)]).toEqual([true, true]);
  });

  it('describe an event around either', () => {
    const event = { specversion: '1.0', type: 'newsledger.article.v1', source: 's', id: '1' };
    for (const data of [...examples(plainArticleSchema), ...examples(ninjsArticleSchema)]) {
      expect(validEvent({ ...event, data })).toBe(true);
    }
    expect(validEvent(event)).toBe(false);
  });

  const base = { url: 'https://a.example/1', text: 'y' };
  it.each<JsonValue>([
    {},
    { url: base.url },
    { text: 'y' },
    { ...base, url: 12 },
    { ...base, url: 'ftp://a.example' },
    { ...base, title: ['x'] },
    { ...base, title: 'x'.repeat(10_001) },
    { ...base, publisher: {} },
    { ...base, authors: [1] },
    { ...base, version: 1.5 },
    { ...base, pubStatus: 'x' },
    { ...base, date: {} },
    { ...base, id: false },
    { ...base, lang: 7 },
    { ...base, embargoedUntil: 7 },
  ])('refuse a plain body just as the adapter does: %#', (body) => {
    expect([validPlain(body), accepts(body)]).toEqual([false, false]);
  });
});
