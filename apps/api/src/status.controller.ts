import { Controller, Get, Header } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GetStatus, StatusView } from '@newsledger/read-models';
import { problems } from './api-docs.js';

const index = `Newsledger: what the press reports, each fact with the sentence it came from.

/v1/layoffs              layoffs            ?organisation= &caseStatus= &needsReview= &limit= &next=
/v1/leadership-changes   leadership changes
/v1/ai-initiatives       AI initiatives
/v1/articles             articles
/v1/{kind}/{id}          one of them        ?asOf=<time or position>
/v1/{kind}/{id}/history  what happened to a case
/v1/review-queue         cases that ask for a person   ?reason=
/v1/corrections          what was set right, taken back or disputed
/v1/organisations        the register       ?name= &parent=
/v1/organisations/{key}/timeline   everything about one and its parts
/v1/deliveries           what became of a delivery   ?source= &id=
/v1/events               the ledger itself, NDJSON   ?after= &until= &limit=
/v1/status               how far everything has come
/docs                    the reference; as OpenAPI at /docs/openapi.json
`;

@ApiTags('status')
@Controller()
export class StatusController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiExcludeEndpoint()
  index(): string {
    return index;
  }

  @Get('v1/status')
  @ApiOperation({ operationId: 'get-status', summary: 'How far the ledger and its read models have come' })
  @ApiOkResponse({ type: StatusView })
  @problems
  status(): Promise<StatusView> {
    return this.queries.execute(new GetStatus());
  }
}
