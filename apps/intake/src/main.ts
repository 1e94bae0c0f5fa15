import 'reflect-metadata';
import { maxRequestBytes } from '@newsledger/articles';
import { apiDocument, bootstrap, serveDocs } from '@newsledger/platform';
import { AppModule } from './app.module.js';

await bootstrap(AppModule, {
  name: 'intake',
  bodyLimit: maxRequestBytes,
  configure: (app) => serveDocs(app, apiDocument(app, 'Newsledger intake', 'Publish articles to the ledger.')),
});
