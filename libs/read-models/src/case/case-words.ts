import type { EventStore } from '@newsledger/event-store';
import { references, withNames, withWords } from '../words/claim-words.js';
import { Words } from '../words/words.js';
import type { CaseRow, CaseSource } from './case.row.js';
import type { AiInitiativeView, LayoffView, LeadershipChangeView } from './case.view.js';

/** `headline`: the words of the headline claim only, for lists; `whole`: those of every source's claim too. */
export type Depth = 'headline' | 'whole';

/** Gives cases the words that their rows only point to: quotes, what figures and dates say verbatim, names of private people. */
export async function caseViews(
  rows: readonly CaseRow[],
  store: Pick<EventStore, 'contents' | 'secrets'>,
  depth: Depth,
): Promise<(LayoffView | LeadershipChangeView | AiInitiativeView)[]> {
  const spans = rows.flatMap((row) => [...row.evidence, ...(depth === 'whole' ? row.sources : [])]);
  const words = await Words.read(store, { hashes: spans.map((span) => span.textHash), refs: references(rows) });
  return rows.map((row) => caseView(row, words, depth));
}

function caseView(row: CaseRow, words: Words, depth: Depth) {
  const { absorbed: _, copies: __, corrections, figures, ...shown } = row;
  // All evidence of a headline is of one version of one article; a claim without evidence is no claim.
  const textHash = row.evidence[0]?.textHash ?? '';
  const named = withNames(shown, words);
  const { values, evidence } = withWords(named, row.evidence, words, textHash, corrections);
  const sources = named.sources.map((source) => sourceView(source, depth === 'whole' ? words : undefined));
  // What was corrected away is shown as it is stored: a private person whom an editor has removed is named no more.
  const told = { ...values, evidence, sources, corrections, ...(row.kind === 'layoff' && { figures }) };
  return told as unknown as LayoffView | LeadershipChangeView | AiInitiativeView;
}

/** In a list a source is named; what it claims is told, with its words, with the one case that it supports. */
function sourceView({ claim, origin, ...source }: CaseSource, words: Words | undefined) {
  const told = { ...source, ...(origin?.wire !== undefined && { wire: origin.wire }) };
  if (!words) return told;
  const { values, evidence } = withWords(claim, claim.evidence, words, source.textHash);
  return { ...told, claim: { ...values, evidence } };
}
