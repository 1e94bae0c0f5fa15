export { BadInput, type BadInputKind, type BadInputReason, type InputError } from './bad-input.js';
export { maxRequestBytes } from './limits.js';
export type { JsonObject, JsonValue } from './json/value.js';
export { hostOf } from './address.js';
export { canonicalHash, contentDocument, sha256, type ContentDocument } from './canonical.js';
export { readDate, type DateReading } from './date.js';
export { deliveryKey } from './identity.js';
export { toArticle, type DeliveryNames } from './to-article.js';
export { articleEventType, articlesTopic, type ArticleEvent } from './cloud-events/article-event.js';
export {
  readKafkaCloudEvent,
  writeKafkaCloudEvent,
  type KafkaHeaders,
  type KafkaRecord,
} from './cloud-events/kafka.js';
export type { HttpHeaders } from './cloud-events/http.js';
export { readArticleRequest, type ArticleRequest } from './cloud-events/article-request.js';
export { articleEventSchema, ninjsArticleSchema, plainArticleSchema } from './schemas.js';
