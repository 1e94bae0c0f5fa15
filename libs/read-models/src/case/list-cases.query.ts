import { EventStore } from '@newsledger/event-store';
import type { ClaimKind } from '@newsledger/newsroom';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ArrayContains, DataSource } from 'typeorm';
import { PageParameters, readPage } from '../page.query.js';
import { caseEntities } from './case.entity.js';
import { organisationKey } from './case.row.js';
import type { AiInitiativePage, LayoffPage, LeadershipChangePage } from './case.view.js';
import { caseViews } from './case-words.js';

/** Which cases, newest first. */
export class CaseListParameters extends PageParameters {
  /** Cases that name this organisation, whatever its case, accents and legal form: as the one concerned, its parent, a unit or a counterparty. */
  @IsOptional() @IsString() @Length(1, 300) organisation?: string;

  /** `open` cases, which is the default, have a claim that supports them; `retracted` ones have none left. */
  @IsOptional() @IsIn(['open', 'retracted', 'all']) caseStatus?: 'open' | 'retracted' | 'all';
}

export type CasePage = LayoffPage | LeadershipChangePage | AiInitiativePage;

/** The cases of one kind. */
export class ListCases extends Query<CasePage> {
  constructor(
    readonly kind: ClaimKind,
    readonly parameters: CaseListParameters,
  ) {
    super();
  }
}

@QueryHandler(ListCases)
export class ListCasesHandler implements IQueryHandler<ListCases> {
  constructor(
    private readonly source: DataSource,
    private readonly store: EventStore,
  ) {}

  async execute({ kind, parameters }: ListCases): Promise<CasePage> {
    const { organisation, caseStatus = 'open' } = parameters;
    const where = {
      ...(organisation !== undefined && { organisationKeys: ArrayContains([organisationKey(organisation)]) }),
      ...(caseStatus !== 'all' && { caseStatus }),
    };
    const nothingMore = () => Promise.resolve();
    const { docs, next, position } = await readPage(this.source, caseEntities[kind], where, parameters, nothingMore);
    return { items: await caseViews(docs, this.store, 'headline'), next, position } as CasePage;
  }
}
