import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase } from '../support/database.js';
import { Newsroom, type CaseDoc } from './newsroom.js';
import { batchesOf, diceOf, shuffled } from './telling.js';

/** Real articles, which are not part of this repository. Without them this is skipped. */
const folder = process.env.NEWSLEDGER_CORPUS;

/** Publishes real articles in an order that the seed gives, and returns the cases that come of them. */
async function publish(articles: readonly object[], seed: number): Promise<CaseDoc[]> {
  const dice = diceOf(seed);
  const database = await createDatabase();
  const newsroom = await Newsroom.open(database, 1 + (seed % 3));
  try {
    for (const batch of batchesOf(shuffled(articles, dice), dice)) await newsroom.deliver(batch);
    return await newsroom.cases();
  } finally {
    await newsroom.close();
    await database.drop();
  }
}

/** The claims of each case, by which the division is known whatever its cases are called. */
const division = (cases: readonly CaseDoc[]) =>
  cases
    .map(({ sources }) =>
      sources
        .map(({ claimId }) => claimId)
        .sort()
        .join(' '),
    )
    .sort();

(folder === undefined ? describe.skip : describe)('454 real articles', () => {
  it('make the same cases, in whatever order they are published', async () => {
    const lines = readFileSync(join(folder ?? '', 'corpus/dev/articles.jsonl'), 'utf8');
    const articles = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    const first = division(await publish(articles, 1));
    expect(first.length).toBeGreaterThan(100);
    for (const seed of [2, 3, 4]) expect(division(await publish(articles, seed))).toEqual(first);
  }, 240_000);
});
