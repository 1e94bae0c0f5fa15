import { Module } from '@nestjs/common';
import { HealthModule } from '@newsledger/platform';
import { Projector } from './projector.js';

/** Keeps the read models. Any number may run: each read model is kept by the one that holds its lease. */
@Module({ imports: [HealthModule], providers: [Projector] })
export class AppModule {}
