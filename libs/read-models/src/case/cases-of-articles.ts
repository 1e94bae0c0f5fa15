import { claimKinds } from '@newsledger/newsroom';
import { ArrayOverlap, type EntityManager } from 'typeorm';
import type { ArticleCaseView } from '../article/article.view.js';
import { caseEntities } from './case.entity.js';
import type { CaseRow } from './case.row.js';

/** The cases that these articles support, or supported once, as the snapshot has them. */
export async function casesOfArticles(snapshot: EntityManager, articleIds: readonly string[]): Promise<CaseRow[]> {
  if (articleIds.length === 0) return [];
  const rows: CaseRow[] = [];
  // One after the other, as a snapshot is one connection.
  for (const kind of claimKinds) {
    const where = { articleIds: ArrayOverlap([...articleIds]) };
    const found = await snapshot.find(caseEntities[kind], { where, order: { openedPosition: 'ASC' } });
    rows.push(...found.map((row) => row.doc));
  }
  return rows;
}

/** By article, the cases among these that it supports now, with those of its claims that do. */
export function supportedCases(cases: readonly CaseRow[]): ReadonlyMap<string, ArticleCaseView[]> {
  const byArticle = new Map<string, ArticleCaseView[]>();
  for (const { kind, id, sources } of cases) {
    for (const articleId of new Set(sources.map((source) => source.articleId))) {
      const claimIds = sources.filter((source) => source.articleId === articleId).map((source) => source.claimId);
      byArticle.set(articleId, [...(byArticle.get(articleId) ?? []), { kind, id, claimIds }]);
    }
  }
  return byArticle;
}
