import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { inSnapshot } from '../data-source.js';
import { organisationEntity } from './organisation.entity.js';
import type { OrganisationDetailView } from './organisation.view.js';

/** One organisation of the register, by its key. Undefined where there is none. */
export class FindOrganisation extends Query<OrganisationDetailView | undefined> {
  constructor(readonly key: string) {
    super();
  }
}

@QueryHandler(FindOrganisation)
export class FindOrganisationHandler implements IQueryHandler<FindOrganisation> {
  constructor(private readonly source: DataSource) {}

  execute({ key }: FindOrganisation): Promise<OrganisationDetailView | undefined> {
    return inSnapshot(this.source, async (snapshot) => {
      const found = await snapshot.findOneBy(organisationEntity, { key });
      if (!found) return undefined;
      const parts = await snapshot.find(organisationEntity, { where: { parent: key }, order: { key: 'ASC' } });
      return {
        ...found.doc,
        units: parts.map(({ doc }) => ({ key: doc.key, name: doc.name })),
      } as OrganisationDetailView;
    });
  }
}
