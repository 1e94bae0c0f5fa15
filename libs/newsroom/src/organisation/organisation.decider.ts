import type { Decider } from '@newsledger/event-store';
import type { EditorialDecision } from '../case/case.events.js';
import { CommandRefused } from '../refusals.js';
import { nameKey } from '../name-key.js';
import type { OrganisationEvent, OrganisationRegistered } from './organisation.events.js';
import { registerOf, type Register, type RegisterState } from './register.js';

/** One organisation as a person writes it down. */
export interface OrganisationEntry {
  readonly name: string;
  /** Tells firms of one name apart; it becomes part of the key. */
  readonly qualifier?: string;
  readonly aliases?: readonly string[];
  /** Names that others go by too, so that they tell nobody. */
  readonly sharedNames?: readonly string[];
  readonly acronym?: string;
  /** Name or key of the organisation that it is part of. */
  readonly parent?: string;
  readonly identifiers?: readonly { readonly scheme: string; readonly value: string }[];
}

export type OrganisationCommand =
  /** Registers what of it is new. Parents may stand anywhere in the list. */
  | {
      readonly type: 'RegisterOrganisations';
      readonly organisations: readonly OrganisationEntry[];
      readonly by: EditorialDecision;
    }
  | {
      readonly type: 'RegisterAlias';
      readonly key: string;
      readonly alias: string;
      readonly shared?: boolean;
      readonly by: EditorialDecision;
    }
  | { readonly type: 'RegisterParent'; readonly key: string; readonly parent: string; readonly by: EditorialDecision };

/** The key under which an organisation is registered. */
export function organisationKeyOf({ name, qualifier }: Pick<OrganisationEntry, 'name' | 'qualifier'>): string {
  return qualifier === undefined ? nameKey(name) : `${nameKey(name)} (${nameKey(qualifier)})`;
}

/** What a decision has come to so far: the register with it, and the events that it takes. */
class Draft {
  readonly events: OrganisationEvent[] = [];

  constructor(readonly register: Register) {}

  add(event: OrganisationEvent): void {
    this.events.push(event);
    this.register.apply(event);
  }

  /** The key of a registered organisation that goes by this key or name. */
  find(keyOrName: string, pointer: string): string {
    if (this.register.organisation(keyOrName)) return keyOrName;
    const owners = this.register.ownersOf(keyOrName);
    if (owners.length === 1) return owners[0]!;
    const several = `several organisations go by "${keyOrName}": ${owners.join(', ')}; say which by its key`;
    const detail = owners.length > 1 ? several : `no organisation is registered as "${keyOrName}"`;
    throw new CommandRefused('unknown-organisation', detail, pointer);
  }

  entry(entry: OrganisationEntry, by: EditorialDecision, at: string): void {
    const { name, acronym, identifiers = [], qualifier } = entry;
    const key = organisationKeyOf(entry);
    if (nameKey(name) === '') throw new CommandRefused('empty-name', `"${name}" names nothing`, `${at}/name`);
    const other = this.register.ownersOf(name).find((owner) => owner !== key);
    // A qualifier says that the name is shared, and that this is known.
    if (other !== undefined && qualifier === undefined) {
      const detail = `"${name}" is a name of ${other}; give a qualifier if these are two`;
      throw new CommandRefused('name-taken', detail, `${at}/name`);
    }
    const known = this.register.organisation(key);
    const now = {
      ...{ key, name: known?.name ?? name },
      ...((acronym ?? known?.acronym) !== undefined && { acronym: acronym ?? known?.acronym }),
      identifiers: united(known?.identifiers ?? [], identifiers),
    } as Omit<OrganisationRegistered['data'], 'by'>;
    const before = known && { ...pick(known), identifiers: known.identifiers };
    if (JSON.stringify(before) !== JSON.stringify(now)) {
      this.add({ type: 'OrganisationRegistered', data: { ...now, by } });
    }
  }

