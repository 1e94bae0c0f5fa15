import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { HealthModule } from '@newsledger/platform';
import { ReadModelsModule } from '@newsledger/read-models';
import { EditingModule } from '@newsledger/recording';
import { AiInitiativesController, LayoffsController, LeadershipChangesController } from './cases.controller.js';
import { ArticlesController } from './articles.controller.js';
import { Connections } from './connections.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeskController } from './desk.controller.js';
import { caseEditingControllers } from './editing/case-editing.controller.js';
import { OrganisationEditingController } from './editing/organisation-editing.controller.js';
import { EventsController } from './events.controller.js';
import { answerConditionally, refuseNul } from './http.js';
import { Moments } from './moments.js';
import { OrganisationsController } from './organisations.controller.js';
import { StatusController } from './status.controller.js';
import { TellsUnavailable } from './unavailable.js';

@Module({ imports: [HealthModule], providers: [Connections], exports: [Connections] })
class ConnectionsModule {}

/** Read models, time travel, editors' commands and the ledger itself over HTTP. Keeps nothing: any number of these may run. */
@Module({
  imports: [
    HealthModule,
    ConnectionsModule,
    ReadModelsModule.with({
      imports: [ConnectionsModule],
      inject: [Connections],
      useFactory: ({ readModels, store }: Connections) => ({ readModels, store }),
    }),
    EditingModule.on({
      imports: [ConnectionsModule],
      inject: [Connections],
      useFactory: ({ store }: Connections) => store,
    }),
  ],
  controllers: [
    LayoffsController,
    LeadershipChangesController,
    AiInitiativesController,
    DeskController,
    OrganisationsController,
    ArticlesController,
    DeliveriesController,
    EventsController,
    StatusController,
    ...caseEditingControllers,
    OrganisationEditingController,
  ],
  providers: [Moments, { provide: APP_INTERCEPTOR, useClass: TellsUnavailable }],
})
export class AppModule {
  constructor(host: HttpAdapterHost<FastifyAdapter>) {
    answerConditionally(host.httpAdapter);
    refuseNul(host.httpAdapter);
  }
}
