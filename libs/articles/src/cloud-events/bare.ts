import { hostOf } from '../address.js';
import { BadInput } from '../bad-input.js';
import { canonicalHash } from '../canonical.js';
import { isJsonObject, type JsonValue } from '../json/value.js';
import { articleEventType, type ArticleEvent } from './article-event.js';

/** What a sender says beside a body that came without an envelope. */
export interface BareNames {
  /** Who delivers; the host of the article's url unless given, so that two scrapers that use the key "1" do not collide. */
  readonly source?: string | undefined;
  /** The delivery's key; the hash of the body unless given, so that the same body is the same delivery. */
  readonly id?: string | undefined;
}

/** The event that a bare body stands for. Throws `BadInput` that names `source` where nothing tells who delivers. */
export function bareArticleEvent(data: JsonValue, bytes: Buffer, names: BareNames = {}): ArticleEvent {
  const url = isJsonObject(data) && typeof data.url === 'string' ? data.url : undefined;
  const source = names.source ?? (url === undefined ? undefined : hostOf(url));
  if (source === undefined) {
    const detail = 'is missing, and the article has no url whose host could stand for it';
    throw new BadInput('missing-attribute', [{ pointer: 'source', detail }]);
  }
  return {
    id: names.id ?? canonicalHash(data),
    source,
    type: articleEventType,
    datacontenttype: 'application/json',
    bytes,
    data,
    pointer: '',
  };
}
