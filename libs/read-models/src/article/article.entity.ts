import { positionColumn, readModelEntity, type ListedRow } from '../row.js';
import type { ArticleRow } from './article.projection.js';

export const articleEntity = readModelEntity<ListedRow<ArticleRow>>('articles', {
  openedPosition: { ...positionColumn, name: 'opened_position' },
});
