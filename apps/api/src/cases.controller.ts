import { Controller, Get, Param, Query, Res, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiPermanentRedirectResponse, ApiTags } from '@nestjs/swagger';
import type { ClaimKind } from '@newsledger/newsroom';
import {
  AiInitiativePage,
  AiInitiativeView,
  CaseListParameters,
  FindCase,
  HistoryPage,
  LayoffPage,
  LayoffView,
  LeadershipChangePage,
  LeadershipChangeView,
  ListCases,
  PageParameters,
  ReadHistory,
  type AnyCaseView,
  type CasePage,
} from '@newsledger/read-models';
import type { FastifyReply } from 'fastify';
import { problems, notFoundResponse } from './api-docs.js';
import { AsOfParameters } from './as-of.query.js';
import { Moments } from './moments.js';
import { found, knownId } from './not-found.js';

interface CaseRoutes {
  readonly kind: ClaimKind;
  readonly path: string;
  readonly View: Type<AnyCaseView>;
  readonly Page: Type<CasePage>;
}

/** The routes of one kind of cases; the kinds differ in their names and shapes only. */
function caseController({ kind, path, View, Page }: CaseRoutes) {
  const what = kind.replace('-', ' ').replace(/^ai\b/, 'AI');

  @ApiTags(path)
  @Controller(`v1/${path}`)
  class CaseController {
    constructor(
      readonly queries: QueryBus,
      readonly moments: Moments,
    ) {}

    @Get()
    @ApiOperation({ operationId: `list-${path}`, summary: `List ${what}s, newest first` })
    @ApiOkResponse({ type: Page })
    @problems
    list(@Query() parameters: CaseListParameters): Promise<CasePage> {
      return this.queries.execute(new ListCases(kind, parameters));
    }

    @Get(':id')
    @ApiOperation({ operationId: `find-${kind}`, summary: `One ${what}, now or as it was known at a moment` })
    @ApiParam({ name: 'id', format: 'uuid' })
    @ApiOkResponse({ type: View })
    @ApiPermanentRedirectResponse({ description: 'It is one with the case that `location` names. Not with `asOf`.' })
    @problems
    @notFoundResponse
    async find(
      @Param('id') id: string,
      @Query() parameters: AsOfParameters,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<AnyCaseView> {
      const key = knownId(id, what);
      const asOf = await this.moments.position(parameters);
      const view = found(await this.queries.execute(new FindCase(kind, key, asOf)), what, asOf);
      if (view.mergedInto !== undefined && asOf === undefined) {
        void reply.status(308).header('location', `/v1/${path}/${view.mergedInto}`);
      }
      return view;
    }

    @Get(':id/history')
    @ApiOperation({ operationId: `read-${kind}-history`, summary: `What happened to one ${what}, the latest first` })
    @ApiParam({ name: 'id', format: 'uuid' })
    @ApiOkResponse({ type: HistoryPage })
    @problems
    @notFoundResponse
    async history(@Param('id') id: string, @Query() parameters: PageParameters): Promise<HistoryPage> {
      return found(await this.queries.execute(new ReadHistory(kind, knownId(id, what), parameters)), what);
    }
  }
  return CaseController;
}

export const LayoffsController = caseController({
  kind: 'layoff',
  path: 'layoffs',
  View: LayoffView,
  Page: LayoffPage,
});

export const LeadershipChangesController = caseController({
  kind: 'leadership-change',
  path: 'leadership-changes',
  View: LeadershipChangeView,
  Page: LeadershipChangePage,
});

export const AiInitiativesController = caseController({
  kind: 'ai-initiative',
  path: 'ai-initiatives',
  View: AiInitiativeView,
  Page: AiInitiativePage,
});
