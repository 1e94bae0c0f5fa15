export { BadInput, type BadInputKind, type BadInputReason, type InputError } from './bad-input.js';
export { articleLimits, envelopeLimits, maxArticleBytes, maxBatchItems, maxDepth, maxRequestBytes } from './limits.js';
export { decodeJson, type JsonLimits } from './json/decode.js';
export { isJsonObject, type JsonObject, type JsonValue } from './json/value.js';
export { hostOf, normaliseAddress } from './address.js';
export { canonicalHash, canonicalJson, contentDocument, sha256, type ContentDocument } from './canonical.js';
export { readDate, type DateReading } from './date.js';
export {
  articleAddressNamespace,
  articleIdOf,
  articleInSourceNamespace,
  deliveryKey,
  deliveryNamespace,
  type ArticleIdentity,
} from './identity.js';
export { ninjsDataschema } from './adapters/ninjs.js';
export { plainDataschema } from './adapters/plain.js';
export { toArticle, type DeliveryNames } from './to-article.js';
export { articleEventType, articlesTopic, type ArticleEvent } from './cloud-events/article-event.js';
export {
  readKafkaCloudEvent,
  writeKafkaCloudEvent,
  type KafkaHeaders,
  type KafkaRecord,
} from './cloud-events/kafka.js';
export { looksLikeCloudEvent } from './cloud-events/structured.js';
export { carriesCloudEvent, readHttpCloudEvents, type HttpHeaders } from './cloud-events/http.js';
export { readArticleRequest, type ArticleRequest } from './cloud-events/article-request.js';
export { articleEventSchema, ninjsArticleSchema, plainArticleSchema } from './schemas.js';
