import { describe, expect, it } from '@jest/globals';
import { docketClaim } from './docket-claim.js';
import type { Facets } from './docket.events.js';
import { compare } from './same-happening.js';

type Layoff = Extract<Facets, { kind: 'layoff' }>;
type Move = Extract<Facets, { kind: 'leadership-change' }>;
type Deal = Extract<Facets, { kind: 'ai-initiative' }>;

const cut = (on: string | undefined, jobs?: number | [number, number], more: Partial<Layoff> = {}): Facets => ({
  kind: 'layoff',
  ...(jobs !== undefined && (typeof jobs === 'number' ? { min: jobs, max: jobs } : { min: jobs[0], max: jobs[1] })),
  ...(on !== undefined && { on }),
  ...more,
});
const move = (on: string, person: string, status: Move['status'], more: Partial<Move> = {}): Facets => ({
  kind: 'leadership-change',
  person,
  status,
  on,
  ...more,
});
const deal = (on: string, initiative: Deal['initiative'], ...others: string[]): Facets => ({
  kind: 'ai-initiative',
  initiative,
  others,
  on,
});
const studio = { scope: 'business_unit:studio' };
const denied = { denied: true as const };

function verdict(a: Facets, b: Facets, articles: readonly [string, string] = ['a1', 'a2']) {
  const [one, other] = [docketClaim('c1', articles[0], a), docketClaim('c2', articles[1], b)];
  const [there, back] = [compare(one, other), compare(other, one)];
  expect(back?.level).toBe(there?.level);
  expect(back?.because()).toBe(there?.because());
  return there && [there.level, there.because()];
}

describe('two claims of a layoff', () => {
  const said = cut('2025-10-28', 14_000);

  it.each<[string, Facets, Facets, readonly [string, string] | undefined]>([
    ['one figure', said, cut('2025-11-04', 14_000), ['equal', 'same scope, 7 days apart, 14,000']],
    [
      'a range around it',
      said,
      cut('2025-10', [10_000, 15_000]),
      ['same', 'same scope, on one day, 10,000 to 15,000 and 14,000'],
    ],
    ['no figure', said, cut('2025-10-29'), ['same', 'same scope, 1 day apart, one without a figure']],
    ['no figure, three weeks on', said, cut('2025-11-18'), ['doubt', 'same scope, 21 days apart, no figure in common']],
    ['no figure, a year', said, cut('2025'), ['doubt', 'same scope, on one day, no figure in common']],
    [
      'a figure revised',
      cut('2025-03-01', 17_000),
      cut('2025-03-02', 18_000),
      ['same', 'same scope, 1 day apart, 17,000 revised to 18,000'],
    ],
    ['another figure', said, cut('2025-10-28', 600), ['doubt', 'same scope, on one day, 14,000 against 600']],
    [
      'a near figure, two weeks on',
      said,
      cut('2025-11-11', 15_000),
      ['doubt', 'same scope, 14 days apart, 14,000 against 15,000'],
    ],
    [
      'union and company',
      cut('2025-03-01', 2_500, { speaker: 'union', nature: 'threatened' }),
      cut('2025-03-10', 1_235, { speaker: 'company' }),
      ['same', 'same scope, 9 days apart, 2,500 against 1,235 by the other side'],
    ],
    ['a second wave', said, cut('2025-12-07', 14_000), undefined],
    ['an undated one', said, cut(undefined, 14_000), undefined],
    ['a part', said, cut('2025-10-28', 300, studio), undefined],
    [
      'the figure of the whole on a part',
      said,
      cut('2025-10-29', 14_000, studio),
      ['equal', 'the figure of another scope, 14,000, 1 day apart'],
    ],
    ['the figure of the whole on a part, later', said, cut('2025-11-08', 14_000, studio), undefined],
    ['a denial', said, cut('2025-10-30', undefined, denied), ['same', 'same scope, denied, 2 days apart']],
    ['a reversal', said, cut('2026-02-25', 14_000, denied), ['same', 'same scope, denied, 120 days apart']],
    ['a denial long before', cut('2025-06-01', undefined, denied), said, undefined],
    ['a denial of another figure', said, cut('2026-02-25', 99, denied), undefined],
  ])('with %s', (_, a, b, expected) => {
    expect(verdict(a, b)).toEqual(expected);
  });

  it('are two where one article makes them, unless it gives both sides', () => {
    const [union, company] = [
      cut('2025-03-01', 2_500, { speaker: 'union' }),
      cut('2025-03-01', 1_235, { speaker: 'company' }),
    ];
    expect(verdict(said, said, ['a1', 'a1'])).toEqual(['apart', 'two claims of one article']);
    expect(verdict(union, company, ['a1', 'a1'])?.[0]).toBe('same');
    expect(verdict(union, { ...company, ...studio }, ['a1', 'a1'])?.[0]).toBe('apart');
  });

  it('are for a person where several organisations go by the name', () => {
    expect(verdict(said, { ...said, shared: true })).toEqual([
      'doubt',
      'same scope, on one day, 14,000, but two organisations have this name',
    ]);
  });
});

