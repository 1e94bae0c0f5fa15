import { nameKey } from '../name-key.js';
import type { OrganisationEvent } from './organisation.events.js';

/** An organisation as it is registered. */
export interface Organisation {
  readonly key: string;
  readonly name: string;
  readonly acronym?: string;
  /** As they were given, without the name itself. */
  readonly aliases: readonly string[];
  readonly parent?: string;
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
}

/** Whom a name means. */
export interface Resolved {
  /** The organisation's own key: the registered one, else the name's. */
  readonly key: string;
  /** The key of the topmost organisation that it is part of; its own where it is part of none. */
  readonly root: string;
  /** Several organisations go by the name, so that it tells none of them. */
  readonly shared: boolean;
}

/** Who goes by which names, and who is part of whom. */
export class Register {
  constructor(
    private readonly byKey = new Map<string, Organisation>(),
    private readonly owners = new Map<string, readonly string[]>(),
  ) {}

  organisation(key: string): Organisation | undefined {
    return this.byKey.get(key);
  }

  /** Every organisation, in the order in which they were registered. */
  all(): Iterable<Organisation> {
    return this.byKey.values();
  }

  /** The keys of the organisations that go by a name; none where nobody does. */
  ownersOf(name: string): readonly string[] {
    return this.owners.get(nameKey(name)) ?? [];
  }

  /** Returns whom a name means. A name that nobody has registered is an organisation of its own. Never throws. */
  resolve(name: string): Resolved {
    const named = nameKey(name);
    const owners = this.owners.get(named) ?? [];
    // No name has such a key, so that nobody else's claims are ever filed there.
    if (owners.length > 1) return { key: `${named} (?)`, root: `${named} (?)`, shared: true };
    const key = owners[0] ?? named;
    return { key, root: this.ancestors(key).at(-1) ?? key, shared: false };
  }

  /** The organisations that one is part of, nearest first. */
  ancestors(key: string): string[] {
    const found: string[] = [];
    for (let parent = this.byKey.get(key)?.parent; parent !== undefined; parent = this.byKey.get(parent)?.parent) {
      found.push(parent);
    }
    return found;
  }

  /** Takes up what happened. */
  apply({ type, data }: OrganisationEvent): void {
    const known = this.byKey.get(data.key);
    switch (type) {
      case 'OrganisationRegistered': {
        const { key, name, acronym, identifiers = [] } = data;
        const tail = { aliases: known?.aliases ?? [], ...(known?.parent !== undefined && { parent: known.parent }) };
        this.byKey.set(key, { key, name, ...(acronym !== undefined && { acronym }), identifiers, ...tail });
        this.own(key, name);
        if (acronym !== undefined) this.own(key, acronym);
        return;
      }
      case 'OrganisationAliasRegistered':
        if (known) this.byKey.set(data.key, { ...known, aliases: [...known.aliases, data.alias] });
        this.own(data.key, data.alias);
        return;
      case 'OrganisationParentRegistered':
        if (known) this.byKey.set(data.key, { ...known, parent: data.parent });
    }
  }

  copy(): Register {
    return new Register(new Map(this.byKey), new Map(this.owners));
  }

  private own(key: string, name: string): void {
    const named = nameKey(name);
    const owners = this.owners.get(named) ?? [];
    if (!owners.includes(key)) this.owners.set(named, [...owners, key]);
  }
}

/** The events of the register, latest first: a register of thousands is not copied for each of them. */
export interface RegisterState {
  readonly event?: OrganisationEvent;
  readonly before?: RegisterState;
}

const registers = new WeakMap<RegisterState, Register>();

/** The register that a state stands for; made once for each state that somebody asks about. It must not be changed. */
export function registerOf(state: RegisterState): Register {
  const known = registers.get(state);
  if (known) return known;
  const events: OrganisationEvent[] = [];
  let from: RegisterState | undefined = state;
  while (from?.event && !registers.has(from)) {
    events.push(from.event);
    from = from.before;
  }
  const register = (from && registers.get(from)?.copy()) ?? new Register();
  for (const event of events.reverse()) register.apply(event);
  registers.set(state, register);
  return register;
}
