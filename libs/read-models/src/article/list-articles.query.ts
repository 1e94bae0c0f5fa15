import { EventStore } from '@newsledger/event-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { casesOfArticles, supportedCases } from '../case/cases-of-articles.js';
import { PageParameters, readPage } from '../page.query.js';
import { articleViews } from './article-words.js';
import { articleEntity } from './article.entity.js';
import type { ArticlePage } from './article.view.js';

/** Articles, those that came last first. */
export class ListArticles extends Query<ArticlePage> {
  constructor(readonly parameters: PageParameters) {
    super();
  }
}

@QueryHandler(ListArticles)
export class ListArticlesHandler implements IQueryHandler<ListArticles> {
  constructor(
    private readonly source: DataSource,
    private readonly store: EventStore,
  ) {}

  async execute({ parameters }: ListArticles): Promise<ArticlePage> {
    const { docs, more, next, position } = await readPage(
      this.source,
      articleEntity,
      () => Promise.resolve({}),
      parameters,
      (snapshot, rows) =>
        casesOfArticles(
          snapshot,
          rows.map((row) => row.id),
        ),
    );
    return { items: await articleViews(docs, supportedCases(more), this.store, 'list'), next, position };
  }
}
