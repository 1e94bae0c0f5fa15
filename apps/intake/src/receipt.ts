import { BadInput, toArticle, writeKafkaCloudEvent, type ArticleEvent, type KafkaRecord } from '@newsledger/articles';
import type { ReceiptItemView, ReceiptView } from './receipt.view.js';
import { refusal, refusalOfAll } from './refusal.js';

/** One article of a request: ready to be sent, or refused. */
export type Sorted =
  | { readonly event: ArticleEvent; readonly articleId: string; readonly record: KafkaRecord }
  | { readonly event?: ArticleEvent; readonly refused: BadInput };

/**
 * Tells the good articles of a request from the bad ones, in their order. Throws a problem when there is none to send:
 * the article's own for a single one, 422 for a batch.
 */
export function sort(items: readonly (ArticleEvent | BadInput)[]): readonly Sorted[] {
  const sorted = items.map(sortOne);
  const refused = sorted.flatMap((each) => ('refused' in each ? [each.refused] : []));
  const [first, second] = refused;
  if (first === undefined || refused.length < sorted.length) return sorted;
  throw second === undefined ? refusal(first) : refusalOfAll(refused);
}

/** What the sender is told once the good ones are acknowledged. */
export function receiptOf(sorted: readonly Sorted[]): ReceiptView {
  return {
    results: sorted.map((each): ReceiptItemView => {
      const names = each.event === undefined ? {} : { source: each.event.source, id: each.event.id };
      if ('record' in each) return { status: 'accepted', ...names, articleId: each.articleId };
      const { errors, ...problem } = refusal(each.refused).body();
      return {
        status: 'refused',
        ...names,
        problem: { ...problem, ...(errors !== undefined && { errors: [...errors] }) },
      };
    }),
  };
}

function sortOne(item: ArticleEvent | BadInput): Sorted {
  if (item instanceof BadInput) return { refused: item };
  try {
    const { articleId } = toArticle(item.data, item, item.dataschema);
    return { event: item, articleId, record: writeKafkaCloudEvent(item, articleId) };
  } catch (error) {
    if (error instanceof BadInput) return { event: item, refused: error.under(item.pointer) };
    throw error;
  }
}
