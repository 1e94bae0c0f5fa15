import { Adapter, pubStatuses } from './adapter.js';

/** The `dataschema` that names the plain shape. */
export const plainDataschema = 'urn:newsledger:article:plain:1';

/**
 * The shape that scrapers have at hand: `{url | id, title, text, date?, lang?, publisher?, authors?, version?, pubStatus?,
 * embargoedUntil?}`, also with `uri`, `modified`, and `language` and `author` as other spellings. Other members are ignored.
 */
export const plain: Adapter = {
  name: 'plain',
  version: 1,
  names: (dataschema) => dataschema === plainDataschema,
  recognises: () => true,
  identityMember: 'url',
  identityHint: 'must be given, or else an id',
  textMember: 'text',
  read: (fields) => ({
    uri: fields.label('uri', 2048),
    url: fields.label('url', 2048),
    id: fields.labelOrNumber('id', 1024),
    title: fields.text('title', 10_000),
    text: fields.text('text'),
    language: fields.language('lang') ?? fields.language('language'),
    publisher: fields.label('publisher'),
    authors: fields.names('authors') ?? fields.names('author'),
    published: fields.date('date'),
    modified: fields.date('modified'),
    version: fields.labelOrNumber('version'),
    pubStatus: fields.oneOf('pubStatus', pubStatuses),
    embargoedUntil: fields.instant('embargoedUntil'),
  }),
};
