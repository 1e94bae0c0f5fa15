import type { CaseDoc } from './newsroom.js';
import { piecesOf, type Story } from './story.js';

/** A case by its kind, its person and the claims that it is made of: neither id nor position nor time. */
const contents = ({ kind, person, caseStatus, sources }: CaseDoc) =>
  [kind, person?.name ?? '', caseStatus, ...sources.map(({ claimId }) => claimId).sort()].join(' ');

/** A story's cases as readers get them, in an order of their own. */
export function pictureOf(story: Story, cases: readonly CaseDoc[]): unknown[] {
  const urls = new Set(Object.values(piecesOf(story)).map(({ url }) => url));
  const own = cases.filter(({ sources }) => sources.some(({ url }) => urls.has(url)));
  return own.map(contents).sort();
}
