import { PageView } from '../page.view.js';

export class IdentifierView {
  /** `lei`, `cik`, `siren`, `wikidata`, `ticker`. */
  scheme: string;
  value: string;
}

/** An organisation of the register. */
export class OrganisationEntryView {
  key: string;
  name: string;
  acronym?: string;
  /** Other names that it goes by. */
  aliases: string[];
  /** The key of the organisation that it is part of. */
  parent?: string;
  identifiers: IdentifierView[];
  updatedAt: string;
  openedPosition: number;
  position: number;
}

/** An organisation with what is part of it. */
export class OrganisationDetailView extends OrganisationEntryView {
  /** The keys and names of its parts, in the order of their keys. */
  units: UnitView[];
}

export class UnitView {
  key: string;
  name: string;
}

export class OrganisationPage extends PageView {
  items: OrganisationEntryView[];
}
