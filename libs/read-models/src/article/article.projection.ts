import type { Projection, RecordedEvent } from '@newsledger/event-store';
import type {
  ArticleEvent,
  ArticleFacts,
  ArticleVersion,
  ClaimKind,
  PubStatus,
  RecordedExtraction,
  RecordedSuppression,
} from '@newsledger/newsroom';

/** How a version stands to those before it. An `older` one came late and replaced nothing. */
export type VersionChange = 'received' | 'revised' | 'older' | 'canceled';

export interface ArticleVersionRow extends Omit<ArticleVersion, 'article'> {
  readonly change: VersionChange;
  /** The publisher's own version. */
  readonly version?: string;
  readonly published?: ArticleFacts['published'];
  readonly modified?: ArticleFacts['modified'];
  readonly pubStatus: PubStatus;
  readonly receivedAt: string;
  readonly position: number;
}

export interface ExtractionRow extends Omit<RecordedExtraction, 'claims' | 'suppressed'> {
  readonly claims: readonly { readonly claimId: string; readonly kind: ClaimKind }[];
  readonly suppressed: readonly RecordedSuppression[];
  readonly extractedAt: string;
  readonly position: number;
}

/** An article as readers get it, by the version that counts. Title, authors and text are read from the stored text. */
export interface ArticleRow extends Omit<ArticleFacts, 'articleId' | 'pubStatus'> {
  readonly id: string;
  readonly status: PubStatus;
  readonly articleVersion: number;
  readonly textHash: string;
  readonly rawHash: string;
  readonly versions: readonly ArticleVersionRow[];
  /** Newest last. */
  readonly extractions: readonly ExtractionRow[];
  readonly receivedAt: string;
  readonly updatedAt: string;
  readonly streamVersion: number;
  readonly openedPosition: number;
  readonly position: number;
}

type Recorded = RecordedEvent & ArticleEvent;
type Fold = (row: ArticleRow | undefined, event: RecordedEvent) => ArticleRow | undefined;

function version(data: ArticleVersion, change: VersionChange, event: RecordedEvent): ArticleVersionRow {
  const { article, articleVersion, textHash, rawHash } = data;
  return {
    articleVersion,
    change,
    ...(article.version !== undefined && { version: article.version }),
    ...(article.published && { published: article.published }),
    ...(article.modified && { modified: article.modified }),
    pubStatus: article.pubStatus,
    textHash,
    rawHash,
    receivedAt: event.recordedAt,
    position: event.position,
  };
}

/** The row as a version makes it that from now on counts. */
function current(
  row: ArticleRow | undefined,
  data: ArticleVersion,
  change: VersionChange,
  event: RecordedEvent,
): ArticleRow {
  const { articleId, pubStatus, addresses, ...facts } = data.article;
  return {
    id: articleId,
    status: pubStatus,
    ...facts,
    addresses: [...new Set([...(row?.addresses ?? []), ...addresses])],
    articleVersion: data.articleVersion,
    textHash: data.textHash,
    rawHash: data.rawHash,
    versions: [...(row?.versions ?? []), version(data, change, event)],
    extractions: row?.extractions ?? [],
    receivedAt: row?.receivedAt ?? event.recordedAt,
    updatedAt: event.recordedAt,
    streamVersion: event.version,
    openedPosition: row?.openedPosition ?? event.position,
    position: event.position,
  };
}

function extraction(data: RecordedExtraction, event: RecordedEvent): ExtractionRow {
  const { claims, suppressed, ...engine } = data;
  return {
    ...engine,
    claims: claims.map(({ claimId, kind }) => ({ claimId, kind })),
    suppressed,
    extractedAt: event.recordedAt,
    position: event.position,
  };
}

const isOfEmbargo = (event: Recorded) =>
  event.type === 'ArticleEmbargoed' ||
  event.type === 'EmbargoLifted' ||
  (event.type === 'ArticleRepeated' && event.data.embargoedUntil !== undefined);

function evolve(before: ArticleRow | undefined, event: Recorded): ArticleRow | undefined {
  if (event.type === 'ArticleReceived') return current(before, event.data, 'received', event);
  if (event.type === 'ArticleCanceled') return current(before, event.data, 'canceled', event);
  // What nobody may read yet is no article to readers.
  if (!before && isOfEmbargo(event)) return undefined;
  if (!before) throw new Error(`${event.type} at position ${event.position} belongs to an article that never came`);
  const row = { ...before, updatedAt: event.recordedAt, streamVersion: event.version, position: event.position };
  switch (event.type) {
    case 'ArticleRevised':
      return current(before, event.data, 'revised', event);
    case 'OlderVersionReceived':
      return { ...row, versions: [...row.versions, version(event.data, 'older', event)] };
    case 'ArticleAddressLinked':
      return { ...row, addresses: [...new Set([...row.addresses, event.data.address])] };
    case 'ArticleRepeated':
    case 'ArticleEmbargoed':
    case 'EmbargoLifted':
      return row;
    case 'ClaimsExtracted':
      return { ...row, extractions: [...row.extractions, extraction(event.data, event)] };
  }
}

const go: Fold = (row, event) => evolve(row, event as Recorded);

const when: Record<ArticleEvent['type'], Fold> = {
  ArticleReceived: go,
  ArticleRevised: go,
  OlderVersionReceived: go,
  ArticleCanceled: go,
  ArticleRepeated: go,
  ArticleEmbargoed: go,
  EmbargoLifted: go,
  ArticleAddressLinked: go,
  ClaimsExtracted: go,
};

/** The articles, by their ids. */
export const articleProjection: Projection<ArticleRow> = {
  name: 'articles',
  version: 1,
  when,
  key: ({ stream }) => (stream.category === 'article' ? stream.id : undefined),
  columns: (row) => ({ opened_position: row.openedPosition }),
  onPoison: 'park',
};
