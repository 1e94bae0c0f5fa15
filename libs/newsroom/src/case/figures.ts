import type { QuantityQualifier } from '../claim/claim.js';
import type { RecordedClaim } from '../claim/recorded-claim.js';
import type { Figure } from './case.events.js';

/**
 * What a claim says in figures or in a word that others may contradict: the jobs of a layoff, the amount of an initiative, the post of
 * a move. Undefined where it does not say.
 */
export interface Stated {
  /** Claims with the same key say the same. */
  readonly key: string;
  readonly min: number;
  readonly max: number;
  /** What is counted: figures of different units can not be compared. */
  readonly unit: string;
  /** 0 for an exact value, 1 for one that is not. */
  readonly vagueness: 0 | 1;
}

const isVague = (qualifier: QuantityQualifier): 0 | 1 => (qualifier === 'exact' ? 0 : 1);

/** The figure as a range: half a range is open to the other side. */
export function stated(claim: RecordedClaim): Stated | undefined {
  if (claim.kind === 'layoff') {
    const { min, max, unit, qualifier } = claim.quantity;
    if (min === undefined && max === undefined) return undefined;
    return range({ min, max, unit, vagueness: isVague(qualifier) });
  }
  if (claim.kind === 'ai-initiative') {
    const { value, currency = '', qualifier } = claim.amount ?? { qualifier: 'undisclosed' as const };
    return value === undefined
      ? undefined
      : range({ min: value, max: value, unit: currency, vagueness: isVague(qualifier) });
  }
  const post = claim.postNormalised ?? claim.post?.toLowerCase();
  return post === undefined ? undefined : { key: post, min: 0, max: 0, unit: 'post', vagueness: 0 };
}

function range(of: {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly unit: string;
  readonly vagueness: 0 | 1;
}): Stated {
  const { min = 0, max = Infinity, unit, vagueness } = of;
  return { key: `${min}-${max} ${unit}`, min, max, unit, vagueness };
}

/** Whether one value can satisfy both. What is counted in different units contradicts nothing. */
export function agree(a: Stated, b: Stated): boolean {
  if (a.unit !== b.unit) return true;
  if (a.unit === 'post') return a.key === b.key;
  // About 14,000 and 13,900 are one figure in two mouths.
  const [low, high] = [Math.max(a.min, b.min), Math.min(a.max, b.max)];
  const slack = a.vagueness + b.vagueness > 0 ? 1.03 : 1;
  return low <= high * slack;
}

/** The figure of a layoff, without its scope and kind. */
export function figureOf({ min, max, qualifier }: Figure): Figure {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }), qualifier };
}
