import type { Projection, RecordedEvent } from '@newsledger/event-store';
import type { ArticleEmbargoed, EmbargoLifted } from '@newsledger/newsroom';

/** A version of an article that nobody may read before an hour. */
export interface EmbargoRow {
  readonly articleId: string;
  readonly articleVersion: number;
  /** With its zone. */
  readonly until: string;
}

type Recorded = RecordedEvent & (ArticleEmbargoed | EmbargoLifted);

/** Embargoed versions of articles, as long as they are. */
export const embargoProjection: Projection<EmbargoRow> = {
  name: 'embargoes',
  version: 1,
  when: {
    ArticleEmbargoed: (_row, event) => {
      const { article, articleVersion } = (event as Recorded & ArticleEmbargoed).data;
      return { articleId: article.articleId, articleVersion, until: article.embargoedUntil! };
    },
    EmbargoLifted: () => undefined,
  },
  key: (event) => `${event.stream.id}:${(event as Recorded).data.articleVersion}`,
  columns: ({ until }) => ({ until: new Date(until).toISOString() }),
  onPoison: 'stop',
};
