import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { normaliseAddress } from './address.js';
import { BadInput } from './bad-input.js';
import { readArticleRequest } from './cloud-events/article-request.js';
import { toArticle } from './to-article.js';

/** Real articles, which are not part of this repository. Without them these tests are skipped. */
const folder = process.env.NEWSLEDGER_CORPUS;
const headers = { 'content-type': 'application/json' };

function read(line: string) {
  const [event] = readArticleRequest({ headers, body: Buffer.from(line), source: 'corpus' });
  if (event === undefined || event instanceof BadInput) throw event ?? new Error('nothing was read');
  return toArticle(event.data, event);
}

const lines = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8').trim().split('\n');

(folder === undefined ? describe.skip : describe)('real articles', () => {
  const path = (name: string) => join(folder ?? '', 'corpus', name);

  it('as scrapers deliver them are all accepted, with the dates that they have', () => {
    for (const line of lines(readFileSync(path('dev/articles.jsonl')))) {
      const given = JSON.parse(line) as { text: string; date?: string };
      const article = read(line);
      expect(article.text).toBe(given.text);
      expect(article.published?.value).toBe(given.date ?? undefined);
      expect(article.addresses.every((address) => address === normaliseAddress(address))).toBe(true);
    }
  });

  it('of a wire keep their identities apart', () => {
    const some = lines(gunzipSync(readFileSync(path('wire-fr.jsonl.gz')))).filter((_line, index) => index % 10 === 0);
    const urls = new Set(some.map((line) => (JSON.parse(line) as { url: string }).url));
    expect(new Set(some.map((line) => read(line).articleId)).size).toBe(urls.size);
  });
});
