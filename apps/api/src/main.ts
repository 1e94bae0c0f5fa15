import 'reflect-metadata';
import { bootstrap } from '@newsledger/platform';
import { AppModule } from './app.module.js';
import { document } from './api-docs.js';

await bootstrap(AppModule, { name: 'api', configure: document });
