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
  /** The same as editors gave them: claims that go over to another docket take them along. */
  readonly given: readonly EditorsWord[];
}

export type EditorsWord = ClaimsJoined | ClaimsParted;

export const noPins: Pins = { sides: new Map(), decisions: [], given: [] };

/** Adds a decision, which overrides earlier ones about the same claims. */
export function pin(pins: Pins, word: EditorsWord): Pins {
  const { type, data } = word;
  const number = pins.decisions.length;
  const others = type === 'ClaimsParted' ? data.others : [];
  const decision = new Map([
    ...others.map((claimId) => [claimId, `${number}b`] as const),
    ...data.claims.map((claimId) => [claimId, `${number}a`] as const),
  ]);
  return {
    sides: new Map([...pins.sides, ...decision]),
    decisions: [...pins.decisions, decision],
    given: [...pins.given, word],
  };
}

/** Whether the latest decision that names both claims has parted them. */
export function areParted(pins: Pins, a: string, b: string): boolean {
  if (!pins.sides.has(a) || !pins.sides.has(b)) return false;
  const decision = pins.decisions.findLast((sides) => sides.has(a) && sides.has(b));
  return decision !== undefined && decision.get(a) !== decision.get(b);
}

/** The word by which a claim stands wherever editors have put the one in whose place it comes; undefined where they have not. */
export function inPlaceOf(pins: Pins, old: string, now: string): EditorsWord | undefined {
  const side = pins.sides.get(old);
  if (side === undefined) return undefined;
  const number = Number.parseInt(side, 10);
  const on = (wanted: string) => [...pins.sides].flatMap(([claimId, own]) => (own === wanted ? [claimId] : []));
  const claims = [...on(side), now];
  const others = on(side === `${number}a` ? `${number}b` : `${number}a`);
  const { by } = pins.given[number]!.data;
  return others.length === 0
    ? { type: 'ClaimsJoined', data: { claims, by } }
    : { type: 'ClaimsParted', data: { claims, others, by } };
}

/** Those of some decisions that are not known yet. */
export function unknownTo(pins: Pins, words: readonly EditorsWord[]): EditorsWord[] {
  const known = new Set(pins.given.map(({ type, data }) => JSON.stringify([type, data])));
  return words.filter(({ type, data }) => !known.has(JSON.stringify([type, data])));
}
