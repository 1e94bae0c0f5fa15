import { Module } from '@nestjs/common';
import { HealthModule } from '@newsledger/platform';
import { RecordingModule } from '@newsledger/recording';
import { ArticlesConsumer } from './articles.consumer.js';
import { Embargoes } from './embargoes.js';
import { Connections } from './recorder.connections.js';

@Module({ providers: [Connections], exports: [Connections] })
class ConnectionsModule {}

/** Kafka in, ledger out: the only consumer of articles. */
@Module({
  imports: [
    HealthModule,
    ConnectionsModule,
    RecordingModule.register({
      imports: [ConnectionsModule],
      inject: [Connections],
      useFactory: ({ store, extractor }: Connections) => ({ ledger: store, extractor, actor: 'recorder' }),
    }),
  ],
  providers: [ArticlesConsumer, Embargoes],
})
export class AppModule {}
