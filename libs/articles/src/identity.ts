import { v5 } from 'uuid';
import { normaliseAddress } from './address.js';

/**
 * Namespaces of the name-based UUIDs (RFC 9562, version 5). Ids made with them are stored for ever, so none ever changes.
 * A uri or a normalised url is named in the RFC's own URL namespace, so that anyone can compute an article id.
 */
export const articleAddressNamespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';
export const articleInSourceNamespace = '0b9c6d3e-5a0f-5c55-9e0e-6d1f6f2b8a41';
export const deliveryNamespace = 'c1a7e2f4-83d6-5b1b-a5c9-1f4f0d7b92e3';

/** By what an article is told apart: the first of these that the delivery gives decides. */
export interface ArticleIdentity {
  readonly uri?: string | undefined;
  readonly url?: string | undefined;
  /** The publisher's or scraper's own id: an identity within `source` only. */
  readonly id?: string | undefined;
  readonly source: string;
}

/**
 * The article id: UUIDv5 of the uri as given, else of the normalised url, else of (source, id); undefined without any.
 * It is a function of one delivery, whatever else has arrived.
 */
export function articleIdOf({ uri, url, id, source }: ArticleIdentity): string | undefined {
  const address = uri ?? (url === undefined ? undefined : normaliseAddress(url));
  if (address !== undefined) return v5(address, articleAddressNamespace);
  return id === undefined ? undefined : v5(pair(source, id), articleInSourceNamespace);
}

/** The idempotency key of a delivery: UUIDv5 of its CloudEvents source and id. */
export function deliveryKey(source: string, id: string): string {
  return v5(pair(source, id), deliveryNamespace);
}

/** As a JSON array, because gluing two strings together would let ("a", "bc") and ("ab", "c") be one name. */
function pair(source: string, id: string): string {
  return JSON.stringify([source, id]);
}
