import { Command } from '@nestjs/cqrs';
import type { UnitOfWork } from '@newsledger/event-store';
import type {
  ArticleState,
  ArticleVersion,
  ClaimKind,
  RecordedAiClaim,
  RecordedClaim,
  RecordedExtraction,
  RecordedLayoffClaim,
  RecordedLeadershipClaim,
  SourceWithdrawn,
  SupportingClaim,
} from '@newsledger/newsroom';
import type { Docket } from './facets.js';

/** What became of a received article, and its state before. */
export interface ReceivedArticle {
  readonly outcome: 'received' | 'revised' | 'older' | 'repeated' | 'canceled' | 'embargoed';
  readonly articleVersion: number;
  readonly before: ArticleState;
}

/** A version of an article has arrived. */
export class ReceiveArticle extends Command<ReceivedArticle> {
  constructor(
    readonly unit: UnitOfWork,
    readonly version: Omit<ArticleVersion, 'articleVersion'>,
    readonly embargoed = false,
  ) {
    super();
  }
}

/** The hour has come before which nobody was to read a version. */
export class LiftEmbargo extends Command<ReceivedArticle> {
  constructor(
    readonly unit: UnitOfWork,
    readonly articleId: string,
    readonly articleVersion: number,
  ) {
    super();
  }
}

/** An engine has read a version of an article. */
export class RecordExtraction extends Command<void> {
  constructor(
    readonly unit: UnitOfWork,
    readonly articleId: string,
    readonly extraction: RecordedExtraction,
  ) {
    super();
  }
}

/** What one article claims on one docket, and what it does not claim there any more. */
export interface ClaimsOfArticle<C extends RecordedClaim = RecordedClaim> {
  readonly docket: Docket;
  readonly articleId: string;
  readonly claims: readonly SupportingClaim<C>[];
  /** Ids of claims, and why they are gone. */
  readonly withdrawn: readonly string[];
  readonly reason: Exclude<SourceWithdrawn['data']['reason'], 'refiled'>;
}

export class RecordLayoffs extends Command<void> {
  constructor(
    readonly unit: UnitOfWork,
    readonly article: ClaimsOfArticle<RecordedLayoffClaim>,
  ) {
    super();
  }
}

export class RecordLeadershipChanges extends Command<void> {
  constructor(
    readonly unit: UnitOfWork,
    readonly article: ClaimsOfArticle<RecordedLeadershipClaim>,
  ) {
    super();
  }
}

export class RecordAiInitiatives extends Command<void> {
  constructor(
    readonly unit: UnitOfWork,
    readonly article: ClaimsOfArticle<RecordedAiClaim>,
  ) {
    super();
  }
}

/** The command that records claims of their kind. */
export function recordCommand(
  unit: UnitOfWork,
  article: ClaimsOfArticle,
): RecordLayoffs | RecordLeadershipChanges | RecordAiInitiatives {
  const [kind] = article.docket.id.split(':', 1) as [ClaimKind];
  switch (kind) {
    case 'layoff':
      return new RecordLayoffs(unit, article as ClaimsOfArticle<RecordedLayoffClaim>);
    case 'leadership-change':
      return new RecordLeadershipChanges(unit, article as ClaimsOfArticle<RecordedLeadershipClaim>);
    case 'ai-initiative':
      return new RecordAiInitiatives(unit, article as ClaimsOfArticle<RecordedAiClaim>);
  }
}
