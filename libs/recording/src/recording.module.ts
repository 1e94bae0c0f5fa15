import { type DynamicModule, type FactoryProvider, Module, type ModuleMetadata } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import type { EventStore } from '@newsledger/event-store';
import type { Extractor } from '@newsledger/extraction';
import { commandHandlers } from './command-handlers.js';
import { Recording } from './recording.js';

export interface RecordingOptions {
  /** Where units are appended; it is opened and closed by the caller. */
  readonly ledger: EventStore;
  readonly extractor: Pick<Extractor, 'extract'>;
  /** Who records, as it stands in each event's metadata. */
  readonly actor: string;
}

const recordingOptions = Symbol('recording options');

/** The command handlers and `Recording`, for whichever app records: recorder, api or CLI. */
@Module({})
export class RecordingModule {
  static register({
    imports = [],
    ...options
  }: Pick<ModuleMetadata, 'imports'> & Omit<FactoryProvider<RecordingOptions>, 'provide'>): DynamicModule {
    return {
      module: RecordingModule,
      imports: [CqrsModule.forRoot(), ...imports],
      providers: [
        ...commandHandlers,
        { provide: recordingOptions, ...options },
        {
          provide: Recording,
          useFactory: (commands: CommandBus, { ledger, extractor, actor }: RecordingOptions) =>
            new Recording(commands, ledger, extractor, actor),
          inject: [CommandBus, recordingOptions],
        },
      ],
      exports: [Recording],
    };
  }
}
