import { describe, expect, it } from '@jest/globals';
import { given } from '../../../../test/support/given.js';
import { articleDecider, type ArticleCommand } from './article.decider.js';
import type { ArticleEvent, ArticleFacts, ArticleVersion } from './article.events.js';

const facts: ArticleFacts = {
  articleId: 'a1',
  url: 'https://paper.example/1',
  pubStatus: 'usable',
  addresses: ['https://paper.example/1'],
  adapter: { name: 'plain', version: 1 },
};
const body = (textHash: string, more: Partial<ArticleFacts> = {}) => ({
  article: { ...facts, ...more },
  textHash,
  rawHash: `raw-${textHash}`,
});
const version = (articleVersion: number, textHash: string, more: Partial<ArticleFacts> = {}): ArticleVersion => ({
  ...body(textHash, more),
  articleVersion,
});
const received = (v: ArticleVersion): ArticleEvent => ({ type: 'ArticleReceived', data: v });
const receive = (textHash: string, more: Partial<ArticleFacts> = {}): ArticleCommand => ({
  type: 'ReceiveArticle',
  ...body(textHash, more),
});

describe('an article', () => {
  it('is received once', () => {
    given(articleDecider)
      .when(receive('t1'))
      .then({ type: 'ArticleReceived', data: version(1, 't1') });
  });

  it('is repeated by another delivery that says the same', () => {
    given(articleDecider, received(version(1, 't1')))
      .when(receive('t1'))
      .then({ type: 'ArticleRepeated', data: { articleVersion: 1, textHash: 't1' } });
  });

  it('is revised by other words', () => {
    given(articleDecider, received(version(1, 't1')))
      .when(receive('t2'))
      .then({ type: 'ArticleRevised', data: version(2, 't2') });
  });

  it('is never replaced by a lower version that comes late, and numbers are compared as numbers', () => {
    given(articleDecider, received(version(1, 't1', { version: '10' })))
      .when(receive('t0', { version: '9' }))
      .then({ type: 'OlderVersionReceived', data: version(2, 't0', { version: '9' }) });
  });

  it('is never replaced by one modified earlier, where there is no version', () => {
    const modified = (value: string) => ({ modified: { value, precision: 'second', basis: 'stated' } }) as const;
    given(articleDecider, received(version(1, 't1', modified('2025-10-29T10:00:00Z'))))
      .when(receive('t0', modified('2025-10-29T11:00:00+02:00')))
      .then({ type: 'OlderVersionReceived', data: version(2, 't0', modified('2025-10-29T11:00:00+02:00')) });
  });

  it('is followed by arrival where neither version nor dates tell', () => {
    given(articleDecider, received(version(1, 't1', { version: 'beta' })))
      .when(receive('t2', { version: 'alpha' }))
      .then({ type: 'ArticleRevised', data: version(2, 't2', { version: 'alpha' }) });
  });

  it('knows an older version again when it is repeated', () => {
    const older: ArticleEvent = { type: 'OlderVersionReceived', data: version(2, 't0', { version: '9' }) };
    given(articleDecider, received(version(1, 't1', { version: '10' })), older)
      .when(receive('t0', { version: '9' }))
      .then({ type: 'ArticleRepeated', data: { articleVersion: 2, textHash: 't0' } });
  });

  it('is canceled by its publisher, also when the kill is the first that is heard of it', () => {
    const kill = receive('t1', { pubStatus: 'canceled' });
    const data = { ...version(2, 't1', { pubStatus: 'canceled' }) };
    given(articleDecider, received(version(1, 't1')))
      .when(kill)
      .then({ type: 'ArticleCanceled', data });
    given(articleDecider)
      .when(kill)
      .then({ type: 'ArticleCanceled', data: { ...data, articleVersion: 1 } });
  });

  it('does not come back from its kill through a version that is older', () => {
    const kill: ArticleEvent = { type: 'ArticleCanceled', data: version(2, 't2', { pubStatus: 'canceled' }) };
    given(articleDecider, received(version(1, 't1', { version: '2' })), kill)
      .when(receive('t0', { version: '1' }))
      .then({ type: 'OlderVersionReceived', data: version(3, 't0', { version: '1' }) });
  });

  it('is revised by a publisher who goes back to earlier words', () => {
    const second: ArticleEvent = { type: 'ArticleRevised', data: version(2, 't2') };
    given(articleDecider, received(version(1, 't1')), second)
      .when(receive('t1'))
      .then({ type: 'ArticleRevised', data: version(3, 't1') });
  });

  it('is not older for a date that is only less precise, nor for the time zone of the machine', () => {
    const exact = { value: '2025-10-29T10:00:00Z', precision: 'second', basis: 'stated' } as const;
    const day = { value: '2025-10-29', precision: 'day', basis: 'stated' } as const;
    const unzoned = { value: '2025-10-29T10:00:01', precision: 'second', basis: 'unzoned' } as const;
    for (const modified of [day, unzoned]) {
      given(articleDecider, received(version(1, 't1', { modified: exact })))
        .when(receive('t2', { modified }))
        .then({ type: 'ArticleRevised', data: version(2, 't2', { modified }) });
    }
  });

  it('is linked to the other addresses that it comes under', () => {
    const addresses = ['https://paper.example/1', 'urn:paper:1'];
    given(articleDecider, received(version(1, 't1')))
      .when(receive('t1', { addresses }))
      .then(
        { type: 'ArticleRepeated', data: { articleVersion: 1, textHash: 't1' } },
        { type: 'ArticleAddressLinked', data: { address: 'urn:paper:1' } },
      );
  });

  it('has the claims of its leading extraction, and none once it is canceled', () => {
    const claims = [{ claimId: 'c1' }] as never;
    const extraction = { articleVersion: 1, textHash: 't1', engine: 'rules', engineVersion: '1', rulesetHash: 'h' };
    const extracted = (leading: boolean): ArticleEvent => ({
      type: 'ClaimsExtracted',
      data: { ...extraction, leading, claims, suppressed: [] },
    });
    const state = (...events: ArticleEvent[]) => events.reduce(articleDecider.evolve, articleDecider.initial);
    const first = received(version(1, 't1'));
    expect(state(first, extracted(true)).claims).toEqual(claims);
    expect(state(first, extracted(false)).claims).toEqual([]);
    const killed: ArticleEvent = { type: 'ArticleCanceled', data: version(2, 't1', { pubStatus: 'canceled' }) };
    expect(state(first, extracted(true), killed).claims).toEqual([]);
  });

  it('may be read by several engines, side by side: each reading is known by its engine, and the leading one gives the claims', () => {
    const reading = (engine: string, leading: boolean, claimId: string): ArticleEvent => ({
      type: 'ClaimsExtracted',
      data: {
        ...{ articleVersion: 1, textHash: 't1', engine, engineVersion: '1', rulesetHash: 'h', leading, suppressed: [] },
        claims: [{ claimId }] as never,
      },
    });
    const events = [received(version(1, 't1')), reading('rules', true, 'c1'), reading('model', false, 'c2')];
    const { extracted, claims } = events.reduce(articleDecider.evolve, articleDecider.initial);
    expect(extracted).toEqual([
      { articleVersion: 1, engine: 'rules' },
      { articleVersion: 1, engine: 'model' },
    ]);
    expect(claims).toEqual([{ claimId: 'c1' }]);
  });
});
