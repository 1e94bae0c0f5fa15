import { wordsOf, type DocketClaim } from './docket-claim.js';
import { areParted, type Pins } from './pins.js';
import { compare, type Verdict } from './same-happening.js';

/**
 * Claims that report one happening, in the order in which they are placed. The key is the side of the editor's decision that made the
 * group, else the id of its first claim.
 */
export interface Group {
  readonly key: string;
  readonly claims: readonly DocketClaim[];
}

/** How a claim stands to a group of claims that are placed before it. */
export type Fit = Pick<Verdict, 'level' | 'because'>;

const strength = { apart: 0, doubt: 1, same: 2, equal: 3 };
const isPart = ({ facets }: DocketClaim) => facets.kind === 'layoff' && facets.scope !== undefined;

/** The order in which claims are placed: those that editors have decided upon first, then by rank. */
export function inOrder(pins: Pins): (a: DocketClaim, b: DocketClaim) => number {
  const before = ({ claimId }: DocketClaim) => (pins.sides.has(claimId) ? 0 : 1);
  return (a, b) => before(a) - before(b) || (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0);
}

/**
 * The claims of a group that a claim has to agree with: those that an editor put together; else those of the whole organisation, for
 * a figure that was put on one of its parts speaks for nobody else; else all.
 */
function speakersOf({ key, claims }: Group, pins: Pins): readonly DocketClaim[] {
  if (claims[0] && pins.sides.get(claims[0].claimId) === key) {
    return claims.filter(({ claimId }) => pins.sides.get(claimId) === key);
  }
  if (!claims.some(isPart)) return claims;
  const whole = claims.filter((claim) => !isPart(claim));
  return whole.length > 0 ? whole : claims;
}

/** What puts a claim out of a group for certain: an editor's decision, or that the article itself tells the two apart. */
function barOf(claim: DocketClaim, { claims }: Group, pins: Pins): Fit | undefined {
  const decided = pins.sides.has(claim.claimId);
  for (const member of claims) {
    if (decided && areParted(pins, claim.claimId, member.claimId)) {
      return { level: 'apart', because: () => 'parted by an editor' };
    }
    const verdict = member.articleId === claim.articleId ? compare(claim, member) : undefined;
    if (verdict?.level === 'apart') return verdict;
  }
  return undefined;
}

/**
 * Whether a claim belongs to a group. It has to agree with each of the claims that speak for the group; with one of them where an
 * editor has put them together, for these need not agree with each other.
 */
export function fitOf(claim: DocketClaim, group: Group, pins: Pins): Fit | undefined {
  const bar = barOf(claim, group, pins);
  if (bar) return bar;
  const speakers = speakersOf(group, pins);
  const verdicts = wordsOf(speakers).map((speaker) => compare(claim, speaker));
  let best: Verdict | undefined;
  for (const verdict of verdicts) {
    if (verdict && (!best || strength[verdict.level] > strength[best.level])) best = verdict;
  }
  if (!best || best.level === 'doubt') return best;
  const agrees = verdicts.every((verdict) => verdict !== undefined && verdict.level !== 'doubt');
  const decided = speakers.some(({ claimId }) => pins.sides.has(claimId));
  if (!agrees && !decided && !(best.otherScope && isPart(claim))) return { level: 'doubt', because: best.because };
  // A claim that leaves open what others say precisely fits them, and none of them better than the rest.
  const open = claim.particular === undefined && verdicts.some((verdict) => verdict?.level !== 'equal');
  return { level: open ? 'same' : best.level, because: best.because };
}

/** `equal` or `same` where a claim fits a group. */
export function fits(fit: Fit | undefined): 'equal' | 'same' | undefined {
  return fit?.level === 'equal' || fit?.level === 'same' ? fit.level : undefined;
}

/** Whether two claims, by themselves, report one happening. A claim fits no group without agreeing with one of its claims. */
export const agree = (a: DocketClaim, b: DocketClaim): boolean => fits(compare(a, b)) !== undefined;

export interface Placement {
  /** The key of the group. */
  readonly key: string;
  readonly because: string;
}

/**
 * Where a claim belongs among groups of the claims before it: to the single one that it fits, else to the single one that says just
 * what it says. Else to a group of its own: nothing is merged on a guess.
 */
export function place(claim: DocketClaim, groups: Iterable<Group>, pins: Pins): Placement {
  const own = pins.sides.get(claim.claimId);
  if (own !== undefined) return { key: own, because: 'decided by an editor' };
  const fitting: { readonly key: string; readonly fit: Fit }[] = [];
  for (const group of groups) {
    const fit = fitOf(claim, group, pins);
    if (fit && fits(fit)) fitting.push({ key: group.key, fit });
  }
  const equal = fitting.filter(({ fit }) => fit.level === 'equal');
  const home = fitting.length === 1 ? fitting[0] : equal.length === 1 ? equal[0] : undefined;
  return home ? { key: home.key, because: home.fit.because() } : { key: claim.claimId, because: 'opened' };
}
