import { EventStore } from '@newsledger/event-store';
import type { CaseStatus, ClaimKind } from '@newsledger/newsroom';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ArrayOverlap, DataSource, Raw } from 'typeorm';
import { keysOfOrganisation } from '../organisation/keys-of-organisation.js';
import { PageParameters, readPage } from '../page.query.js';
import { caseEntities } from './case.entity.js';
import type { AiInitiativePage, LayoffPage, LeadershipChangePage } from './case.view.js';
import { caseViews } from './case-words.js';

const truth: Readonly<Record<string, boolean>> = { true: true, false: false };

/** Which cases, newest first. */
export class CaseListParameters extends PageParameters {
  /**
   * Cases of this organisation, by any name that the register knows, whatever its case, accents and legal form: as the one concerned, its
   * parent, a unit or a counterparty. Those of its parts count as its own.
   */
  @IsOptional() @IsString() @Length(1, 300) organisation?: string;

  /**
   * `open` cases, which is the default, have a claim that supports them; `retracted` ones have none left, or were taken back;
   * `rejected` ones are none, says an editor; `merged` ones are one with another.
   */
  @IsOptional()
  @IsIn(['open', 'retracted', 'rejected', 'merged', 'all'])
  caseStatus?: CaseStatus | 'all';

  /** Those that ask for a person, or those that do not. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => truth[String(value)] ?? value)
  @IsBoolean()
  needsReview?: boolean;
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
    const { organisation, caseStatus = 'open', needsReview } = parameters;
    const { docs, next, position } = await readPage(
      this.source,
      caseEntities[kind],
      async (snapshot) => ({
        ...(organisation !== undefined && {
          organisationKeys: ArrayOverlap(await keysOfOrganisation(snapshot, organisation)),
        }),
        ...(caseStatus !== 'all' && { caseStatus }),
        ...(needsReview !== undefined && {
          reviewReasons: Raw((column) => `${column} ${needsReview ? '<>' : '='} '{}'`),
        }),
      }),
      parameters,
      () => Promise.resolve(),
    );
    return { items: await caseViews(docs, this.store, 'headline'), next, position } as CasePage;
  }
}