  alias(
    key: string,
    alias: string,
    by: EditorialDecision,
    of: { readonly at: string; readonly shared: boolean },
  ): void {
    if (nameKey(alias) === '') throw new CommandRefused('empty-name', `"${alias}" names nothing`, of.at);
    const owners = this.register.ownersOf(alias);
    if (owners.includes(key)) return;
    if (owners.length > 0 && !of.shared) {
      const detail = `"${alias}" is a name of ${owners.join(', ')}; say that it is shared if it names several`;
      throw new CommandRefused('alias-taken', detail, of.at);
    }
    this.add({ type: 'OrganisationAliasRegistered', data: { key, alias, by } });
  }

  parent(key: string, parent: string, by: EditorialDecision, at: string): void {
    if (this.register.organisation(key)?.parent === parent) return;
    if (parent === key || this.register.ancestors(parent).includes(key)) {
      const detail = `${parent} is ${parent === key ? 'the organisation itself' : `a part of ${key}`}`;
      throw new CommandRefused('circular-parent', detail, at);
    }
    this.add({ type: 'OrganisationParentRegistered', data: { key, parent, by } });
  }
}

const pick = ({ key, name, acronym }: { key: string; name: string; acronym?: string }) => ({
  ...{ key, name },
  ...(acronym !== undefined && { acronym }),
});

type Identifiers = readonly { readonly scheme: string; readonly value: string }[];

function united(known: Identifiers, more: Identifiers): Identifiers {
  const isNew = (one: Identifiers[number]) =>
    !known.some(({ scheme, value }) => scheme === one.scheme && value === one.value);
  return [...known, ...more.filter(isNew)];
}

/** Names first, then aliases, then parents: where an organisation stands in the list makes no difference. */
function registerAll(draft: Draft, organisations: readonly OrganisationEntry[], by: EditorialDecision): void {
  const entries = organisations.map((entry, i) => ({ entry, at: `/${i}`, key: organisationKeyOf(entry) }));
  for (const { entry, at } of entries) draft.entry(entry, by, at);
  for (const { entry, at, key } of entries) {
    const names = [
      ...(entry.aliases ?? []).map((name, i) => ({ name, at: `${at}/aliases/${i}`, shared: false })),
      ...(entry.sharedNames ?? []).map((name, i) => ({ name, at: `${at}/sharedNames/${i}`, shared: true })),
    ];
    for (const { name, ...of } of names) draft.alias(key, name, by, of);
  }
  for (const { entry, at, key } of entries) {
    if (entry.parent === undefined) continue;
    const pointer = `${at}/parent`;
    const parent = draft.find(entry.parent, pointer);
    const known = draft.register.organisation(key)?.parent;
    if (known !== undefined && known !== parent) {
      // A list that was written earlier never undoes what was decided since.
      throw new CommandRefused('other-parent', `${key} is registered as a part of ${known}`, pointer);
    }
    draft.parent(key, parent, by, pointer);
  }
}

/**
 * The register of organisations. Throws CommandRefused where a name is another organisation's, where a parent would be a part of its own
 * part, and for organisations that are not registered.
 */
export const organisationDecider: Decider<RegisterState, OrganisationCommand, OrganisationEvent> = {
  initial: {},

  decide(state, command) {
    const draft = new Draft(registerOf(state).copy());
    switch (command.type) {
      case 'RegisterOrganisations':
        registerAll(draft, command.organisations, command.by);
        break;
      case 'RegisterAlias': {
        const key = draft.find(command.key, '/key');
        draft.alias(key, command.alias, command.by, { at: '/alias', shared: command.shared === true });
        break;
      }
      case 'RegisterParent':
        draft.parent(draft.find(command.key, '/key'), draft.find(command.parent, '/parent'), command.by, '/parent');
    }
    return draft.events;
  },

  evolve: (before, event) => ({ event, before }),
};
