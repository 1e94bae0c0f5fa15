import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ArticleView } from '@newsledger/read-models';
import { ReadSide } from '../support/read-side.js';
import { Newsroom, type CaseDoc } from './newsroom.js';
import { stories } from './stories.js';
import { piecesOf, type Expected, type Story } from './story.js';
import { pictureOf } from './picture.js';
import { diceOf, tell, tellIn } from './telling.js';

/** The names of the pieces that support a case. */
function supportedBy(story: Story, doc: CaseDoc): string[] {
  const pieces = Object.entries(piecesOf(story));
  const urls = new Set(doc.sources.map(({ url }) => url));
  // Versions of one article have one address: the case is supported by the one that counts, which the story names last.
  const byUrl = new Map(pieces.map(([name, { url }]) => [url, name]));
  return [...urls].map((url) => byUrl.get(url) ?? url).sort();
}

const figuresOf = ({ figures = [] }: CaseDoc): number[] =>
  figures.flatMap(({ quantity }) => quantity.min ?? []).sort((a, b) => a - b);

/** What is expected of a case, as the case has it. */
function asExpected(story: Story, doc: CaseDoc, expected: Expected): Expected {
  const { quantity, person, amount, conflicts, review, related, canceled, independentSources } = doc;
  const known: Record<keyof Expected, unknown> = {
    kind: doc.kind,
    from: supportedBy(story, doc),
    figure: quantity?.min,
    figures: figuresOf(doc),
    person: person?.name,
    amount: amount?.value,
    independent: independentSources,
    canceled: canceled === undefined ? undefined : true,
    conflicts: conflicts?.map(({ path }) => path),
    review: review?.needed.map(({ reason }) => reason).filter((reason) => expected.review?.includes(reason)),
    related: related?.map(({ relation }) => relation),
  };
  const names = Object.keys(expected) as (keyof Expected)[];
  return Object.fromEntries(names.map((name) => [name, known[name]])) as unknown as Expected;
}

const sorted = (expected: Expected): Expected => ({ ...expected, from: [...expected.from].sort() });

const paths = ['layoffs', 'leadership-changes', 'ai-initiatives'];
const addressOf = (story: string, piece: string) => {
  const told = stories.find(({ name }) => name.includes(story))!;
  return piecesOf(told)[piece]!.url;
};

describe('readers see what has happened', () => {
  let side: ReadSide;
  let views: CaseDoc[];
  const list = async <Item>(path: string) => (await side.get<{ items: Item[] }>(path)).body.items;

  beforeAll(async () => {
    side = await ReadSide.start();
    const newsroom = await Newsroom.open(side.ledger.database, 1);
    await tellIn(newsroom, stories, { dice: diceOf(1), permutation: 0 });
    await newsroom.close();
    await side.untilRead(await side.store.head());
    views = [];
    for (const path of paths) {
      for (const { id } of await list<CaseDoc>(`/v1/${path}?limit=100`))
        views.push((await side.get<CaseDoc>(`/v1/${path}/${id}`)).body);
    }
  }, 120_000);
  afterAll(() => side.stop());

  it.each(stories.map((story) => [story.name, story] as const))('where %s', (_name, story) => {
    const urls = new Set(Object.values(piecesOf(story)).map(({ url }) => url));
    const own = views.filter(({ sources }) => sources.some(({ url }) => urls.has(url)));
    const found = story.then.map((expected) => {
      const names = sorted(expected).from.join();
      const candidates = own.filter((doc) => doc.kind === expected.kind && supportedBy(story, doc).join() === names);
      const doc = candidates.find((each) => expected.person === undefined || each.person?.name === expected.person);
      return doc && asExpected(story, doc, expected);
    });
    expect(found).toEqual(story.then.map(sorted));
    expect(own).toHaveLength(story.then.length);
  });

  it.each([['a background mention', 'background two months later', 'mention', 'background']])(
    'of %s, why it was not recorded',
    async (_what, story, piece, reason) => {
      const articles = await list<ArticleView>('/v1/articles?limit=200');
      const article = articles.find(({ url }) => url === addressOf(story, piece))!;
      const { body } = await side.get<ArticleView>(`/v1/articles/${article.id}`);
      expect(body.cases).toEqual([]);
      expect(body.extractions.at(-1)!.suppressed).toMatchObject([{ reason }]);
    },
  );

  it('of what an editor put together, one case under both ids', async () => {
    const [merged] = await list<CaseDoc>('/v1/layoffs?caseStatus=merged');
    const answer = await fetch(`${side.url}/v1/layoffs/${merged!.id}`, { redirect: 'manual' });
    const survivor = views.find(({ sources }) => sources.some(({ url }) => url === addressOf('two cases', 'later')));
    expect([answer.status, answer.headers.get('location')]).toEqual([308, `/v1/layoffs/${survivor!.id}`]);
  });

  it('of what asks for a person and of what was put right, a list each', async () => {
    const waiting = await list<CaseDoc>('/v1/review-queue?limit=100&reason=scope-in-doubt');
    const inDoubt = views.find(({ sources }) => sources.some(({ url }) => url === addressOf('rewrite', 'rewrite')))!;
    expect(waiting.map(({ id }) => id)).toContain(inDoubt.id);
    const corrections = await list<{ type: string }>('/v1/corrections?limit=100');
    const types = ['ArticleCanceled', 'CaseCorrected', 'CaseRetracted', 'LayoffCanceled', 'LayoffFigureRevised'];
    expect([...new Set(corrections.map(({ type }) => type))].sort()).toEqual(types);
  });
});

let cases: CaseDoc[];
beforeAll(async () => {
  cases = await tell(stories, { dice: diceOf(1), permutation: 0, recorders: 1 });
}, 60_000);

describe('readers see the same', () => {
  /** Story by story, so that a failure shows the one that it is about. */
  const expectTheSame = (told: readonly CaseDoc[]) => {
    for (const story of stories) {
      const { name } = story;
      expect({ name, picture: pictureOf(story, told) }).toEqual({ name, picture: pictureOf(story, cases) });
    }
  };

  it('in whatever order the articles come: every permutation of up to four', async () => {
    for (let permutation = 1; permutation < 24; permutation++) {
      expectTheSame(await tell(stories, { dice: diceOf(permutation), permutation, recorders: 1 }));
    }
  }, 240_000);

  it('however the articles are split into batches, and with up to three recorders at once', async () => {
    const telling = fc.record({ seed: fc.integer(), recorders: fc.integer({ min: 1, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(telling, async ({ seed, recorders }) => {
        expectTheSame(await tell(stories, { dice: diceOf(seed), recorders }));
      }),
      { numRuns: 12 },
    );
  }, 240_000);
});
