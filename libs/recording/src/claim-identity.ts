import type { StreamId } from '@newsledger/event-store';
import {
  nameKey,
  type Claim,
  type ClaimDate,
  type DocketId,
  type Facets,
  type RecordedClaim,
} from '@newsledger/newsroom';
import { v5 } from 'uuid';

/** Namespaces of derived ids. They are stored for ever: changing one changes every id made with it. */
const claimNamespace = '5d0c4a2e-8f6b-5b0e-9f0a-3f5f1f2c7a11';
const caseNamespace = 'c1b7e0f4-2a3d-5c8e-8b69-7d4e9a60b522';

type AnyClaim = Claim | RecordedClaim;

export const articleStream = (id: string): StreamId => ({ category: 'article', id });
export const docketStream = (id: DocketId): StreamId => ({ category: 'docket', id });

/** The organisation under whose docket a claim is filed. */
export function organisationOf(claim: AnyClaim): string {
  return claim.kind === 'ai-initiative' ? claim.actor.name : claim.organisation.name;
}

export function docketOf(claim: AnyClaim): DocketId {
  return `${claim.kind}:${nameKey(organisationOf(claim))}`;
}

/** Counterparties, product and role holder of an initiative, as keys, in the order of the claim. */
function othersOf(claim: Extract<AnyClaim, { kind: 'ai-initiative' }>): string[] {
  const names = [...(claim.counterparties ?? []).map((party) => party.name), claim.product?.name, claim.person?.name];
  return [...new Set(names.filter((name) => name !== undefined).map(nameKey))];
}

/** What tells a claim from the others of its article: own scope, person or counterparty, and who is said to have said it. */
function distinction(claim: Claim): readonly string[] {
  const scope = claim.unit ? nameKey(claim.unit.name) : '';
  const attribution = claim.assertion.attribution ?? '';
  switch (claim.kind) {
    case 'layoff':
      return [scope, attribution];
    case 'leadership-change':
      return [scope, nameKey(claim.person.name), claim.status, attribution];
    case 'ai-initiative':
      return [scope, claim.initiative, othersOf(claim)[0] ?? '', attribution];
  }
}

/**
 * The ids of an article's claims, in their order: UUIDv5 of article, kind, organisation and distinction, with an ordinal where these
 * repeat. Figures and offsets are no part of it, so a claim keeps its id through versions of the article and of the engine.
 */
export function claimIds(articleId: string, claims: readonly Claim[]): string[] {
  const seen = new Map<string, number>();
  return claims.map((claim) => {
    const parts = [articleId, claim.kind, nameKey(organisationOf(claim)), ...distinction(claim)];
    const name = JSON.stringify(parts);
    const ordinal = (seen.get(name) ?? 0) + 1;
    seen.set(name, ordinal);
    return v5(ordinal === 1 ? name : JSON.stringify([...parts, ordinal]), claimNamespace);
  });
}

/** The id of the case that is made from a seed: the id of the claim that opens it. */
export function caseIdOf(seed: string): string {
  return v5(seed, caseNamespace);
}

/** What tells the happening apart from others on its docket. `published` stands in where the claim has no day of its own. */
export function facetsOf(claim: RecordedClaim, published: string | undefined): Facets {
  const own: Pick<ClaimDate, 'value'> | undefined = claim.announced ?? claim.effective;
  const on = own?.value ?? published;
  const when = on === undefined ? {} : { on };
  switch (claim.kind) {
    case 'layoff': {
      const { min, max, unit } = claim.quantity;
      const figures = unit === 'jobs' ? { ...(min !== undefined && { min }), ...(max !== undefined && { max }) } : {};
      return {
        kind: claim.kind,
        ...(claim.unit && { scope: `business_unit:${nameKey(claim.unit.name)}` }),
        ...figures,
        ...when,
      };
    }
    case 'leadership-change':
      return { kind: claim.kind, person: nameKey(claim.person.name), status: claim.status, ...when };
    case 'ai-initiative':
      return { kind: claim.kind, initiative: claim.initiative, others: othersOf(claim), ...when };
  }
}
