import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CaseSummaryPage,
  FindOrganisation,
  ListOrganisations,
  OrganisationDetailView,
  OrganisationListParameters,
  OrganisationPage,
  ReadTimeline,
  TimelineParameters,
} from '@newsledger/read-models';
import { notFoundResponse, problems } from './api-docs.js';
import { found } from './not-found.js';

@ApiTags('organisations')
@Controller('v1/organisations')
export class OrganisationsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'list-organisations', summary: 'The register of organisations, the latest entry first' })
  @ApiOkResponse({ type: OrganisationPage })
  @problems
  list(@Query() parameters: OrganisationListParameters): Promise<OrganisationPage> {
    return this.queries.execute(new ListOrganisations(parameters));
  }

  @Get(':key')
  @ApiOperation({ operationId: 'find-organisation', summary: 'One organisation, with its names and its parts' })
  @ApiOkResponse({ type: OrganisationDetailView })
  @problems
  @notFoundResponse
  async find(@Param('key') key: string): Promise<OrganisationDetailView> {
    return found(await this.queries.execute(new FindOrganisation(key)), 'organisation');
  }

  @Get(':key/timeline')
  @ApiOperation({
    operationId: 'read-timeline',
    summary: 'What is reported of an organisation and its parts, of every kind, the latest first',
    description: 'The key of a registered organisation, or any name: one that nobody has registered stands for itself.',
  })
  @ApiOkResponse({ type: CaseSummaryPage })
  @problems
  timeline(@Param('key') key: string, @Query() parameters: TimelineParameters): Promise<CaseSummaryPage> {
    return this.queries.execute(new ReadTimeline(key, parameters));
  }
}
