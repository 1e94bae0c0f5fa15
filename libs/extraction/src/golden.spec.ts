import { describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extractByRules, ruleExtractor } from './rule-extractor.js';

/**
 * What each engine version says of the project's own sample articles, word by word. A change that is meant is written with
 *   RENEW_GOLDEN=1 npm run test:unit -- --testPathPatterns golden
 * and its difference is read before it is committed; what was released changes with a new engine version only.
 */
const folder = new URL('../golden/', import.meta.url);
const { engine, engineVersion } = ruleExtractor;

interface Sample {
  readonly title: string;
  readonly text: string;
  readonly lang: string;
  readonly date: string;
}

describe.each(['article-fr', 'article-en'])('the sample %s', (name) => {
  it(`says what ${engine} ${engineVersion} is known to say of it`, () => {
    const path = new URL(`../../../samples/${name}.json`, import.meta.url);
    const { title, text, lang, date } = JSON.parse(readFileSync(path, 'utf8')) as Sample;
    const published = { value: date, precision: 'day', basis: 'stated' } as const;
    // The hash changes with every word of the lexicons; what the engine says of the article need not.
    const { rulesetHash, ...answer } = extractByRules({ title, text, language: lang, published });
    expect(rulesetHash).toMatch(/^[0-9a-f]{64}$/);
    const golden = fileURLToPath(new URL(`${engine}-${engineVersion}.${name}.json`, folder));
    if (process.env.RENEW_GOLDEN !== undefined || !existsSync(golden)) {
      expect(process.env.RENEW_GOLDEN).toBeDefined();
      mkdirSync(folder, { recursive: true });
      writeFileSync(golden, `${JSON.stringify(answer, undefined, 2)}\n`);
    }
    expect(answer).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
  });
});
