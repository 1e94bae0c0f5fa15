import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { given } from '../../../../test/support/given.js';
import { articleDecider, type ArticleCommand, type ArticleState } from './article.decider.js';
import type { ArticleEvent, ArticleFacts, ArticleVersion } from './article.events.js';
import type { PubStatus } from './article.js';

const facts: ArticleFacts = {
  articleId: 'a1',
  pubStatus: 'usable',
  addresses: ['https://paper.example/1'],
  adapter: { name: 'plain', version: 1 },
};
type More = Partial<ArticleFacts>;
const body = (textHash: string, more: More = {}) => ({ article: { ...facts, ...more }, textHash, rawHash: 'raw' });
const version = (articleVersion: number, textHash: string, more: More = {}): ArticleVersion => ({
  ...body(textHash, more),
  articleVersion,
});
const receive = (textHash: string, more: More = {}, embargoed = false): ArticleCommand => ({
  type: 'ReceiveArticle',
  embargoed,
  ...body(textHash, more),
});
const kill: More = { pubStatus: 'canceled' };
const withheld: More = { pubStatus: 'withheld' };

function after(...commands: readonly ArticleCommand[]): ArticleState {
  return commands.reduce(
    (state, command) => articleDecider.decide(state, command).reduce(articleDecider.evolve, state),
    articleDecider.initial,
  );
}

/** What readers get of an article: whether it stands, and in which words. */
const picture = ({ current }: ArticleState) => ({ status: current?.article.pubStatus, words: current?.textHash });

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

describe('the versions of an article, in whatever order they come', () => {
  it.each<[string, PubStatus, string, ArticleCommand[]]>([
    ['a kill without version or date', 'canceled', 'k', [receive('t1', { version: '1' }), receive('k', kill)]],
    [
      'a kill, and a version that cannot be told to be newer',
      'canceled',
      'k',
      [receive('t1'), receive('k', { ...kill, version: '2' })],
    ],
    [
      'a kill of the version that it names',
      'canceled',
      'k',
      [receive('t1', { version: '1' }), receive('t2', { version: '2' }), receive('k', { ...kill, version: '2' })],
    ],
    [
      'a kill of an earlier version',
      'usable',
      't3',
      [receive('t1', { version: '1' }), receive('k', { ...kill, version: '2' }), receive('t3', { version: '3' })],
    ],
    [
      'a kill that two newer versions cannot take back',
      'canceled',
      'k',
      [receive('t1', { version: '1' }), receive('t2', { version: '2' }), receive('k', kill)],
    ],
    ['what its publisher withholds', 'withheld', 'w', [receive('t1'), receive('w', withheld)]],
    [
      'what its publisher withheld for a while',
      'usable',
      't3',
      [receive('t1', { version: '1' }), receive('w', { ...withheld, version: '2' }), receive('t3', { version: '3' })],
    ],
    ['what was withheld and then killed', 'canceled', 'k', [receive('t1'), receive('w', withheld), receive('k', kill)]],
    ['late old versions', 'usable', 't3', ['1', '2', '3'].map((number) => receive(`t${number}`, { version: number }))],
  ])('end alike: %s', (_what, status, words, commands) => {
    for (const order of permutations(commands)) expect(picture(after(...order))).toEqual({ status, words });
  });

  it('end alike, whatever they are, as long as their versions tell which is newer', () => {
    const one = fc.record({
      number: fc.integer({ min: 1, max: 6 }),
      status: fc.constantFrom<PubStatus>('usable', 'usable', 'usable', 'withheld', 'canceled'),
    });
    const versions = fc.uniqueArray(one, { minLength: 1, maxLength: 5, selector: ({ number }) => number });
    const shuffled = versions.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    const commands = (list: readonly { number: number; status: PubStatus }[]) =>
      list.map(({ number, status }) => receive(`t${number}`, { version: String(number), pubStatus: status }));
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(picture(after(...commands(other)))).toEqual(picture(after(...commands(list))));
      }),
      { numRuns: 300 },
    );
  });

  it('keep what a kill says that comes first, and number what follows', () => {
    const canceled: ArticleEvent = { type: 'ArticleCanceled', data: version(1, 'k', kill) };
    given(articleDecider, canceled)
      .when(receive('t1', { version: '4' }))
      .then({ type: 'OlderVersionReceived', data: version(2, 't1', { version: '4' }) });
  });
});

describe('a version under embargo', () => {
  const embargo: More = { version: '2', embargoedUntil: '2026-03-02T06:00:00Z' };
  const embargoed: ArticleEvent = { type: 'ArticleEmbargoed', data: version(1, 't2', embargo) };
  const lift: ArticleCommand = { type: 'LiftEmbargo', articleVersion: 1 };
  const lifted: ArticleEvent = { type: 'EmbargoLifted', data: { articleVersion: 1 } };

  it('is received, and is no article to anyone until its hour', () => {
    given(articleDecider)
      .when(receive('t2', embargo, true))
      .then(embargoed);
    given(articleDecider, embargoed)
      .when(lift)
      .then(lifted, { type: 'ArticleReceived', data: version(1, 't2', embargo) });
  });

  it('is lifted once', () => {
    given(articleDecider, embargoed, lifted).when(lift).then();
  });

  it('is lifted by a delivery that comes after the hour', () => {
    given(articleDecider, embargoed)
      .when(receive('t2', embargo))
      .then(lifted, { type: 'ArticleReceived', data: version(1, 't2', embargo) });
  });

  it('is repeated by another delivery before the hour', () => {
    const { embargoedUntil } = embargo;
    given(articleDecider, embargoed)
      .when(receive('t2', embargo, true))
      .then({ type: 'ArticleRepeated', data: { articleVersion: 1, textHash: 't2', embargoedUntil } });
  });

  it('leaves the version before it as it is until then', () => {
    const first: ArticleEvent = { type: 'ArticleReceived', data: version(1, 't1', { version: '1' }) };
    const second: ArticleEvent = { type: 'ArticleEmbargoed', data: version(2, 't2', embargo) };
    const state = [first, second].reduce(articleDecider.evolve, articleDecider.initial);
    expect(picture(state)).toEqual({ status: 'usable', words: 't1' });
    given(articleDecider, first, second)
      .when({ type: 'LiftEmbargo', articleVersion: 2 })
      .then(
        { type: 'EmbargoLifted', data: { articleVersion: 2 } },
        { type: 'ArticleRevised', data: version(2, 't2', embargo) },
      );
  });

  it('is older at its hour than a version that came meanwhile, and does not undo a kill', () => {
    const newer: ArticleEvent = { type: 'ArticleReceived', data: version(2, 't3', { version: '3' }) };
    const killed: ArticleEvent = { type: 'ArticleCanceled', data: version(2, 'k', kill) };
    for (const between of [newer, killed]) {
      given(articleDecider, embargoed, between)
        .when(lift)
        .then(lifted, { type: 'OlderVersionReceived', data: version(1, 't2', embargo) });
    }
  });

  it('is killed at once, whatever hour the kill names', () => {
    given(articleDecider, embargoed)
      .when(receive('k', { ...embargo, ...kill }, true))
      .then({ type: 'ArticleCanceled', data: version(2, 'k', { ...embargo, ...kill }) });
  });
});
