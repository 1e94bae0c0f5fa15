import type { Article } from '@newsledger/newsroom';
import { Adapter, Draft } from './adapters/adapter.js';
import { Fields } from './adapters/fields.js';
import { ninjs } from './adapters/ninjs.js';
import { plain } from './adapters/plain.js';
import { normaliseAddress } from './address.js';
import { BadInput, BadInputReason, InputError } from './bad-input.js';
import { articleIdOf } from './identity.js';
import { isJsonObject, JsonObject, JsonValue } from './json/value.js';

/** The names of a delivery, as its sender gave them. */
export interface DeliveryNames {
  readonly source: string;
  readonly id: string;
}

/** The adapters in the order in which they are asked; the last one takes what no other recognises. */
export const adapters: readonly Adapter[] = [ninjs, plain];

/**
 * Any accepted body to the canonical article. The format is the one that `dataschema` names, else the one that the body
 * looks like. A title may be missing, a text only from an article that its publisher has canceled.
 * Throws `BadInput` with a JSON pointer for every wrong field: no-identity, no-text, unknown-format, invalid-article.
 */
export function toArticle(data: JsonValue, delivery: DeliveryNames, dataschema?: string): Article {
  if (!isJsonObject(data)) throw new BadInput('unknown-format', [{ pointer: '', detail: 'must be a JSON object' }]);
  const adapter = chooseAdapter(data, dataschema);
  const errors: InputError[] = [];
  const draft = adapter.read(new Fields(data, errors));
  const articleId = articleIdOf({ ...draft, source: delivery.source });
  const reason = check(draft, articleId, adapter, errors);
  if (reason !== undefined || articleId === undefined) throw new BadInput(reason ?? 'no-identity', errors);
  return build(draft, articleId, adapter);
}

function chooseAdapter(data: JsonObject, dataschema: string | undefined): Adapter {
  const named = dataschema === undefined ? undefined : adapters.find((adapter) => adapter.names(dataschema));
  return named ?? adapters.find((adapter) => adapter.recognises(data)) ?? plain;
}

/** Adds what is wrong beyond the types to `errors` and returns the reason to refuse, if there is one. */
function check(
  draft: Draft,
  articleId: string | undefined,
  adapter: Adapter,
  errors: InputError[],
): BadInputReason | undefined {
  const wrongTypes = errors.length > 0;
  const isWrong = (name: string) =>
    errors.some(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
  if (adapter === plain && draft.url !== undefined && normaliseAddress(draft.url) === undefined) {
    errors.push({ pointer: '/url', detail: 'must be an absolute http or https address' });
    return 'invalid-article';
  }
  const noIdentity = articleId === undefined && !isWrong(adapter.identityMember);
  if (noIdentity) errors.push({ pointer: `/${adapter.identityMember}`, detail: adapter.identityHint });
  const noText = isBlank(draft.text) && draft.pubStatus !== 'canceled' && !isWrong(adapter.textMember);
  if (noText) errors.push({ pointer: `/${adapter.textMember}`, detail: 'must hold the words of the article' });
  if (wrongTypes) return 'invalid-article';
  if (noIdentity) return 'no-identity';
  return noText ? 'no-text' : undefined;
}

function build(draft: Draft, articleId: string, adapter: Adapter): Article {
  const { uri, url, title, text, pubStatus, id: _id, otherAddresses = [], ...rest } = draft;
  const links = [url, ...otherAddresses].map((link) => (link === undefined ? undefined : normaliseAddress(link)));
  const addresses = [uri, ...links].filter((address) => address !== undefined);
  return {
    articleId,
    ...withoutUndefined({ uri, url, ...rest }),
    title: title ?? '',
    text: text ?? '',
    pubStatus: pubStatus ?? 'usable',
    addresses: [...new Set(addresses)],
    adapter: { name: adapter.name, version: adapter.version },
  };
}

type Defined<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

function withoutUndefined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
