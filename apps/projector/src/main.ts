import 'reflect-metadata';
import { bootstrap } from '@newsledger/platform';
import { AppModule } from './app.module.js';

await bootstrap(AppModule, { name: 'projector' });
