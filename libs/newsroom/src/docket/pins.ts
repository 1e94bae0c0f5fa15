import type { ClaimsJoined, ClaimsParted } from './docket.events.js';

/**
 * What editors have decided about the claims of a docket. A decision puts claims on a side; a claim stands on the side of the latest
 * decision that names it, and the claims of one side are one case. Decisions outlive claims: one that comes back is bound again.
 */
export interface Pins {
  /** The side of each claim that was decided upon. */
  readonly sides: ReadonlyMap<string, string>;
  /** Each decision: the sides on which it put claims. */
  readonly decisions: readonly ReadonlyMap<string, string>[];
}

export const noPins: Pins = { sides: new Map(), decisions: [] };

/** Adds a decision, which overrides earlier ones about the same claims. */
export function pin(pins: Pins, { type, data }: ClaimsJoined | ClaimsParted): Pins {
  const number = pins.decisions.length;
  const others = type === 'ClaimsParted' ? data.others : [];
  const decision = new Map([
    ...others.map((claimId) => [claimId, `${number}b`] as const),
    ...data.claims.map((claimId) => [claimId, `${number}a`] as const),
  ]);
  return { sides: new Map([...pins.sides, ...decision]), decisions: [...pins.decisions, decision] };
}

/** Whether the latest decision that names both claims has parted them. */
export function areParted(pins: Pins, a: string, b: string): boolean {
  if (!pins.sides.has(a) || !pins.sides.has(b)) return false;
  const decision = pins.decisions.findLast((sides) => sides.has(a) && sides.has(b));
  return decision !== undefined && decision.get(a) !== decision.get(b);
}
