import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { IsOptional, IsString, Length } from 'class-validator';
import { ArrayContains, DataSource } from 'typeorm';
import { organisationKey } from '../case/keyed.js';
import { PageParameters, readPage } from '../page.query.js';
import { organisationEntity } from './organisation.entity.js';
import type { OrganisationPage } from './organisation.view.js';

/** Which organisations of the register, those that were registered last first. */
export class OrganisationListParameters extends PageParameters {
  /** Those that go by this name, whatever its case, accents and legal form. */
  @IsOptional() @IsString() @Length(1, 300) name?: string;

  /** Those that are part of the organisation with this key. */
  @IsOptional() @IsString() @Length(1, 300) parent?: string;
}

export class ListOrganisations extends Query<OrganisationPage> {
  constructor(readonly parameters: OrganisationListParameters) {
    super();
  }
}

@QueryHandler(ListOrganisations)
export class ListOrganisationsHandler implements IQueryHandler<ListOrganisations> {
  constructor(private readonly source: DataSource) {}

  async execute({ parameters }: ListOrganisations): Promise<OrganisationPage> {
    const { name, parent } = parameters;
    const where = {
      ...(name !== undefined && { nameKeys: ArrayContains([organisationKey(name)]) }),
      ...(parent !== undefined && { parent }),
    };
    const nothingMore = () => Promise.resolve();
    const page = await readPage(this.source, organisationEntity, () => Promise.resolve(where), parameters, nothingMore);
    return { items: [...page.docs], next: page.next, position: page.position } as OrganisationPage;
  }
}
