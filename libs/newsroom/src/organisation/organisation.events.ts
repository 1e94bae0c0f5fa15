import type { NewEvent } from '@newsledger/event-store';
import type { EditorialDecision } from '../case/case.events.js';

/** The register of organisations is one stream, so that every name is resolved against one version of it. */
export const registerStream = { category: 'organisation', id: 'register' } as const;

interface Registered {
  /** The organisation's key: `nameKey` of its canonical name, with a qualifier where two firms share a name. */
  readonly key: string;
  readonly by: EditorialDecision;
}

/** An organisation is known by its canonical name. */
export type OrganisationRegistered = NewEvent<
  'OrganisationRegistered',
  Registered & {
    readonly name: string;
    readonly acronym?: string;
    readonly identifiers?: readonly { readonly scheme: string; readonly value: string }[];
  }
>;
/** An organisation goes by another name too. A name that two organisations go by names neither. */
export type OrganisationAliasRegistered = NewEvent<
  'OrganisationAliasRegistered',
  Registered & { readonly alias: string }
>;
/** An organisation is part of another. */
export type OrganisationParentRegistered = NewEvent<
  'OrganisationParentRegistered',
  Registered & { readonly parent: string }
>;

export type OrganisationEvent = OrganisationRegistered | OrganisationAliasRegistered | OrganisationParentRegistered;
