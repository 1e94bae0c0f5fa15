import { JsonObject } from './json/value.js';
import { articleEventType } from './cloud-events/article-event.js';

/**
 * The accepted bodies as JSON Schemas, for the generated documents. They say what a sender may rely on; the adapters accept
 * somewhat more, such as null for nothing, and ignore members that are not named here.
 */

const dateText =
  'ISO 8601 with or without zone or time, "2025-10-29 08:30:00", a year, a month, an interval of years ("2016/2018"), or RFC 2822. ' +
  'What it does not say is not made up.';
const date: JsonObject = { type: 'string', maxLength: 64, description: dateText, examples: ['2025-10-29'] };
const label: JsonObject = { type: 'string', maxLength: 500 };
const address: JsonObject = { type: 'string', format: 'uri', maxLength: 2048 };
const pubStatus: JsonObject = {
  enum: ['usable', 'withheld', 'canceled'],
  description: '`canceled` is the publisher’s kill: such an article needs no text.',
};

const embargoedUntil: JsonObject = {
  type: 'string',
  format: 'date-time',
  description: 'Until then it is received, not read, and shown nowhere.',
};

/** An article as scrapers have it at hand. */
export const plainArticleSchema: JsonObject = {
  title: 'Plain article',
  description: 'An article as scrapers have it at hand. Needs `url` or `id`, and `text`.',
  type: 'object',
  required: ['text'],
  anyOf: [{ required: ['url'] }, { required: ['uri'] }, { required: ['id'] }],
  properties: {
    url: {
      ...address,
      pattern: '^https?://',
      description: 'Where it was published. Versions of an article have the same one.',
    },
    uri: {
      type: 'string',
      minLength: 1,
      maxLength: 2048,
      description: 'The publisher’s own name for the article; goes before `url`.',
    },
    id: {
      type: ['string', 'integer'],
      maxLength: 1024,
      description: 'An id within the source, for an article without an address.',
    },
    title: { type: 'string', maxLength: 10_000 },
    text: { type: 'string', minLength: 1, description: 'The words of the article, as plain text.' },
    date,
    modified: date,
    lang: { type: 'string', maxLength: 35, description: 'BCP 47, such as "fr" or "en-GB".' },
    publisher: label,
    authors: { type: ['array', 'string'], items: label },
    version: { ...label, type: ['string', 'integer'] },
    pubStatus,
    embargoedUntil,
  },
  examples: [
    {
      url: 'https://news.example/2025/acme-cuts-jobs',
      title: 'Acme to cut 120 jobs',
      text: 'Acme said on Tuesday that it would cut 120 jobs in Lyon.',
      date: '2025-10-29',
      lang: 'en',
      publisher: 'Example News',
    },
  ],
};

const wordings: JsonObject = {
  type: 'array',
  items: { type: 'object', properties: { role: label, contentType: label, value: { type: 'string' } } },
};

/** The canonical body: the members of IPTC ninjs 3.1 that the ledger reads. */
export const ninjsArticleSchema: JsonObject = {
  title: 'ninjs 3.1 article',
  description:
    'The members of IPTC ninjs 3.1 that the ledger reads; others are ignored. The body in plain text or HTML.',
  type: 'object',
  required: ['uri', 'bodies'],
  properties: {
    uri: { type: 'string', minLength: 1, maxLength: 2048 },
    version: label,
    firstCreated: date,
    contentCreated: date,
    versionCreated: date,
    embargoedUntil,
    pubStatus,
    language: { type: 'string', maxLength: 35 },
    headlines: wordings,
    bodies: wordings,
    by: label,
    infoSources: { type: 'array', items: { type: 'object', properties: { name: label, role: label } } },
    copyrightHolder: label,
    altIds: { type: 'array', items: { type: 'object', properties: { role: label, value: { type: 'string' } } } },
  },
  examples: [
    {
      uri: 'urn:newsml:news.example:20251029:acme',
      versionCreated: '2025-10-29T08:30:00Z',
      language: 'en',
      headlines: [{ role: 'main', contentType: 'text/plain', value: 'Acme to cut 120 jobs' }],
      bodies: [
        { role: 'main', contentType: 'text/plain', value: 'Acme said on Tuesday that it would cut 120 jobs in Lyon.' },
      ],
    },
  ],
};

/** A CloudEvent in structured mode around either body. */
export const articleEventSchema: JsonObject = {
  title: 'Article event',
  description:
    'A CloudEvent 1.0 in structured mode. `source` and `id` together name the delivery: the same pair is recorded once.',
  type: 'object',
  required: ['specversion', 'type', 'source', 'id', 'data'],
  properties: {
    specversion: { const: '1.0' },
    type: { const: articleEventType },
    source: { type: 'string', minLength: 1, maxLength: 2048 },
    id: { type: 'string', minLength: 1, maxLength: 2048 },
    time: { type: 'string', format: 'date-time' },
    subject: { type: 'string', maxLength: 2048 },
    dataschema: { ...address, description: 'Names the format of `data`; without it the format is recognised.' },
    datacontenttype: { const: 'application/json' },
    partitionkey: { type: 'string', maxLength: 2048, description: 'Deliveries with the same key keep their order.' },
    traceparent: { type: 'string', description: 'W3C trace context.' },
    data: { anyOf: [plainArticleSchema, ninjsArticleSchema] },
  },
};
