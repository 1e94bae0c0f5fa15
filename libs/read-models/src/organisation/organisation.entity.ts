import { positionColumn, readModelEntity, type ListedRow } from '../row.js';
import { organisationProjection, type OrganisationRow } from './organisation.projection.js';

export interface OrganisationEntity extends ListedRow<OrganisationRow> {
  readonly parent: string | null;
  readonly nameKeys: string[];
}

export const organisationEntity = readModelEntity<OrganisationEntity>(organisationProjection.name, {
  openedPosition: { ...positionColumn, name: 'opened_position' },
  parent: { type: 'text', nullable: true },
  nameKeys: { type: 'text', array: true, name: 'name_keys' },
});
