import { EventStore, subscriptions } from '@newsledger/event-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { inSnapshot } from '../data-source.js';
import { projections } from '../projections.js';
import type { ProjectionStatusView, StatusView } from './status.view.js';

/** How far the ledger and its read models have come. */
export class GetStatus extends Query<StatusView> {}

@QueryHandler(GetStatus)
export class GetStatusHandler implements IQueryHandler<GetStatus> {
  constructor(
    private readonly source: DataSource,
    private readonly store: EventStore,
  ) {}

  async execute(): Promise<StatusView> {
    const known = await subscriptions(this.store.pool);
    // Read after the checkpoints, so that no lag comes out below zero.
    const head = await this.store.head();
    const deadLetters = await inSnapshot(this.source, async (snapshot) => {
      const sql = 'select count(*)::float8 as letters from delivery.dead_letters where redriven_at is null';
      const [found] = await snapshot.query<{ letters: number }[]>(sql);
      return found?.letters ?? 0;
    });
    const models = projections.map(({ name, version: ofCode }): ProjectionStatusView => {
      const live = known.find((one) => one.name === name && one.live);
      const {
        generation = 1,
        version = ofCode,
        position = 0,
        state = 'never-run' as const,
        reason,
        parked = 0,
      } = live ?? {};
      return {
        ...{ name, generation, version, position, lag: head - position, lagSeconds: live?.lagSeconds ?? 0, state },
        ...(reason && { reason }),
        parkedStreams: parked,
      };
    });
    return { head, projections: models, deadLetters };
  }
}
