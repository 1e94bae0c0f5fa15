import { JsonLimits } from './json/decode.js';

/** An article's body, as received. */
export const maxArticleBytes = 512 * 1024;

/** One HTTP request with however many articles. */
export const maxRequestBytes = 8 * 1024 * 1024;

/** Articles of one HTTP request. */
export const maxBatchItems = 10_000;

export const maxDepth = 64;

/** A body, and an event around a body: the topic takes no record over 1 MiB, and base64 makes a third more of a body. */
export const articleLimits: JsonLimits = { maxBytes: maxArticleBytes, maxDepth };
export const envelopeLimits: JsonLimits = { maxBytes: 1024 * 1024, maxDepth };
