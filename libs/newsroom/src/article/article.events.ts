import type { NewEvent } from '@newsledger/event-store';
import type { ClaimKind, Span, SuppressionReason } from '../claim/claim.js';
import type { RecordedClaim } from '../claim/recorded-claim.js';
import type { Article } from './article.js';

/** What events say of an article: everything but its words, which stand in the contents under `textHash`. */
export type ArticleFacts = Omit<Article, 'title' | 'text' | 'authors'>;

export interface ArticleVersion {
  readonly article: ArticleFacts;
  /** 1, 2, 3 ... by arrival. The publisher's own version is `article.version`. */
  readonly articleVersion: number;
  /** SHA-256 (hex) of the canonical document of title, text and authors. */
  readonly textHash: string;
  /** SHA-256 (hex) of the body as it was received. */
  readonly rawHash: string;
}

export type ArticleReceived = NewEvent<'ArticleReceived', ArticleVersion>;
/** A newer version of a known article. */
export type ArticleRevised = NewEvent<'ArticleRevised', ArticleVersion>;
/**
 * A version that is older than the current one, or that cannot be told to be newer than the publisher's kill or withholding; it is kept
 * and replaces nothing.
 */
export type OlderVersionReceived = NewEvent<'OlderVersionReceived', ArticleVersion>;
/** The publisher killed the article. */
export type ArticleCanceled = NewEvent<'ArticleCanceled', ArticleVersion>;
/** Another delivery brought what was already known. */
export type ArticleRepeated = NewEvent<
  'ArticleRepeated',
  {
    readonly articleVersion: number;
    readonly textHash: string;
    /** The hour before which what was repeated is not to be read, where it had not come. */
    readonly embargoedUntil?: string;
  }
>;
/** A version has come that nobody may read before `article.embargoedUntil`; until its embargo is lifted it replaces nothing. */
export type ArticleEmbargoed = NewEvent<'ArticleEmbargoed', ArticleVersion>;
/** The hour has come; what follows says what the version is to its article. */
export type EmbargoLifted = NewEvent<'EmbargoLifted', { readonly articleVersion: number }>;
/** The article is known under another address too. */
export type ArticleAddressLinked = NewEvent<'ArticleAddressLinked', { readonly address: string }>;

export interface RecordedSuppression {
  readonly kind: ClaimKind;
  readonly reason: SuppressionReason;
  readonly evidence: readonly Span[];
}

export interface RecordedExtraction {
  readonly articleVersion: number;
  readonly textHash: string;
  readonly engine: string;
  readonly engineVersion: string;
  readonly rulesetHash: string;
  readonly language?: string;
  /** Why nothing was read, where nothing was. */
  readonly reason?: string;
  /** Whether this extraction is the one that the cases follow; others may stand beside it. */
  readonly leading: boolean;
  readonly claims: readonly RecordedClaim[];
  readonly suppressed: readonly RecordedSuppression[];
}
export type ClaimsExtracted = NewEvent<'ClaimsExtracted', RecordedExtraction>;

export type ArticleEvent =
  | ArticleReceived
  | ArticleRevised
  | OlderVersionReceived
  | ArticleCanceled
  | ArticleRepeated
  | ArticleEmbargoed
  | EmbargoLifted
  | ArticleAddressLinked
  | ClaimsExtracted;
