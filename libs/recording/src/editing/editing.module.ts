import { Module, type DynamicModule, type FactoryProvider, type ModuleMetadata } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { EventStore } from '@newsledger/event-store';
import { registerHandlers } from '../organisations/register.handlers.js';
import { caseHandlers } from './case.handlers.js';
import { Editing } from './editing.js';

/** Carries out editors' commands from the CommandBus, for whichever app takes them: api or CLI. */
@Module({})
export class EditingModule {
  /** Returns the module, writing to the ledger that the factory gives; its owner opens and closes it. */
  static on(
    options: Pick<ModuleMetadata, 'imports'> & Pick<FactoryProvider<EventStore>, 'inject' | 'useFactory'>,
  ): DynamicModule {
    const { imports = [], inject = [], useFactory } = options;
    const ledger = Symbol('ledger of the editors');
    return {
      module: EditingModule,
      imports: [...imports, CqrsModule.forRoot()],
      providers: [
        { provide: ledger, inject, useFactory },
        { provide: Editing, inject: [ledger], useFactory: (store: EventStore) => new Editing(store) },
        ...caseHandlers,
        ...registerHandlers,
      ],
      exports: [CqrsModule],
    };
  }
}
