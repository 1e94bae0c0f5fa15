import { EventStore } from '@newsledger/event-store';
import type { ClaimKind } from '@newsledger/newsroom';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { inSnapshot } from '../data-source.js';
import { caseEntities } from './case.entity.js';
import { caseAsOf } from './case-as-of.js';
import type { AiInitiativeView, LayoffView, LeadershipChangeView } from './case.view.js';
import { caseViews } from './case-words.js';

export type AnyCaseView = LayoffView | LeadershipChangeView | AiInitiativeView;

/** One case: as the read model has it, or as the events had it at a position. Undefined where there is none. */
export class FindCase extends Query<AnyCaseView | undefined> {
  constructor(
    readonly kind: ClaimKind,
    readonly id: string,
    readonly asOf?: number,
  ) {
    super();
  }
}

@QueryHandler(FindCase)
export class FindCaseHandler implements IQueryHandler<FindCase> {
  constructor(
    private readonly source: DataSource,
    private readonly store: EventStore,
  ) {}

  async execute({ kind, id, asOf }: FindCase): Promise<AnyCaseView | undefined> {
    const row =
      asOf === undefined
        ? (await inSnapshot(this.source, (snapshot) => snapshot.findOneBy(caseEntities[kind], { key: id })))?.doc
        : await caseAsOf(this.store, kind, id, asOf);
    return row && (await caseViews([row], this.store, 'whole'))[0];
  }
}
