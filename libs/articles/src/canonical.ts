import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Article } from '@newsledger/newsroom';
import { JsonValue } from './json/value.js';

/** A stored document and what it is found by. */
export interface ContentDocument {
  readonly bytes: Buffer;
  /** SHA-256 of the bytes, in lower-case hex. */
  readonly hash: string;
}

/** SHA-256 (lower-case hex) of some bytes. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The RFC 8785 form of a JSON value: one text whatever the order of members and the spelling of numbers and escapes. */
export function canonicalJson(value: JsonValue): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('there is no canonical JSON for undefined');
  return text;
}

/** SHA-256 (lower-case hex) of the RFC 8785 form: the same for two spellings of the same data. */
export function canonicalHash(value: JsonValue): string {
  return sha256(canonicalJson(value));
}

/**
 * The words of an article as they are stored, once, outside the events: RFC 8785 JSON of `{authors?, text, title}`.
 * The hash is the `textHash` that events carry and that quotes are read back by, so this form never changes.
 */
export function contentDocument(article: Pick<Article, 'authors' | 'text' | 'title'>): ContentDocument {
  const { authors, text, title } = article;
  const words = authors === undefined || authors.length === 0 ? { text, title } : { authors, text, title };
  const bytes = Buffer.from(canonicalJson(words), 'utf8');
  return { bytes, hash: sha256(bytes) };
}
