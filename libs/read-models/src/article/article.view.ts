import type { ClaimKind, PubStatus, SuppressionReason } from '@newsledger/newsroom';
import { ArticleDateView, SpanView } from '../claim.view.js';
import { PageView } from '../page.view.js';
import type { VersionChange } from './article.projection.js';

/** Which reader of the wire format made the article of a delivery. */
export class AdapterView {
  name: string;
  version: number;
}

/** One version of an article, as it came. */
export class ArticleVersionView {
  /** 1, 2, 3 ... by arrival. */
  articleVersion: number;
  /** `older`: it came late and replaced nothing. */
  change: VersionChange;
  /** The publisher's own version. */
  version?: string;
  published?: ArticleDateView;
  modified?: ArticleDateView;
  pubStatus: PubStatus;
  textHash: string;
  /** SHA-256 of the body as it was received. */
  rawHash: string;
  receivedAt: string;
  position: number;
}

/** A claim that an article makes, by its id. */
export class ArticleClaimView {
  claimId: string;
  kind: ClaimKind;
}

/** A candidate that was read and not taken, with the reason. */
export class SuppressedView {
  kind: ClaimKind;
  reason: SuppressionReason;
  evidence: SpanView[];
}

/** What an engine read in one version of the article. */
export class ExtractionView {
  articleVersion: number;
  textHash: string;
  engine: string;
  engineVersion: string;
  rulesetHash: string;
  language?: string;
  /** Why nothing was read, where nothing was. */
  reason?: string;
  /** Whether the cases follow this extraction. */
  leading: boolean;
  claims: ArticleClaimView[];
  suppressed: SuppressedView[];
  extractedAt: string;
  position: number;
}

/** A case that the article supports, with those of its claims that do. */
export class ArticleCaseView {
  kind: ClaimKind;
  id: string;
  claimIds: string[];
}

/** An article by the version that counts. */
export class ArticleView {
  id: string;
  /** `canceled`: its publisher killed it. */
  status: PubStatus;
  uri?: string;
  url?: string;
  language?: string;
  publisher?: string;
  published?: ArticleDateView;
  modified?: ArticleDateView;
  /** The publisher's own version. */
  version?: string;
  embargoedUntil?: string;
  /** Every address that it is known by. */
  addresses: string[];
  adapter: AdapterView;
  /** Absent where the text is not stored any more. */
  title?: string;
  authors?: string[];
  /** What the offsets of evidence count in. Given for one article, not in lists, as long as its publisher lets it stand. */
  text?: string;
  articleVersion: number;
  /** SHA-256 of the stored document of title, text and authors. */
  textHash: string;
  /** SHA-256 of the body as it was received. */
  rawHash: string;
  versions: ArticleVersionView[];
  /** Newest last. */
  extractions: ExtractionView[];
  cases: ArticleCaseView[];
  receivedAt: string;
  updatedAt: string;
  /** How many events the article has. */
  streamVersion: number;
  openedPosition: number;
  /** The position of the article's last event. */
  position: number;
}

export class ArticlePage extends PageView {
  items: ArticleView[];
}
