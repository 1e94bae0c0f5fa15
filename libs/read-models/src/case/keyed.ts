import { nameKey, type RecordedClaim } from '@newsledger/newsroom';

/** A name with the key by which it is looked up and compared. */
export interface KeyedName {
  readonly name: string;
  readonly key: string;
}

/** A claim whose organisations carry their keys. */
export type KeyedClaim<C extends RecordedClaim = RecordedClaim> = C extends RecordedClaim
  ? { readonly [K in keyof C]: K extends OrganisationMember ? Keyed<C[K]> : C[K] }
  : never;

type Keyed<T> = T extends readonly (infer Item)[]
  ? readonly Keyed<Item>[]
  : T extends { name: string }
    ? T & KeyedName
    : T;

const organisationMembers = [
  'organisation',
  'parent',
  'unit',
  'affectedUnits',
  'actor',
  'counterparties',
  'otherOrganisation',
] as const;
type OrganisationMember = (typeof organisationMembers)[number];

/** Gives the organisations that are named in the values of a claim or of a case their keys. */
export function withKeys<T extends object>(values: T): T {
  const keyed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(keyed);
    const { name, key: _, ...rest } = value as { name: string; key?: string };
    return { name, key: nameKey(name), ...rest };
  };
  const members = Object.entries(values).map(([member, value]): [string, unknown] => [
    member,
    (organisationMembers as readonly string[]).includes(member) && value !== undefined ? keyed(value) : value,
  ]);
  return Object.fromEntries(members) as unknown as T;
}

/** A name's key is cut here, so that every one fits into an index entry. */
const maxKeyLength = 200;

/** The key by which cases are filtered: the name's, cut to what the index holds. */
export function organisationKey(name: string): string {
  return nameKey(name).slice(0, maxKeyLength);
}

/** The keys by which a case is found: that of the docket's organisation and those of every one that its values name, each once. */
export function organisationKeys(row: { readonly docket: string }): string[] {
  const members = row as unknown as Readonly<Record<OrganisationMember, KeyedName | readonly KeyedName[] | undefined>>;
  const named = organisationMembers.flatMap((member) => members[member] ?? []);
  const keys = [row.docket.slice(row.docket.indexOf(':') + 1), ...named.map(({ key }) => key)];
  return [...new Set(keys.map((key) => key.slice(0, maxKeyLength)))].filter((key) => key !== '');
}
