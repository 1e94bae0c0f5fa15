import { EventStore } from '@newsledger/event-store';
import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { FindArticleHandler } from './article/find-article.query.js';
import { ListArticlesHandler } from './article/list-articles.query.js';
import { FindCaseHandler } from './case/find-case.query.js';
import { ListCasesHandler } from './case/list-cases.query.js';
import { FindDeliveryHandler } from './delivery/find-delivery.query.js';
import { GetStatusHandler } from './status/get-status.query.js';

const handlers = [
  ListCasesHandler,
  FindCaseHandler,
  ListArticlesHandler,
  FindArticleHandler,
  FindDeliveryHandler,
  GetStatusHandler,
];

/** Answers every query of this lib on the QueryBus. */
@Module({})
export class ReadModelsModule implements OnApplicationShutdown {
  constructor(private readonly source: DataSource) {}

  /** `source` comes from `openReadModels`; it is closed with the application. The store belongs to the caller. */
  static with(source: DataSource, store: EventStore): DynamicModule {
    return {
      module: ReadModelsModule,
      imports: [CqrsModule.forRoot()],
      providers: [{ provide: DataSource, useValue: source }, { provide: EventStore, useValue: store }, ...handlers],
      exports: [CqrsModule],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
