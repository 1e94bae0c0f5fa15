import 'reflect-metadata';
import { maxRequestBytes } from '@newsledger/articles';
import { bootstrap } from '@newsledger/platform';
import { AppModule } from './app.module.js';

await bootstrap(AppModule, { name: 'intake', bodyLimit: maxRequestBytes });
