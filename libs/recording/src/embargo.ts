import type { EventStore, RecordedEvent } from '@newsledger/event-store';
import { articleDecider, type Article, type ArticleEvent, type ArticleVersion } from '@newsledger/newsroom';
import { v5 } from 'uuid';
import { articleStream } from './claim-identity.js';

/** Stored for ever: changing it would lift an embargo twice. */
const liftNamespace = '9c0f6f6e-0a2b-5b8e-8d43-6f1c2e7a9b10';

/** A version of an article that nobody may read yet. */
export interface EmbargoedVersion {
  readonly articleId: string;
  readonly articleVersion: number;
}

/** What came under embargo, as it is needed to record it at its hour. */
export interface Embargoed {
  readonly key: string;
  readonly delivery: NonNullable<RecordedEvent['metadata']['delivery']>;
  readonly article: Article;
  readonly text: { readonly bytes: Uint8Array; readonly hash: string };
  readonly raw: { readonly bytes: Uint8Array; readonly hash: string };
}

/** One key for each version, so that it is lifted once, however many recorders see the hour come. */
export const liftKey = ({ articleId, articleVersion }: EmbargoedVersion): string =>
  v5(JSON.stringify([articleId, articleVersion]), liftNamespace);

export const isEmbargoed = ({ embargoedUntil, pubStatus }: Article, now: number): boolean =>
  pubStatus !== 'canceled' && embargoedUntil !== undefined && Date.parse(embargoedUntil) > now;

/** Reads what came under embargo from the ledger; undefined where its embargo was lifted. */
export async function findEmbargoed(ledger: EventStore, version: EmbargoedVersion): Promise<Embargoed | undefined> {
  let state = articleDecider.initial;
  let delivery: Embargoed['delivery'] | undefined;
  for await (const event of ledger.readStream(articleStream(version.articleId))) {
    const known = event as RecordedEvent & ArticleEvent;
    state = articleDecider.evolve(state, known);
    if (known.type === 'ArticleEmbargoed' && known.data.articleVersion === version.articleVersion)
      delivery = known.metadata.delivery;
  }
  const waiting = state.embargoed.find(({ articleVersion }) => articleVersion === version.articleVersion);
  if (!waiting || !delivery) return undefined;
  return { key: liftKey(version), delivery, ...(await documentsOf(ledger, waiting)) };
}

async function documentsOf(
  ledger: EventStore,
  { article, textHash, rawHash }: ArticleVersion,
): Promise<Pick<Embargoed, 'article' | 'text' | 'raw'>> {
  const contents = await ledger.contents([textHash, rawHash]);
  const bytesOf = (hash: string) => {
    const body = contents.get(hash)?.body;
    if (!body) throw new Error(`the ledger has no content ${hash}`);
    return body;
  };
  const bytes = bytesOf(textHash);
  const words = JSON.parse(Buffer.from(bytes).toString('utf8')) as Pick<Article, 'title' | 'text' | 'authors'>;
  return {
    article: { ...article, ...words },
    text: { bytes, hash: textHash },
    raw: { bytes: bytesOf(rawHash), hash: rawHash },
  };
}
