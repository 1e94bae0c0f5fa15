import type { NewEvent } from '@newsledger/event-store';
import type { ArticleDate } from '../article/article.js';
import type {
  RecordedAiClaim,
  RecordedClaim,
  RecordedLayoffClaim,
  RecordedLeadershipClaim,
} from '../claim/recorded-claim.js';

/** The version of an article that made a claim. Its words stand in the contents under `textHash`. */
export interface ClaimSource {
  readonly articleId: string;
  readonly articleVersion: number;
  readonly textHash: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly published?: ArticleDate;
  readonly language?: string;
}

/** How a claim stands to the claim that opened its case. */
export type Agreement = 'agrees' | 'conflicts' | 'partial';

interface Reported<C extends RecordedClaim> {
  readonly caseId: string;
  /** The docket on which the case was opened: `<kind>:<organisation key>`. */
  readonly docket: string;
  readonly claim: C;
  readonly source: ClaimSource;
  /** Sources of one group (a publisher, a wire) count once. */
  readonly independenceGroup: string;
}

export type LayoffReported = NewEvent<'LayoffReported', Reported<RecordedLayoffClaim>>;
export type LeadershipChangeReported = NewEvent<'LeadershipChangeReported', Reported<RecordedLeadershipClaim>>;
export type AiInitiativeReported = NewEvent<'AiInitiativeReported', Reported<RecordedAiClaim>>;
export type CaseReported = LayoffReported | LeadershipChangeReported | AiInitiativeReported;

export type SourceAttached = NewEvent<
  'SourceAttached',
  {
    readonly claim: RecordedClaim;
    readonly source: ClaimSource;
    readonly independenceGroup: string;
    readonly agreement: Agreement;
  }
>;
/** A later version of the article, or of the engine, says it otherwise. */
export type ClaimRevised = NewEvent<'ClaimRevised', SourceAttached['data']>;
export type SourceWithdrawn = NewEvent<
  'SourceWithdrawn',
  { readonly claimId: string; readonly articleId: string; readonly reason: 'article-revised' | 'article-canceled' }
>;
/** No support is left. A source that is attached later opens the case again. */
export type CaseRetracted = NewEvent<'CaseRetracted', { readonly reason: 'no-support' }>;

export type CaseEvent = CaseReported | SourceAttached | ClaimRevised | SourceWithdrawn | CaseRetracted;
