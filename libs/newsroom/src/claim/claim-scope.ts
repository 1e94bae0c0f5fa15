import { nameKey } from '../name-key.js';
import type { RecordedClaim } from './recorded-claim.js';

/**
 * What a claim speaks of by its own words: undefined for the whole organisation, else `<level>:<key>` as in `Facets`. A docket may know
 * better, as it resolves names by the register of organisations.
 */
export function claimScope(claim: RecordedClaim): string | undefined {
  if (claim.unit) return `business_unit:${nameKey(claim.unit.name)}`;
  const scope = claim.kind === 'layoff' ? claim.quantity.scope : undefined;
  return scope?.name === undefined || scope.level === 'group' ? undefined : `${scope.level}:${nameKey(scope.name)}`;
}
