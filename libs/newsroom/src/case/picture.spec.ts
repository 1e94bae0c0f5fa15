import { describe, expect, it } from '@jest/globals';
import type { Attribution } from '../claim/claim.js';
import type { RecordedLayoffClaim } from '../claim/recorded-claim.js';
import { textSignature } from '../source/text-signature.js';
import type { SourceOrigin, SupportingClaim } from './case.events.js';
import { withCopies, withoutCopies, type Copies } from './copies.js';
import { pictureOf } from './picture.js';

interface Of extends Partial<Omit<RecordedLayoffClaim, 'quantity' | 'announced'>> {
  readonly jobs?: number;
  readonly qualifier?: RecordedLayoffClaim['quantity']['qualifier'];
  readonly by?: Attribution;
  readonly modality?: RecordedLayoffClaim['assertion']['modality'];
  readonly announced?: string;
  readonly published?: string;
  readonly group?: string;
  readonly scope?: string | null;
  readonly origin?: SourceOrigin;
}

/** A claim about a layoff, of an article of its own. */
function says(id: string, of: Of): SupportingClaim<RecordedLayoffClaim> {
  const { jobs, qualifier = 'exact', by, modality = 'asserted', announced, published = '2025-01-05', group = id } = of;
  const { scope = null, origin, ...more } = of;
  const figure = jobs === undefined ? { qualifier: 'undisclosed' as const } : { min: jobs, max: jobs, qualifier };
  const { unit, affectedPeople } = more;
  return {
    claim: {
      claimId: id,
      kind: 'layoff',
      organisation: { name: 'Acme' },
      ...(unit && { unit }),
      quantity: { ...figure, unit: 'jobs' },
      ...(affectedPeople && { affectedPeople }),
      ...(announced !== undefined && { announced: { value: announced, precision: 'day', basis: 'stated' } }),
      assertion: { modality, temporality: 'new', confidence: 0.9, ...(by && { attribution: by }) },
      evidence: [{ slot: 'quantity', field: 'text', start: 0, end: 4 }],
    },
    source: {
      ...{ articleId: `article of ${id}`, articleVersion: 1, textHash: id },
      published: { value: published, precision: 'day', basis: 'stated' },
      ...(origin && { origin }),
    },
    independenceGroup: group,
    scope,
  };
}

const nothingElse = { related: [], corrections: [], copies: [] };
const picture = (...claims: SupportingClaim[]) => pictureOf({ ...nothingElse, claims })!;
const headline = (...claims: SupportingClaim[]) => picture(...claims).headline.claim.claimId;
const standings = (...claims: SupportingClaim[]) =>
  Object.fromEntries(picture(...claims).figures.map(({ claimId, standing }) => [claimId, standing]));

describe('the headline of a case', () => {
  it.each<[string, Of, Of]>([
    ['a figure over none', { jobs: 5 }, { by: 'company' }],
    ['the company over the unions', { jobs: 5, by: 'company' }, { jobs: 9, by: 'union' }],
    ['the unions over the press', { jobs: 5, by: 'union' }, { jobs: 9 }],
    ['a filing over an unnamed source', { jobs: 5, by: 'filing' }, { jobs: 9, by: 'anonymous' }],
    ['a fact over a rumour', { jobs: 5 }, { jobs: 9, modality: 'rumoured' }],
    ['what is asserted over a denial', { jobs: 5 }, { jobs: 5, by: 'company', modality: 'denied' }],
    ['exact over approximate', { jobs: 13_987 }, { jobs: 14_000, qualifier: 'approximately' }],
    ['the whole over a part', { jobs: 5 }, { jobs: 5, by: 'company', scope: 'business_unit:studio' }],
    ['the earlier of two alike', { jobs: 5 }, { jobs: 5, published: '2025-01-06' }],
    [
      'the later word of one voice',
      { jobs: 18_000, by: 'company', published: '2025-01-06' },
      { jobs: 17_000, by: 'company', qualifier: 'exact' },
    ],
    [
      'a revision over a late echo of what it revised',
      { jobs: 18_000, by: 'company', announced: '2025-01-05', published: '2025-01-05' },
      { jobs: 17_000, by: 'company', announced: '2025-01-04', published: '2025-02-01' },
    ],
  ])('is %s, whichever came first', (_, wins, loses) => {
    expect(headline(says('b', wins), says('a', loses))).toBe('b');
    expect(headline(says('a', loses), says('b', wins))).toBe('b');
  });

  it('is the figure that more publishers report, where nothing else tells', () => {
    const two = [says('b', { jobs: 5 }), says('c', { jobs: 5 })];
    expect(headline(says('a', { jobs: 9 }), ...two)).toBe('b');
    // Two titles of one house are one voice for it.
    expect(headline(says('a', { jobs: 9 }), ...two.map((one) => ({ ...one, independenceGroup: 'house' })))).toBe('a');
  });
});

