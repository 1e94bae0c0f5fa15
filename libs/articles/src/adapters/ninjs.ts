import { normaliseAddress } from '../address.js';
import { htmlToText } from '../html-text.js';
import { member } from '../json/value.js';
import { Adapter, pubStatuses } from './adapter.js';
import { Fields } from './fields.js';

/** The `dataschema` of ninjs 3.1, the canonical format. */
export const ninjsDataschema = 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json';

/**
 * IPTC ninjs 3.1, the members that the ledger has a use for. A house's own extension members are ignored, since the
 * standard's closed schema would refuse an otherwise good item for one of them.
 */
export const ninjs: Adapter = {
  name: 'ninjs-3.1',
  version: 1,
  names: (dataschema) => /ninjs[-_]schema[-_]3(\.\d+)?(\.json)?$/.test(dataschema),
  recognises: (body) => {
    const has = (name: string) => member(body, name) !== undefined;
    if (has('text')) return false;
    return has('bodies') || has('headlines') || (has('uri') && !has('url'));
  },
  identityMember: 'uri',
  identityHint: 'must be given',
  textMember: 'bodies',
  read: (fields) => {
    const by = fields.label('by');
    return {
      uri: fields.label('uri', 2048),
      url: usableAddress(fields.label('url', 2048)),
      title: wording(fields, 'headlines') ?? fields.text('title', 10_000),
      text: wording(fields, 'bodies'),
      language: fields.language('language'),
      publisher: publisher(fields) ?? fields.label('copyrightHolder'),
      authors: by === undefined ? undefined : [by],
      published: fields.date('firstCreated') ?? fields.date('contentCreated') ?? fields.date('versionCreated'),
      modified: fields.date('versionCreated'),
      version: fields.labelOrNumber('version'),
      pubStatus: fields.oneOf('pubStatus', pubStatuses),
      embargoedUntil: fields.instant('embargoedUntil'),
      otherAddresses: altAddresses(fields),
    };
  },
};

/** The main headline or body: role "main" or none before others, plain text before HTML, else the first. */
function wording(fields: Fields, name: string): string | undefined {
  let best: { readonly text: string; readonly rank: number } | undefined;
  for (const entry of fields.objects(name)) {
    const [role, contentType, value] = [
      entry.label('role') ?? 'main',
      entry.label('contentType') ?? '',
      entry.text('value'),
    ];
    if (value === undefined) continue;
    const isHtml = /html|xml/i.test(contentType);
    const text = isHtml ? htmlToText(value) : value;
    const rank = (role === 'main' || role === 'body' ? 2 : 0) + (isHtml ? 0 : 1);
    if (text.trim() !== '' && rank > (best?.rank ?? -1)) best = { text, rank };
  }
  return best?.text;
}

/** Who published it: the source that says so, else the first one named. */
function publisher(fields: Fields): string | undefined {
  const sources = fields
    .objects('infoSources')
    .map((source) => ({ name: source.label('name'), role: source.label('role') }));
  const named = sources.filter(({ name }) => name !== undefined);
  return (named.find(({ role }) => role === 'publisher') ?? named[0])?.name;
}

function altAddresses(fields: Fields): readonly string[] {
  return fields
    .objects('altIds')
    .map((alternative) => alternative.label('value', 2048))
    .filter((value) => value !== undefined);
}

/** ninjs has no `url`; where a house adds one it is of use only if it is an address. */
function usableAddress(url: string | undefined): string | undefined {
  return url === undefined || normaliseAddress(url) === undefined ? undefined : url;
}
