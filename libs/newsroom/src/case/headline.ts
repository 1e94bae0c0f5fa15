import type { ArticleDate } from '../article/article.js';
import { claimScope } from '../claim/claim-scope.js';
import type { SupportingClaim } from './case.events.js';
import { agree, stated, type Stated } from './figures.js';
import { speakerRank, voiceOf } from './speaker.js';

/** A claim weighed for the headline. */
export interface Weighed<S extends SupportingClaim = SupportingClaim> {
  readonly supporting: S;
  /** `''` for the whole organisation. */
  readonly scope: string;
  readonly stated: Stated | undefined;
  readonly denied: boolean;
  readonly voice: string;
  readonly rank: number;
  /** Said as a fact or a plan, not as a rumour or a possibility. */
  readonly firm: boolean;
  /** The day of the announcement, else of publication; and that of publication. Empty where it is not known. */
  readonly on: string;
  readonly published: string;
}

/** The day of a publisher's date; empty where that is vague, as it dates nothing then. */
export function dayOf(published: ArticleDate | undefined): string {
  return published && published.basis !== 'vague' ? published.value.slice(0, 10) : '';
}

const firmModalities: readonly string[] = ['asserted', 'planned', 'denied'];

function weigh<S extends SupportingClaim>(supporting: S): Weighed<S> {
  const { claim, source, scope = claimScope(claim) ?? null } = supporting;
  const published = dayOf(source.published);
  return {
    supporting,
    scope: scope ?? '',
    stated: stated(claim),
    denied: claim.assertion.modality === 'denied',
    voice: voiceOf(supporting),
    rank: speakerRank(claim),
    firm: firmModalities.includes(claim.assertion.modality),
    on: claim.announced?.value ?? claim.effective?.value ?? published,
    published,
  };
}

// A claim never changes, so it is weighed once, however often its case is looked at.
const weighed = new WeakMap<SupportingClaim, Weighed>();

function weighedOnce<S extends SupportingClaim>(supporting: S): Weighed<S> {
  let found = weighed.get(supporting);
  if (!found) weighed.set(supporting, (found = weigh(supporting)));
  return found as Weighed<S>;
}

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order in which sources are shown: by day of publication, undated last, then by article and claim. */
export function byPublication(a: Weighed, b: Weighed): number {
  return (
    Number(a.published === '') - Number(b.published === '') ||
    before(a.published, b.published) ||
    before(a.supporting.source.articleId, b.supporting.source.articleId) ||
    before(a.supporting.claim.claimId, b.supporting.claim.claimId)
  );
}

/** Which of two claims of one voice came later: by the announcement that it tells of, then by its publication. */
const later = (a: Weighed, b: Weighed): number => before(a.on, b.on) || before(a.published, b.published);

/** What the claims of a case come to, before an editor's word. */
export interface Headline<S extends SupportingClaim = SupportingClaim> {
  /** Every claim, in the order of publication. */
  readonly claims: readonly Weighed<S>[];
  readonly headline: Weighed<S>;
  /** Claims whose own voice has said otherwise since. */
  readonly superseded: ReadonlySet<Weighed<S>>;
  /** The organisation's last word, where that is that it does not happen. */
  readonly canceled: Weighed<S> | undefined;
}

/**
 * Chooses the claim whose values stand for the case: of the case's own scope and not a denial, saying a figure at all; then the
 * organisation over the unions over the press; fact over rumour; what its voice has not revised since; exact over approximate; what
 * more groups of publishers say; what says most else; the earlier. A function of the set of claims, never of the order in which they came. Undefined where
 * there is no claim.
 */
export function headlineOf<S extends SupportingClaim>(supporting: readonly S[]): Headline<S> | undefined {
  const claims = supporting.map(weighedOnce).sort(byPublication);
  const [first] = claims;
  if (!first) return undefined;
  const scope = mainScope(claims);
  const asserted = claims.filter((claim) => !claim.denied && claim.scope === scope);
  const superseded = revised(asserted);
  const support = groupsSaying(asserted);
  const candidates = asserted.length > 0 ? asserted : claims;
  const weight = (claim: Weighed<S>): readonly number[] => [
    Number(claim.stated === undefined),
    claim.rank,
    Number(!claim.firm),
    Number(superseded.has(claim)),
    claim.stated?.vagueness ?? 0,
    -(support.get(claim.stated?.key ?? '')?.size ?? 0),
    -claim.supporting.claim.evidence.length,
  ];
  // The candidates are in the order of publication, so the first of those with the same weight is the earlier.
  let headline = candidates[0]!;
  let least = weight(headline);
  for (const candidate of candidates) {
    const own = weight(candidate);
    const differs = own.findIndex((value, index) => value !== least[index]);
    if (differs >= 0 && own[differs]! < least[differs]!) [headline, least] = [candidate, own];
  }
  return { claims, headline, superseded, canceled: takenBack(claims, scope) };
}

/** The scope of the case: the whole organisation where any claim speaks of that, else what most of them speak of. */
function mainScope(claims: readonly Weighed[]): string {
  const counts = new Map<string, number>();
  for (const { scope } of claims) counts.set(scope, (counts.get(scope) ?? 0) + 1);
  if (counts.has('')) return '';
  return [...counts].sort(([a, n], [b, m]) => m - n || before(a, b))[0]![0];
}

/** The claims that their own voice has revised: it said something else later. */
function revised<S extends SupportingClaim>(claims: readonly Weighed<S>[]): Set<Weighed<S>> {
  const last = new Map<string, Map<string, Weighed>>();
  for (const claim of claims) {
    if (!claim.stated) continue;
    const latest = last.get(claim.voice);
    const [known] = latest?.values() ?? [];
    const order = known ? later(claim, known) : 1;
    if (order > 0) last.set(claim.voice, new Map([[claim.stated.key, claim]]));
    else if (order === 0) latest!.set(claim.stated.key, claim);
  }
  const isRevised = (claim: Weighed) => {
    const own = claim.stated;
    const latest = [...(last.get(claim.voice)?.values() ?? [])];
    return own !== undefined && later(claim, latest[0]!) < 0 && !latest.some((one) => agree(one.stated!, own));
  };
  return new Set(claims.filter(isRevised));
}

/** By figure, the groups of publishers that report it. */
function groupsSaying(claims: readonly Weighed[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { stated: own, supporting } of claims) {
    const key = own?.key ?? '';
    const saying = groups.get(key) ?? new Set();
    groups.set(key, saying.add(supporting.independenceGroup));
  }
  return groups;
}

/** The organisation's last word on its own scope, where that is a denial. */
function takenBack<S extends SupportingClaim>(claims: readonly Weighed<S>[], scope: string): Weighed<S> | undefined {
  const own = claims.filter((claim) => claim.rank === 0 && claim.scope === scope);
  const last = own.reduce<Weighed<S> | undefined>((a, b) => (a && later(a, b) > 0 ? a : b), undefined);
  return last?.denied ? last : undefined;
}