describe('the figures of a case', () => {
  it('stand side by side: press against company', () => {
    const claims = [says('a', { jobs: 17_000 }), says('b', { jobs: 18_000, by: 'company', published: '2025-01-06' })];
    expect(standings(...claims)).toEqual({ a: 'differs', b: 'headline' });
    const { conflicts, reasons } = picture(...claims);
    const value = (jobs: number) => ({ min: jobs, max: jobs, qualifier: 'exact', unit: 'jobs' });
    expect(conflicts).toEqual([
      {
        path: '/quantity',
        values: [
          { value: value(17_000), claimIds: ['a'] },
          { value: value(18_000), claimIds: ['b'] },
        ],
      },
    ]);
    expect(reasons).toEqual([{ reason: 'conflicting-figures', detail: '17,000 against 18,000' }]);
  });

  it('contradict nothing where their own speaker has revised them', () => {
    const claims = [
      says('a', { jobs: 17_000, by: 'company' }),
      says('b', { jobs: 18_000, by: 'company', published: '2025-01-06' }),
    ];
    expect(standings(...claims)).toEqual({ a: 'revised', b: 'headline' });
    expect(picture(...claims)).toMatchObject({ conflicts: [], reasons: [] });
  });

  it('raise a doubt where a rewrite puts the whole figure on a unit, and the headline stays', () => {
    const rewrite = says('b', { jobs: 14_000, by: 'company', scope: 'business_unit:studio', unit: { name: 'Studio' } });
    const { conflicts, reasons, sources } = picture(says('a', { jobs: 14_000 }), rewrite);
    expect(standings(says('a', { jobs: 14_000 }), rewrite)).toEqual({ a: 'headline', b: 'other-scope' });
    const values = [
      { value: null, claimIds: ['a'] },
      { value: 'Studio', claimIds: ['b'] },
    ];
    expect(conflicts).toEqual([{ path: '/quantity/scope', values }]);
    expect(reasons).toEqual([{ reason: 'scope-in-doubt', detail: 'the figure is also given as that of Studio' }]);
    expect(sources.map(({ agreement }) => agreement)).toEqual(['agrees', 'partial']);
  });

  it('stay when the company takes its plan back, which is no conflict with what it said before', () => {
    const [plan, undone] = [
      says('a', { jobs: 500, by: 'company' }),
      says('b', { jobs: 500, by: 'company', modality: 'denied', published: '2025-03-01' }),
    ];
    const { canceled, headline: shown, conflicts } = picture(plan, undone);
    expect([canceled?.claim.claimId, shown.claim.claimId, conflicts]).toEqual(['b', 'a', []]);
    expect(picture(says('a', { jobs: 500 }), undone).conflicts).toMatchObject([{ path: '/assertion/modality' }]);
  });

  it('are held against what an editor has set', () => {
    const to = { min: 18_000, max: 18_000, qualifier: 'exact', unit: 'jobs' };
    const corrections = [{ path: '/quantity', to }];
    const claims = [says('a', { jobs: 17_000 }), says('b', { jobs: 18_000 })];
    const { values, sources, figures } = pictureOf({ ...nothingElse, claims, corrections })!;
    expect(values.quantity).toEqual(to);
    expect(sources.map(({ agreement }) => agreement)).toEqual(['conflicts', 'agrees']);
    expect(figures.map(({ standing }) => standing)).toEqual(['differs', 'agrees']);
  });
});

describe('what asks for a person', () => {
  it('is a private person, a weak reading, and a case that may be the same', () => {
    const people = [{ ref: 'r', publicFigure: false as const }];
    const { claim, ...rest } = says('a', { jobs: 5, affectedPeople: people });
    const weak = { ...rest, claim: { ...claim, assertion: { ...claim.assertion, confidence: 0.65 } } };
    const related = [{ to: 'k', relation: 'possibly-same' as const }];
    expect(pictureOf({ ...nothingElse, claims: [weak], related })?.reasons.map(({ reason }) => reason)).toEqual([
      'ambiguous',
      'low-confidence',
      'private-person',
    ]);
  });
});

const words = (seed: number, count = 120) =>
  Array.from({ length: count }, (_, i) => `w${(Math.imul(seed * 1_000 + i, 2_654_435_761) >>> 0) % 9_999}`).join(' ');

describe('independence', () => {
  const groups = (...claims: SupportingClaim[]) => {
    const copies = claims.reduce<Copies>((all, one, i) => withCopies(all, claims.slice(0, i), one), []);
    return pictureOf({ ...nothingElse, claims, copies })!.independence.map(({ articleIds, because }) => [
      articleIds.map((id) => id.slice(-1)).join(''),
      because.join(),
    ]);
  };

  it('counts one wire once, and a page with its translations once', () => {
    const [a, b, c, d] = [
      says('a', { jobs: 5, origin: { family: 'a.example/7' } }),
      says('b', { jobs: 5, origin: { wire: 'afp' } }),
      says('c', { jobs: 5, origin: { wire: 'afp' } }),
      says('d', { jobs: 5, origin: { family: 'a.example/7' } }),
    ];
    expect(groups(a, b, c, d)).toEqual([
      ['ad', 'editions of one page'],
      ['bc', 'one wire'],
    ]);
    // An edition that gives another figure is another page.
    expect(groups(a, says('d', { jobs: 9, origin: { family: 'a.example/7' } }))).toHaveLength(2);
  });

  it('connects near-duplicates, in whatever order they come and whichever of them goes', () => {
    const texts = [words(1), `${words(1)} ${words(2, 30)}`, words(3), words(3), words(4)];
    const claims = texts.map((text, i) =>
      says('abcde'[i]!, { jobs: 5, origin: { signature: textSignature(text)! } }),
    ) as SupportingClaim[];
    const expected = [
      ['ab', 'near-duplicate texts'],
      ['cd', 'near-duplicate texts'],
      ['e', ''],
    ];
    expect(groups(...claims)).toEqual(expected);
    expect(groups(...[...claims].reverse())).toEqual(expected);
    const copies = claims.reduce<Copies>((all, one, i) => withCopies(all, claims.slice(0, i), one), []);
    const left = claims.filter(({ claim }) => claim.claimId !== 'a');
    const without = pictureOf({ ...nothingElse, claims: left, copies: withoutCopies(copies, left, 'a') })!;
    expect(without.independence).toHaveLength(3);
  });
});
