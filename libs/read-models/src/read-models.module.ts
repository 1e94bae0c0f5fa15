import { EventStore } from '@newsledger/event-store';
import { Module, type DynamicModule, type FactoryProvider, type ModuleMetadata } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { FindArticleHandler } from './article/find-article.query.js';
import { ListArticlesHandler } from './article/list-articles.query.js';
import { FindCaseHandler } from './case/find-case.query.js';
import { ListCasesHandler } from './case/list-cases.query.js';
import { ReadHistoryHandler } from './case/read-history.query.js';
import { ListCorrectionsHandler } from './correction/list-corrections.query.js';
import { FindDeliveryHandler } from './delivery/find-delivery.query.js';
import { FindOrganisationHandler } from './organisation/find-organisation.query.js';
import { ListOrganisationsHandler } from './organisation/list-organisations.query.js';
import { ReadTimelineHandler } from './organisation/timeline.query.js';
import { ListReviewQueueHandler } from './review/list-review-queue.query.js';
import { GetStatusHandler } from './status/get-status.query.js';

/** Where the queries read from. Both belong to the caller, who closes them. */
export interface ReadModelSources {
  /** From `openReadModels`. */
  readonly readModels: DataSource;
  readonly store: EventStore;
}

const sources = Symbol('sources of the read models');

/** Answers every query of this lib on the QueryBus. */
@Module({})
export class ReadModelsModule {
  /** Returns the module, reading from what the factory gives. */
  static with(
    options: Pick<ModuleMetadata, 'imports'> & Pick<FactoryProvider<ReadModelSources>, 'inject' | 'useFactory'>,
  ): DynamicModule {
    const { imports = [], inject = [], useFactory } = options;
    return {
      module: ReadModelsModule,
      imports: [...imports, CqrsModule.forRoot()],
      providers: [
        { provide: sources, inject, useFactory },
        { provide: DataSource, inject: [sources], useFactory: ({ readModels }: ReadModelSources) => readModels },
        { provide: EventStore, inject: [sources], useFactory: ({ store }: ReadModelSources) => store },
        ListCasesHandler,
        FindCaseHandler,
        ReadHistoryHandler,
        ListReviewQueueHandler,
        ListCorrectionsHandler,
        ListOrganisationsHandler,
        FindOrganisationHandler,
        ReadTimelineHandler,
        ListArticlesHandler,
        FindArticleHandler,
        FindDeliveryHandler,
        GetStatusHandler,
      ],
      exports: [EventStore],
    };
  }
}
