import type { EventStore } from '@newsledger/event-store';
import type { ClaimKind } from '@newsledger/newsroom';
import { foldedAsOf } from '../as-of.js';
import { caseEvents } from './case.projection.js';
import type { CaseRow } from './case.row.js';
import { foldCase, rowOf, type FoldedCase } from './case.story.js';

const when = Object.fromEntries(caseEvents.map((type) => [type, foldCase]));

/** A case as it was at a position, at the price of one picture; undefined where there was none yet. */
export async function caseAsOf(
  store: EventStore,
  kind: ClaimKind,
  id: string,
  position: number,
): Promise<CaseRow | undefined> {
  const folded = await foldedAsOf<FoldedCase>(store, when, { category: kind, id }, position);
  return folded && rowOf(folded);
}
