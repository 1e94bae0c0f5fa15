import { getDomain } from 'tldts';
import { nameKey } from '../name-key.js';
import { aggregators, publisherGroups } from './publisher-groups.js';

/** Where an article came from, as far as a delivery says. */
export interface Published {
  readonly publisher?: string;
  readonly url?: string;
  /** The CloudEvents source of the delivery. */
  readonly source: string;
}

const byName = new Map(publisherGroups.flatMap(({ key, names }) => names.map((name) => [nameKey(name), key] as const)));
const byHost = new Map(publisherGroups.flatMap(({ key, hosts }) => hosts.map((host) => [host, key] as const)));
const shared = new Set(aggregators);

/**
 * The group of an article's publisher, within which no source counts as independent of another: the owner that `publisher-groups.ts`
 * gives for the name or the address, else the registrable domain, else the key of the name, else the source of the delivery.
 */
export function publisherGroup({ publisher, url, source }: Published): string {
  const domain = url === undefined ? undefined : (getDomain(url, { allowPrivateDomains: true }) ?? undefined);
  const name = publisher === undefined ? undefined : nameKey(publisher);
  const known =
    (name === undefined ? undefined : byName.get(name)) ?? (domain === undefined ? undefined : byHost.get(domain));
  if (known !== undefined) return known;
  // On the pages of an aggregator the name alone tells whose article it is.
  if (domain !== undefined && !(shared.has(domain) && name !== undefined)) return domain;
  return name ?? source;
}
