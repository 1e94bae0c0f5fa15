import { said, type CaseStatus, type ReviewReason } from '@newsledger/newsroom';
import type { CaseSource, CaseStory } from './case.row.js';

const sameReason = (a: ReviewReason) => (b: ReviewReason) => a.reason === b.reason && a.detail === b.detail;

/** These and those of `more` that are not among them yet. */
export function withReasons(known: readonly ReviewReason[], more: readonly ReviewReason[]): ReviewReason[] {
  return [...known, ...more.filter((reason) => !known.some(sameReason(reason)))];
}

/** Which reasons an editor settles by setting the value at a path. */
export function settledBy(path: string, { reason }: ReviewReason): boolean {
  if (/^\/(quantity|amount)\b/.test(path))
    return ['conflicting-figures', 'scope-in-doubt', 'low-confidence'].includes(reason);
  if (path === '/affectedPeople') return reason === 'private-person';
  return path.startsWith('/post') && reason === 'conflicting-reports';
}

/** What asks for a person: what the sources give reason for and nobody has settled, and what came after a decision. */
export function openReasons(
  story: CaseStory,
  /** As the picture has them, and the one of them whose values stand for the case. */
  { sources, headline }: { readonly sources: readonly CaseSource[]; readonly headline: string },
  status: CaseStatus,
  reasons: readonly ReviewReason[],
): ReviewReason[] {
  if (status === 'merged' || (status === 'retracted' && !story.verdict)) return [];
  const { review, verdict } = story;
  const open = verdict ? [] : reasons.filter((reason) => !review.settled.some(sameReason(reason)));
  const since = review.decidedAt === undefined ? [] : sinceDecision(story, sources, headline, review.decidedAt);
  const brought = story.absorbed.filter(({ position }) => position > (review.decidedAt ?? 0));
  const disputed: ReviewReason[] =
    review.status === 'disputed' ? [{ reason: 'disputed', detail: review.decision!.by.reason }] : [];
  return [...open, ...since, ...brought.map(cameIn), ...disputed];
}

const cameIn = ({ id, was }: CaseStory['absorbed'][number]): ReviewReason => ({
  reason: 'new-source-after-decision',
  detail: `since the decision: the case ${id} came in, which was ${was}`,
});

function sinceDecision(
  { withdrawn, verdict }: CaseStory,
  sources: readonly CaseSource[],
  headline: string,
  decidedAt: number,
): ReviewReason[] {
  const before = new Set(sources.filter(({ since }) => since <= decidedAt).map(saidBy));
  // A late source that has become the headline agrees with itself; whether anybody had said so before is what counts.
  const isOther = (source: CaseSource) =>
    source.agreement === 'conflicts' || (source.claimId === headline && !before.has(saidBy(source)));
  const late = sources.filter((source) => source.since > decidedAt && (verdict ?? isOther(source)));
  const moved = withdrawn.some(({ reason, position }) => reason === 'refiled' && position > decidedAt);
  return [
    ...(late.length > 0 ? [`since the decision: ${[...new Set(late.map(saidBy))].sort().join(', ')}`] : []),
    ...(moved ? ['since the decision: claims were moved to another case'] : []),
  ].map((detail) => ({ reason: 'new-source-after-decision', detail }));
}

function saidBy({ claim }: CaseSource): string {
  if (claim.assertion.modality === 'denied') return 'a denial';
  if (claim.kind === 'layoff') return said(claim.quantity);
  if (claim.kind === 'ai-initiative') return said(claim.amount ?? {});
  return claim.postNormalised ?? claim.post ?? claim.status;
}
