import { reviewReasons, type ReviewReasonName } from '@newsledger/newsroom';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { DataSource } from 'typeorm';
import { casesOfEveryKind, checkpointOfCases, summaryOf } from '../case/case-summary.js';
import type { CaseSummaryPage } from '../case/case-summary.view.js';
import { inSnapshot } from '../data-source.js';
import { cursorAfter, defaultLimit, PageParameters, positionOfCursor } from '../page.query.js';

/** Which cases that ask for a person, those that were opened last first. */
export class ReviewQueueParameters extends PageParameters {
  /** Those that ask for this reason. */
  @IsOptional() @IsIn(reviewReasons) reason?: ReviewReasonName;
}

/** The cases of every kind that ask for a person. */
export class ListReviewQueue extends Query<CaseSummaryPage> {
  constructor(readonly parameters: ReviewQueueParameters) {
    super();
  }
}

@QueryHandler(ListReviewQueue)
export class ListReviewQueueHandler implements IQueryHandler<ListReviewQueue> {
  constructor(private readonly source: DataSource) {}

  execute({ parameters }: ListReviewQueue): Promise<CaseSummaryPage> {
    const { limit = defaultLimit, next, reason } = parameters;
    const before = next === undefined ? Number.MAX_SAFE_INTEGER : positionOfCursor(next);
    return inSnapshot(this.source, async (snapshot) => {
      const rows = await casesOfEveryKind(snapshot, {
        where: `review_reasons <> '{}' and opened_position < $1 and ($2::text is null or $2 = any (review_reasons))`,
        ...{ order: 'opened_position desc', values: [before, reason ?? null], limit: limit + 1 },
      });
      const page = rows.slice(0, limit);
      return {
        items: page.map(({ doc }) => summaryOf(doc)),
        next: rows.length > limit ? cursorAfter(page.at(-1)!) : null,
        position: await checkpointOfCases(snapshot),
      };
    });
  }
}