describe('two claims of a leadership change', () => {
  const chief = { post: 'chief-executive' };
  const left = move('2025-10-01', 'jane doe', 'out', chief);

  it.each<[string, Facets, Facets, readonly [string, string] | undefined]>([
    [
      'one move',
      left,
      move('2025-10-20', 'jane doe', 'out', chief),
      ['equal', 'same person, leaving, 19 days apart, chief-executive'],
    ],
    ['no post', left, move('2025-10-01', 'jane doe', 'out'), ['same', 'same person, leaving, on one day']],
    [
      'a denial',
      left,
      move('2025-10-02', 'jane doe', 'out', { ...chief, ...denied }),
      ['equal', 'same person, leaving, 1 day apart, chief-executive'],
    ],
    [
      'another post',
      left,
      move('2025-10-02', 'jane doe', 'out', { post: 'chair' }),
      ['doubt', 'same person, leaving, 1 day apart, chief-executive and chair'],
    ],
    ['another direction', left, move('2025-10-02', 'jane doe', 'in', chief), undefined],
    ['another person', left, move('2025-10-02', 'john roe', 'out', chief), undefined],
    ['four months between', left, move('2026-02-01', 'jane doe', 'out', chief), undefined],
    [
      'interim and permanent at once',
      move('2025-10-01', 'jane doe', 'in_acting', chief),
      move('2025-10-08', 'jane doe', 'in', chief),
      ['equal', 'same person, arriving, 7 days apart, chief-executive'],
    ],
    [
      'interim, then permanent',
      move('2025-10-01', 'jane doe', 'in_acting', chief),
      move('2025-11-08', 'jane doe', 'in', chief),
      undefined,
    ],
  ])('with %s', (_, a, b, expected) => {
    expect(verdict(a, b)).toEqual(expected);
  });
});

describe('two claims of an AI initiative', () => {
  const invested = deal('2025-06-01', 'investment', 'fable', 'showrunner');

  it.each<[string, Facets, Facets, readonly [string, string] | undefined]>([
    [
      'a party shared',
      invested,
      deal('2025-08-20', 'investment', 'fable'),
      ['same', 'same investment, fable, 80 days apart'],
    ],
    [
      'another party each',
      invested,
      deal('2025-06-01', 'investment', 'fable', 'softbank'),
      ['same', 'same investment, fable, on one day'],
    ],
    ['another initiative', invested, deal('2025-06-01', 'launch', 'fable'), undefined],
    ['nothing shared', invested, deal('2025-06-01', 'investment', 'softbank'), undefined],
    [
      'no party named',
      deal('2025-06-01', 'launch'),
      deal('2025-06-01', 'launch'),
      ['doubt', 'same launch, on one day, no other party named'],
    ],
    ['no party named, a day between', deal('2025-06-01', 'launch'), deal('2025-06-02', 'launch'), undefined],
    [
      'one product launched',
      deal('2025-06-01', 'launch', 'muse'),
      deal('2025-06-03', 'launch', 'muse'),
      ['equal', 'same launch, muse, 2 days apart'],
    ],
    [
      'one product, two months on',
      deal('2025-06-01', 'launch', 'muse'),
      deal('2025-08-03', 'launch', 'muse'),
      ['doubt', 'same launch, muse, 63 days apart'],
    ],
    [
      'two products with one partner',
      deal('2025-06-01', 'launch', 'muse', 'acme'),
      deal('2025-06-01', 'launch', 'clio', 'acme'),
      ['doubt', 'same launch, acme, on one day'],
    ],
  ])('with %s', (_, a, b, expected) => {
    expect(verdict(a, b)).toEqual(expected);
  });
});
