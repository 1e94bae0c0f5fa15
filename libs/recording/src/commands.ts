import { Command } from '@nestjs/cqrs';
import type { UnitOfWork } from '@newsledger/event-store';
import type {
  ArticleState,
  ArticleVersion,
  ClaimSource,
  RecordedAiClaim,
  RecordedClaim,
  RecordedExtraction,
  RecordedLayoffClaim,
  RecordedLeadershipClaim,
  SourceWithdrawn,
} from '@newsledger/newsroom';

/** What became of a received article, and its state before. */
export interface ReceivedArticle {
  readonly outcome: 'received' | 'revised' | 'older' | 'repeated' | 'canceled';
  readonly articleVersion: number;
  readonly before: ArticleState;
}

/** A version of an article has arrived. */
export class ReceiveArticle extends Command<ReceivedArticle> {
  constructor(
    readonly unit: UnitOfWork,
    readonly version: Omit<ArticleVersion, 'articleVersion'>,
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

/** Where a claim comes from, and which sources count as one with it. */
export interface Provenance {
  readonly source: ClaimSource;
  readonly independenceGroup: string;
}

/** Returns the id of the case that the claim was filed under. */
export class RecordLayoff extends Command<string> {
  constructor(
    readonly unit: UnitOfWork,
    readonly claim: RecordedLayoffClaim,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

/** Returns the id of the case that the claim was filed under. */
export class RecordLeadershipChange extends Command<string> {
  constructor(
    readonly unit: UnitOfWork,
    readonly claim: RecordedLeadershipClaim,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

/** Returns the id of the case that the claim was filed under. */
export class RecordAiInitiative extends Command<string> {
  constructor(
    readonly unit: UnitOfWork,
    readonly claim: RecordedAiClaim,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

/** An article no longer makes a claim. */
export class WithdrawClaim extends Command<void> {
  constructor(
    readonly unit: UnitOfWork,
    readonly claim: RecordedClaim,
    readonly articleId: string,
    readonly reason: SourceWithdrawn['data']['reason'],
  ) {
    super();
  }
}

/** The command that records a claim of its kind. */
export function recordClaim(
  unit: UnitOfWork,
  claim: RecordedClaim,
  provenance: Provenance,
): RecordLayoff | RecordLeadershipChange | RecordAiInitiative {
  switch (claim.kind) {
    case 'layoff':
      return new RecordLayoff(unit, claim, provenance);
    case 'leadership-change':
      return new RecordLeadershipChange(unit, claim, provenance);
    case 'ai-initiative':
      return new RecordAiInitiative(unit, claim, provenance);
  }
}
