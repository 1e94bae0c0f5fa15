import { describe, expect, it } from '@jest/globals';
import {
  organisationDecider,
  registerOf,
  type Claim,
  type Facets,
  type RecordedAiClaim,
  type RecordedClaim,
  type RecordedLayoffClaim,
  type RecordedLeadershipClaim,
  type RegisterState,
} from '@newsledger/newsroom';
import { claimIds } from './claim-identity.js';
import { docketOf, facetsOf } from './facets.js';

const register = registerOf(
  organisationDecider
    .decide(organisationDecider.initial, {
      type: 'RegisterOrganisations',
      by: { editor: 'test', reason: 'test' },
      organisations: [
        { name: 'Acme', aliases: ['Acme Holdings'] },
        { name: 'Acme Cloud', aliases: ['Nimbus'], parent: 'Acme' },
        { name: 'Mercury', qualifier: 'insurance' },
        { name: 'Mercury', qualifier: 'outboards' },
      ],
    })
    .reduce<RegisterState>(organisationDecider.evolve, organisationDecider.initial),
);
const assertion = { modality: 'asserted', temporality: 'new', attribution: 'union', confidence: 0.9 } as const;
const quantity = { min: 5, max: 5, qualifier: 'exact', unit: 'jobs', kind: 'threatened' } as const;
const layoff = (name: string, more: Partial<RecordedLayoffClaim> = {}): RecordedLayoffClaim => ({
  ...{ claimId: 'c', kind: 'layoff', organisation: { name }, quantity, assertion, evidence: [] },
  ...more,
});
const facets = (claim: RecordedClaim, published?: string): Facets => facetsOf(claim, register, published);
const scope = (claim: RecordedClaim) => (facets(claim) as { scope?: string }).scope;

describe('the docket of a claim', () => {
  it('is that of the topmost organisation, whatever the name', () => {
    for (const name of ['ACME', 'Acme Holdings', 'Acme Cloud', 'Nimbus']) {
      expect(docketOf(layoff(name), register)).toEqual({ id: 'layoff:acme', shared: false });
    }
    expect(docketOf(layoff('Nobody SA'), register)).toEqual({ id: 'layoff:nobody', shared: false });
    expect(docketOf(layoff('Mercury'), register)).toEqual({ id: 'layoff:mercury (?)', shared: true });
  });
});

describe('what tells a claim apart', () => {
  it('has one scope for a unit, however it is named', () => {
    const cloud = 'business_unit:acme cloud';
    expect(scope(layoff('Nimbus'))).toBe(cloud);
    expect(scope(layoff('Acme', { unit: { name: 'Nimbus' } }))).toBe(cloud);
    expect(scope(layoff('Acme', { unit: { name: 'Cloud' } }))).toBe(cloud);
    expect(scope(layoff('Acme', { unit: { name: 'Films' } }))).toBe('business_unit:films');
    expect(scope(layoff('Acme', { quantity: { ...quantity, scope: { level: 'subsidiary', name: 'Nimbus' } } }))).toBe(
      cloud,
    );
  });

  it('has a place as its scope where the figure is that of the place, and none where it is the whole', () => {
    const within = (level: 'country' | 'group' | 'site', name?: string) =>
      scope(layoff('Acme', { quantity: { ...quantity, scope: { level, ...(name !== undefined && { name }) } } }));
    expect(within('country', 'France')).toBe('country:france');
    expect(within('site', 'Saint-Étienne')).toBe('site:saint etienne');
    expect(within('country')).toBeUndefined();
    expect(within('group', 'Acme')).toBeUndefined();
    expect(scope(layoff('Acme', { unit: { name: 'Acme Holdings' } }))).toBeUndefined();
  });

  it('has figure, nature, speaker and day of a layoff', () => {
    const announced = { value: '2026-03', precision: 'month', basis: 'stated' } as const;
    const whole = { kind: 'layoff', min: 5, max: 5, nature: 'threatened', speaker: 'union' };
    expect(facets(layoff('Acme', { announced }), '2026-03-05')).toEqual({ ...whole, on: '2026-03' });
    expect(facets(layoff('Acme'), '2026-03-05')).toEqual({ ...whole, on: '2026-03-05' });
    const effective = { value: '2027', precision: 'year', basis: 'stated' } as const;
    expect(facets(layoff('Acme', { effective }))).toEqual({ ...whole, on: '2027' });
    const denied = layoff('Acme', { assertion: { modality: 'denied', temporality: 'new', confidence: 0.9 } });
    expect(facets(denied)).toEqual({ kind: 'layoff', min: 5, max: 5, nature: 'threatened', denied: true });
    const share = layoff('Acme', { quantity: { ...quantity, unit: 'percent' } });
    expect(facets(share)).not.toHaveProperty('min');
  });

  it('has person, post and who comes and goes with a change', () => {
    const change: RecordedLeadershipClaim = {
      ...{ claimId: 'c', kind: 'leadership-change', organisation: { name: 'Acme Cloud' }, evidence: [], assertion },
      ...{ person: { name: 'Zoë Quinn', publicFigure: true }, status: 'in', post: 'Head of Sales' },
      successor: { name: 'Al Bo' },
    };
    expect(facets(change, '2026-03-05')).toEqual({
      ...{ kind: 'leadership-change', person: 'zoe quinn', status: 'in', scope: 'business_unit:acme cloud' },
      ...{ post: 'head of sales', counterparts: ['al bo'], on: '2026-03-05' },
    });
    expect(facets({ ...change, postNormalised: 'head-of-unit' })).toMatchObject({ post: 'head-of-unit' });
  });

  it('has the counterparts of an initiative by their registered keys', () => {
    const launch: RecordedAiClaim = {
      ...{
        claimId: 'c',
        kind: 'ai-initiative',
        initiative: 'partnership',
        actor: { name: 'Other' },
        evidence: [],
        assertion,
      },
      ...{ counterparties: [{ name: 'Nimbus', role: 'partner' }], product: { name: 'The Machine' } },
    };
    expect(facets(launch)).toEqual({
      ...{ kind: 'ai-initiative', initiative: 'partnership', others: ['acme cloud', 'machine'] },
    });
    const described: RecordedAiClaim = { ...launch, product: { name: 'assistant de messagerie' } };
    expect(facets(described)).toMatchObject({ others: ['acme cloud'] });
  });
});

describe('the id of a claim', () => {
  const claim = (attribution?: 'union' | 'company'): Claim => ({
    ...{ kind: 'layoff', organisation: { name: 'Acme' }, quantity, evidence: [] },
    assertion: { modality: 'asserted', temporality: 'new', confidence: 1, ...(attribution && { attribution }) },
  });

  it('stays when the engine learns who said it', () => {
    expect(claimIds('a', [claim()])).toEqual(claimIds('a', [claim('union')]));
  });

  it('tells claims apart that are otherwise alike', () => {
    const ids = claimIds('a', [claim('company'), claim('union'), claim()]);
    expect(new Set(ids).size).toBe(3);
    expect(ids.slice(0, 2)).toEqual(claimIds('a', [claim(), claim()]));
  });
});
