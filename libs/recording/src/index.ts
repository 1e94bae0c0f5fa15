export type { EmbargoedVersion } from './embargo.js';
export { Recording, type Delivery, type PreparedDelivery, type RecordingOutcome } from './recording.js';
export { RecordingModule, type RecordingOptions } from './recording.module.js';
export * from './editing/editing.commands.js';
export { EditingModule } from './editing/editing.module.js';
export { OrganisationEntryContract, OrganisationIdentifier } from './organisations/organisation.contract.js';
export { BadOrganisationList, lineOf, readOrganisations } from './organisations/organisation-list.js';
