import type { Projection, RecordedEvent } from '@newsledger/event-store';
import { nameKey, registerStream, type OrganisationEvent } from '@newsledger/newsroom';

/** An organisation of the register. */
export interface OrganisationRow {
  readonly key: string;
  readonly name: string;
  readonly acronym?: string;
  readonly aliases: readonly string[];
  readonly parent?: string;
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
  readonly updatedAt: string;
  readonly openedPosition: number;
  readonly position: number;
}

type Fold = (row: OrganisationRow | undefined, event: RecordedEvent) => OrganisationRow;

function evolve(row: OrganisationRow | undefined, event: RecordedEvent & OrganisationEvent): OrganisationRow {
  const { type, data } = event;
  const tail = {
    updatedAt: event.recordedAt,
    openedPosition: row?.openedPosition ?? event.position,
    position: event.position,
  };
  if (type === 'OrganisationRegistered') {
    const { key, name, acronym, identifiers = [] } = data;
    return {
      ...{ key, name, ...(acronym !== undefined && { acronym }), aliases: row?.aliases ?? [] },
      ...(row?.parent !== undefined && { parent: row.parent }),
      ...{ identifiers, ...tail },
    };
  }
  if (!row) throw new Error(`${type} at position ${event.position} is of an organisation that was never registered`);
  const { parent = row.parent, aliases } =
    type === 'OrganisationParentRegistered'
      ? { parent: data.parent, aliases: row.aliases }
      : { aliases: row.aliases.includes(data.alias) ? row.aliases : [...row.aliases, data.alias] };
  const { key, name, acronym, identifiers } = row;
  return {
    ...{ key, name, ...(acronym !== undefined && { acronym }), aliases, ...(parent !== undefined && { parent }) },
    ...{ identifiers, ...tail },
  };
}

const go: Fold = (row, event) => evolve(row, event as RecordedEvent & OrganisationEvent);

const when: Record<OrganisationEvent['type'], Fold> = {
  OrganisationRegistered: go,
  OrganisationAliasRegistered: go,
  OrganisationParentRegistered: go,
};

/** The organisations of the register, by their keys. */
export const organisationProjection: Projection<OrganisationRow> = {
  name: 'organisations',
  version: 1,
  when,
  key: (event) =>
    event.stream.category === registerStream.category ? (event.data as OrganisationEvent['data']).key : undefined,
  columns: ({ openedPosition, parent, name, acronym, aliases }) => ({
    opened_position: openedPosition,
    parent: parent ?? null,
    name_keys: [...new Set([name, ...(acronym === undefined ? [] : [acronym]), ...aliases].map(nameKey))],
  }),
  // One stream feeds all rows: what cannot be folded is the register's whole rest.
  onPoison: 'stop',
};
