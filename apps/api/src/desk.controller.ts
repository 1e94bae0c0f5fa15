import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CaseSummaryPage,
  CorrectionPage,
  ListCorrections,
  ListReviewQueue,
  PageParameters,
  ReviewQueueParameters,
} from '@newsledger/read-models';
import { problems } from './api-docs.js';

/** What an editor's desk reads first: what waits for a person, and what was set right. */
@ApiTags('desk')
@Controller('v1')
export class DeskController {
  constructor(private readonly queries: QueryBus) {}

  @Get('review-queue')
  @ApiOperation({ operationId: 'list-review-queue', summary: 'The cases that ask for a person, and why' })
  @ApiOkResponse({ type: CaseSummaryPage })
  @problems
  reviewQueue(@Query() parameters: ReviewQueueParameters): Promise<CaseSummaryPage> {
    return this.queries.execute(new ListReviewQueue(parameters));
  }

  @Get('corrections')
  @ApiOperation({
    operationId: 'list-corrections',
    summary: 'What was corrected, retracted, rejected, disputed, revised or killed, the latest first',
  })
  @ApiOkResponse({ type: CorrectionPage })
  @problems
  corrections(@Query() parameters: PageParameters): Promise<CorrectionPage> {
    return this.queries.execute(new ListCorrections(parameters));
  }
}
