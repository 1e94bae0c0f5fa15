import type { Facets } from './docket.events.js';

/** A claim as the docket compares it: its facets, with what is computed from them once. */
export interface DocketClaim {
  readonly claimId: string;
  readonly articleId: string;
  readonly facets: Facets;
  /** First and last day that the claim may speak of, counted from 1970; undated claims have neither. */
  readonly days?: { readonly first: number; readonly last: number };
  /** What it says most precisely: its figure, its post, its counterparts. Absent where it says nothing of the kind. */
  readonly particular?: string;
  /** The same for all claims that say just the same. */
  readonly words: string;
  /** Where the claim stands in the order in which a docket is divided: compare as strings. */
  readonly rank: string;
}

const dayMs = 86_400_000;

/** First and last day of `YYYY[-MM[-DD]]`. */
function daysOf(on: string): { first: number; last: number } {
  const [year, month, day] = on.split('-').map(Number) as [number, number?, number?];
  const dayNumber = (y: number, m: number, d: number) => Date.UTC(y, m, d) / dayMs;
  if (month === undefined) return { first: dayNumber(year, 0, 1), last: dayNumber(year, 11, 31) };
  if (day === undefined) return { first: dayNumber(year, month - 1, 1), last: dayNumber(year, month, 0) };
  const only = dayNumber(year, month - 1, day);
  return { first: only, last: only };
}

function particularOf(facets: Facets): string | undefined {
  switch (facets.kind) {
    case 'layoff':
      return facets.min === undefined && facets.max === undefined ? undefined : `${facets.min}-${facets.max}`;
    case 'leadership-change':
      return facets.post;
    case 'ai-initiative':
      return facets.others.length === 0 ? undefined : [...facets.others].sort().join('|');
  }
}

/**
 * The claims of one day are divided in this order: the whole organisation before its parts, what is said precisely before what is left
 * open, so that the vague claim is held against the precise ones; then by the ids, which are the same wherever they are computed.
 */
export function docketClaim(claimId: string, articleId: string, facets: Facets): DocketClaim {
  const days = facets.on === undefined ? undefined : daysOf(facets.on);
  const scoped = 'scope' in facets ? 1 : 0;
  const particular = particularOf(facets);
  const open = particular === undefined ? 1 : 0;
  const day = days === undefined ? '~' : String(days.first + 1_000_000).padStart(8, '0');
  const rank = `${day} ${scoped}${open} ${articleId} ${claimId}`;
  return {
    ...{ claimId, articleId, facets, rank, words: JSON.stringify(facets) },
    ...(days && { days }),
    ...(particular !== undefined && { particular }),
  };
}

/** Days between two claims, 0 where they may be of one day; undefined where one is undated. */
export function daysApart(a: DocketClaim, b: DocketClaim): number | undefined {
  if (!a.days || !b.days) return undefined;
  return Math.max(0, a.days.first - b.days.last, b.days.first - a.days.last);
}

/** One claim for all that say just the same, the first of each. */
export function wordsOf(claims: readonly DocketClaim[]): readonly DocketClaim[] {
  if (claims.length < 2) return claims;
  const seen = new Set<string>();
  return claims.filter(({ words }) => !seen.has(words) && seen.add(words));
}
