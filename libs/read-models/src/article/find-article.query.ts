import { EventStore } from '@newsledger/event-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { foldedAsOf } from '../as-of.js';
import { caseAsOf } from '../case/case-as-of.js';
import type { CaseRow } from '../case/case.row.js';
import { casesOfArticles, supportedCases } from '../case/cases-of-articles.js';
import { inSnapshot } from '../data-source.js';
import { articleViews } from './article-words.js';
import { articleEntity } from './article.entity.js';
import { articleProjection } from './article.projection.js';
import type { ArticleView } from './article.view.js';

/** One article: as the read model has it, or as the events had it at a position. Undefined where there is none. */
export class FindArticle extends Query<ArticleView | undefined> {
  constructor(
    readonly id: string,
    readonly asOf?: number,
  ) {
    super();
  }
}

@QueryHandler(FindArticle)
export class FindArticleHandler implements IQueryHandler<FindArticle> {
  constructor(
    private readonly source: DataSource,
    private readonly store: EventStore,
  ) {}

  async execute({ id, asOf }: FindArticle): Promise<ArticleView | undefined> {
    const now = await inSnapshot(this.source, async (snapshot) => ({
      row: (await snapshot.findOneBy(articleEntity, { key: id }))?.doc,
      cases: await casesOfArticles(snapshot, [id]),
    }));
    const { row, cases } = asOf === undefined ? now : await this.asOf(id, now.cases, asOf);
    // A text that its publisher killed or holds back is not given out, not even as of a day before.
    const depth = now.row?.status === 'usable' ? 'text' : 'quotes';
    return row && (await articleViews([row], supportedCases(cases), this.store, depth))[0];
  }

  /** The article's cases of today hold those of any day before, because a withdrawn claim keeps its place in the row. */
  private async asOf(id: string, casesNow: readonly CaseRow[], position: number) {
    const row = await foldedAsOf(this.store, articleProjection.when, { category: 'article', id }, position);
    const cases = await Promise.all(casesNow.map(({ kind, id }) => caseAsOf(this.store, kind, id, position)));
    return { row, cases: cases.filter((found) => found !== undefined) };
  }
}
