import type { StreamId } from '@newsledger/event-store';
import { nameKey, type Claim, type ClaimKind, type DocketId, type RecordedClaim } from '@newsledger/newsroom';
import { v5 } from 'uuid';

/** Namespaces of derived ids. They are stored for ever: changing one changes every id made with it. */
const claimNamespace = '5d0c4a2e-8f6b-5b0e-9f0a-3f5f1f2c7a11';
const caseNamespace = 'c1b7e0f4-2a3d-5c8e-8b69-7d4e9a60b522';

export const articleStream = (id: string): StreamId => ({ category: 'article', id });
export const docketStream = (id: DocketId): StreamId => ({ category: 'docket', id });
export const caseStream = (kind: ClaimKind, id: string): StreamId => ({ category: kind, id });

/** The name of the organisation that a claim speaks of. */
export function organisationOf(claim: Claim | RecordedClaim): string {
  return claim.kind === 'ai-initiative' ? claim.actor.name : claim.organisation.name;
}

/**
 * The product of an initiative where it has a name. One that is only described ("assistant de messagerie") is told in other words by
 * every article, so it tells neither claims nor happenings apart.
 */
export const namedProduct = ({ product }: { readonly product?: { readonly name: string } }): string | undefined =>
  product && /[\p{Lu}\p{N}]/u.test(product.name) ? product.name : undefined;

/** What tells a claim from the others of its article: own scope, and person or counterparty. Who is said to have said it does not. */
function distinction(claim: Claim): readonly string[] {
  const scope = claim.unit ? nameKey(claim.unit.name) : '';
  switch (claim.kind) {
    case 'layoff':
      return [scope];
    case 'leadership-change':
      return [scope, nameKey(claim.person.name), claim.status];
    case 'ai-initiative': {
      const other = claim.counterparties?.[0]?.name ?? namedProduct(claim) ?? claim.person?.name;
      return [scope, claim.initiative, other === undefined ? '' : nameKey(other)];
    }
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

/** The id of the case that a claim opens on a docket: two dockets never have one case. */
export function caseIdOf(docket: DocketId, claimId: string): string {
  return v5(JSON.stringify([docket, claimId]), caseNamespace);
}
