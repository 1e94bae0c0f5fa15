import {
  nameKey,
  type Claim,
  type ClaimSource,
  type DocketId,
  type Facets,
  type RecordedClaim,
  type Register,
} from '@newsledger/newsroom';
import { namedProduct, organisationOf } from './claim-identity.js';

/** Where a claim is filed. */
export interface Docket {
  readonly id: DocketId;
  /** Several organisations go by the name that the claim uses: which one is meant nobody knows. */
  readonly shared: boolean;
}

/** The docket of a claim: that of the topmost organisation which the one it speaks of is part of. */
export function docketOf(claim: Claim | RecordedClaim, register: Register): Docket {
  const { root, shared } = register.resolve(organisationOf(claim));
  return { id: `${claim.kind}:${root}`, shared };
}

/** The day that dates a claim without a day of its own; a vague date of publication dates nothing. */
export function publishedDay({ published }: ClaimSource): string | undefined {
  return published && published.basis !== 'vague' ? published.value.slice(0, 10) : undefined;
}

/** A unit by its registered key, where it is a part of the organisation under its own name or after that of the organisation. */
function unitKey(organisation: string, unit: string, register: Register): string {
  const { key, root } = register.resolve(organisation);
  for (const name of [unit, `${organisation} ${unit}`]) {
    const found = register.resolve(name);
    if (found.key !== key && found.root === root) return found.key;
  }
  return nameKey(unit);
}

/** What the claim speaks of below the docket's organisation: a unit, else a place or a part that has the figure to itself. */
export function scopeOf(claim: RecordedClaim, register: Register): string | undefined {
  const organisation = organisationOf(claim);
  const { key, root } = register.resolve(organisation);
  const unit = (name: string) => `business_unit:${unitKey(organisation, name, register)}`;
  if (claim.unit && register.resolve(claim.unit.name).key !== key) return unit(claim.unit.name);
  if (key !== root) return `business_unit:${key}`;
  const scope = claim.kind === 'layoff' ? claim.quantity.scope : undefined;
  if (scope?.name === undefined || scope.level === 'group' || register.resolve(scope.name).key === key)
    return undefined;
  const isUnit = scope.level === 'business_unit' || scope.level === 'subsidiary';
  return isUnit ? unit(scope.name) : `${scope.level}:${nameKey(scope.name)}`;
}

/** Counterparties, product by name and role holder of an initiative, as keys, each once. */
function othersOf(claim: Extract<RecordedClaim, { kind: 'ai-initiative' }>, register: Register): string[] {
  const parties = (claim.counterparties ?? []).map(({ name }) => register.resolve(name).key);
  const rest = [namedProduct(claim), claim.person?.name].filter((name) => name !== undefined);
  return [...new Set([...parties, ...rest.map(nameKey)])];
}

/**
 * What tells the happening of a claim from others on its docket: a function of the claim, the register, and the day of publication,
 * which stands in where the claim has no day of its own.
 */
export function facetsOf(claim: RecordedClaim, register: Register, published: string | undefined): Facets {
  const on = claim.announced?.value ?? published ?? claim.effective?.value;
  const scope = scopeOf(claim, register);
  const shared = {
    ...(scope !== undefined && { scope }),
    ...(claim.assertion.modality === 'denied' && { denied: true as const }),
    ...(on !== undefined && { on }),
  };
  switch (claim.kind) {
    case 'layoff': {
      const { min, max, unit, kind: nature } = claim.quantity;
      const speaker = claim.assertion.attribution;
      return {
        kind: claim.kind,
        ...(unit === 'jobs' && { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }),
        ...(nature !== undefined && { nature }),
        ...(speaker !== undefined && { speaker }),
        ...shared,
      };
    }
    case 'leadership-change': {
      const post = claim.postNormalised ?? (claim.post === undefined ? undefined : nameKey(claim.post));
      const counterparts = [claim.successor, claim.predecessor].flatMap((one) => (one ? [nameKey(one.name)] : []));
      return {
        kind: claim.kind,
        person: nameKey(claim.person.name),
        status: claim.status,
        ...(post !== undefined && { post }),
        ...(counterparts.length > 0 && { counterparts }),
        ...shared,
      };
    }
    case 'ai-initiative': {
      const { scope: _, ...rest } = shared;
      return { kind: claim.kind, initiative: claim.initiative, others: othersOf(claim, register), ...rest };
    }
  }
}
