import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseDoc } from './newsroom.js';
import { stories } from './stories.js';
import { piecesOf, type Expected, type Story } from './story.js';
import { diceOf, picturesOf, tell } from './telling.js';

/** The names of the pieces that support a case. */
function supportedBy(story: Story, doc: CaseDoc): string[] {
  const pieces = Object.entries(piecesOf(story));
  const urls = new Set(doc.sources.map(({ url }) => url));
  // Versions of one article have one address: the case is supported by the one that counts, which the story names last.
  const byUrl = new Map(pieces.map(([name, { url }]) => [url, name]));
  return [...urls].map((url) => byUrl.get(url) ?? url).sort();
}

/** What is expected of a case, as the case has it. */
const asExpected = (story: Story, { kind, person, ...doc }: CaseDoc): Partial<Expected> => ({
  ...{ kind, from: supportedBy(story, { kind, ...doc }) },
  ...(person && { person: person.name }),
});

let cases: CaseDoc[];
beforeAll(async () => {
  cases = await tell(stories, { dice: diceOf(1), permutation: 0, recorders: 1 });
}, 60_000);

describe('readers see what has happened', () => {
  it.each(stories.map((story) => [story.name, story] as const))('where %s', (_name, story) => {
    const urls = new Set(Object.values(piecesOf(story)).map(({ url }) => url));
    const own = cases.filter(({ sources }) => sources.some(({ url }) => urls.has(url)));
    const found = story.then.map((expected) => {
      const names = [...expected.from].sort().join();
      const candidates = own.filter((doc) => doc.kind === expected.kind && supportedBy(story, doc).join() === names);
      const doc = candidates.find((each) => expected.person === undefined || each.person?.name === expected.person);
      return doc && asExpected(story, doc);
    });
    expect(found).toMatchObject(story.then.map(({ kind, from }) => ({ kind, from: [...from].sort() })));
    expect(own).toHaveLength(story.then.length);
  });
});

describe('readers see the same', () => {
  const expected = () => picturesOf(stories, cases);

  it('in whatever order the articles come: every permutation of up to four', async () => {
    for (let permutation = 1; permutation < 24; permutation++) {
      const told = await tell(stories, { dice: diceOf(permutation), permutation, recorders: 1 });
      expect(picturesOf(stories, told)).toEqual(expected());
    }
  }, 240_000);

  it('however the articles are split into batches, and with up to three recorders at once', async () => {
    const telling = fc.record({ seed: fc.integer(), recorders: fc.integer({ min: 1, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(telling, async ({ seed, recorders }) => {
        expect(picturesOf(stories, await tell(stories, { dice: diceOf(seed), recorders }))).toEqual(expected());
      }),
      { numRuns: 12 },
    );
  }, 240_000);
});
