import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { PageParameters, readPage } from '../page.query.js';
import { correctionEntity } from './correction.entity.js';
import type { CorrectionPage } from './correction.view.js';

/** What was taken back, set right or disputed, the latest first. */
export class ListCorrections extends Query<CorrectionPage> {
  constructor(readonly parameters: PageParameters) {
    super();
  }
}

@QueryHandler(ListCorrections)
export class ListCorrectionsHandler implements IQueryHandler<ListCorrections> {
  constructor(private readonly source: DataSource) {}

  async execute({ parameters }: ListCorrections): Promise<CorrectionPage> {
    const everyOne = () => Promise.resolve({});
    const page = await readPage(this.source, correctionEntity, everyOne, parameters, () => Promise.resolve());
    return { items: [...page.docs], next: page.next, position: page.position };
  }
}
