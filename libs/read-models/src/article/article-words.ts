import type { EventStore } from '@newsledger/event-store';
import { Words } from '../words/words.js';
import type { ArticleRow, ExtractionRow } from './article.projection.js';
import type { ArticleCaseView, ArticleView } from './article.view.js';

/** `list`: with title and authors; `quotes`: with the quotes of what was suppressed too; `text`: with the text besides. */
export type ArticleDepth = 'list' | 'quotes' | 'text';

/** Gives articles the words that their rows only point to, and the cases that they support. */
export async function articleViews(
  rows: readonly ArticleRow[],
  cases: ReadonlyMap<string, ArticleCaseView[]>,
  store: Pick<EventStore, 'contents' | 'secrets'>,
  depth: ArticleDepth,
): Promise<ArticleView[]> {
  const hashes = rows.flatMap((row) => [
    row.textHash,
    ...(depth === 'list' ? [] : row.extractions.map((extraction) => extraction.textHash)),
  ]);
  const words = await Words.read(store, { hashes, refs: [] });
  return rows.map((row) => articleView(row, cases.get(row.id) ?? [], words, depth));
}

function articleView(row: ArticleRow, cases: ArticleCaseView[], words: Words, depth: ArticleDepth): ArticleView {
  const { articleVersion, textHash, rawHash, versions, extractions, receivedAt, ...rest } = row;
  const { updatedAt, streamVersion, openedPosition, position, ...facts } = rest;
  const embargoed = isEmbargoed(row);
  const { title, authors, text } = embargoed || row.status === 'withheld' ? {} : (words.document(textHash) ?? {});
  return {
    ...(embargoed ? unnamed(row) : facts),
    ...(title !== undefined && { title }),
    ...(authors && { authors }),
    ...(depth === 'text' && text !== undefined && { text }),
    articleVersion,
    textHash,
    rawHash,
    versions,
    extractions: depth === 'list' ? extractions : extractions.map((extraction) => withQuotes(extraction, words)),
    cases,
    receivedAt,
    updatedAt,
    streamVersion,
    openedPosition,
    position,
  } as unknown as ArticleView;
}

/** Of what nobody may read yet, only a kill comes to be an article. */
const isEmbargoed = ({ embargoedUntil }: ArticleRow): boolean =>
  embargoedUntil !== undefined && Date.parse(embargoedUntil) > Date.now();

/** What tells neither whose article it is nor where it stands. */
const unnamed = ({ id, status, adapter }: ArticleRow) => ({ id, status, addresses: [], adapter });

function withQuotes(extraction: ExtractionRow, words: Words) {
  const suppressed = extraction.suppressed.map(({ evidence, ...candidate }) => ({
    ...candidate,
    evidence: evidence.map((span) => ({ ...span, ...words.quote(extraction.textHash, span) })),
  }));
  return { ...extraction, suppressed };
}
