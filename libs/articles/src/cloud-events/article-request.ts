import { hostOf } from '../address.js';
import { BadInput } from '../bad-input.js';
import { canonicalHash } from '../canonical.js';
import { decodeJson } from '../json/decode.js';
import { isJsonObject, JsonObject, JsonValue, member } from '../json/value.js';
import { articleLimits, maxRequestBytes } from '../limits.js';
import { toArticle } from '../to-article.js';
import { ArticleEvent, articleEventType, readAttributes } from './article-event.js';
import { carriesCloudEvent, header, HttpHeaders, readHttpCloudEvents } from './http.js';
import { essence, requireJson } from './media-type.js';
import { looksLikeCloudEvent } from './structured.js';

/** A request by which a scraper hands articles over. */
export interface ArticleRequest {
  readonly headers: HttpHeaders;
  readonly body: Uint8Array;
  /** The source that the caller named beside the body, for a bare article. */
  readonly source?: string | undefined;
}

/**
 * Reads the articles of a request: CloudEvents in any mode, or one bare article, which becomes an event of the given source
 * (else the host of its address) and of its `Idempotency-Key` (else the hash of what it says, so that a repeated request is
 * a duplicate). Each item is an event or the `BadInput` that says why it is none; throws `BadInput` when all of it is wrong.
 */
export function readArticleRequest(request: ArticleRequest): readonly (ArticleEvent | BadInput)[] {
  const { headers, body } = request;
  const encoding = header(headers, 'content-encoding');
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new BadInput('unsupported-media-type', [
      { pointer: 'content-encoding', detail: 'must be identity: no compressed bodies' },
    ]);
  }
  if (body.byteLength > maxRequestBytes) {
    throw new BadInput('too-large', [
      { pointer: '', detail: `is longer than the ${String(maxRequestBytes)} bytes allowed` },
    ]);
  }
  if (carriesCloudEvent(headers)) return readHttpCloudEvents(request);
  const contentType = header(headers, 'content-type');
  requireJson(contentType, 'content-type');
  const data = decodeJson(body, articleLimits);
  if (looksLikeCloudEvent(data)) {
    return readHttpCloudEvents({ headers: { ...headers, 'content-type': 'application/cloudevents+json' }, body });
  }
  return [readBare(request, data, essence(contentType))];
}

const places: Readonly<Record<string, string>> = { id: 'idempotency-key', source: '?source' };

function readBare(request: ArticleRequest, data: JsonValue, type: string | undefined): ArticleEvent {
  if (!isJsonObject(data)) {
    const detail = 'must be one article, a JSON object; several go as application/cloudevents-batch+json';
    throw new BadInput('unknown-format', [{ pointer: '', detail }]);
  }
  const id = idempotencyKey(request.headers) ?? `sha256:${canonicalHash(data)}`;
  const source = request.source ?? hostIn(data, 'url') ?? hostIn(data, 'uri');
  if (source === undefined) {
    toArticle(data, { source: '', id });
    const detail = 'must be given for an article without an http address';
    throw new BadInput('missing-attribute', [{ pointer: '?source', detail }]);
  }
  const given: Readonly<Record<string, string | undefined>> = {
    specversion: '1.0',
    type: articleEventType,
    id,
    source,
    datacontenttype: type ?? 'application/json',
    traceparent: header(request.headers, 'traceparent'),
    tracestate: header(request.headers, 'tracestate'),
  };
  const attributes = readAttributes({ value: (name) => given[name], place: (name) => places[name] ?? name });
  return { ...attributes, bytes: Buffer.from(request.body), data, pointer: '' };
}

/** The standard in the making has the key in quotes; most clients send it without, so both are one key. */
function idempotencyKey(headers: HttpHeaders): string | undefined {
  const key = header(headers, 'idempotency-key')?.trim();
  const bare = key === undefined ? undefined : (/^"(.+)"$/.exec(key)?.[1] ?? key);
  return bare === '' || bare === '""' ? undefined : bare;
}

function hostIn(data: JsonObject, name: string): string | undefined {
  const address = member(data, name);
  return typeof address === 'string' ? hostOf(address) : undefined;
}
