import { EventStore } from '@newsledger/event-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import { toUSVString } from 'node:util';
import { DataSource, type EntityManager } from 'typeorm';
import { caseProjections } from '../case/case.projection.js';
import { checkpoint, inSnapshot } from '../data-source.js';
import { articleProjection } from '../article/article.projection.js';
import { deliveryEntity } from './delivery.entity.js';
import { deliveryProjection, deliveryRowKey, type DeliveryRow } from './delivery.projection.js';
import type { DeadLetterView, DeliveryView } from './delivery.view.js';

/** A delivery by its CloudEvents source and id. */
export class DeliveryParameters {
  @IsString() @Length(1, 4_096) source: string;
  @IsString() @Length(1, 4_096) id: string;
}

/** What became of a delivery; undefined as long as nothing is known of it, or it cannot be read everywhere yet. */
export class FindDelivery extends Query<DeliveryView | undefined> {
  constructor(readonly parameters: DeliveryParameters) {
    super();
  }
}

type Found = DeliveryView & Pick<DeliveryRow, 'idempotencyKey'>;

const readBeside = [...Object.values(caseProjections), articleProjection];

@QueryHandler(FindDelivery)
export class FindDeliveryHandler implements IQueryHandler<FindDelivery> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: EventStore,
  ) {}

  async execute({ parameters }: FindDelivery): Promise<DeliveryView | undefined> {
    const found = await this.find(parameters);
    if (found?.idempotencyKey === undefined) return found;
    const { idempotencyKey: key, ...view } = found;
    const hash = (await this.store.findKeys([key])).get(key)?.contentHash;
    return { ...view, ...(hash && { contentHash: Buffer.from(hash).toString('hex') }) };
  }

  private find({ source, id }: DeliveryParameters): Promise<Found | undefined> {
    return inSnapshot(this.dataSource, async (snapshot) => {
      const position = await checkpoint(snapshot, deliveryProjection.name);
      const letter = await deadLetter(snapshot, source, id);
      const row = (await snapshot.findOneBy(deliveryEntity, { key: deliveryRowKey(source, id) }))?.doc;
      // Whoever learns of a case here must be able to read it, and each read model has a pace of its own.
      if (row && row.lastPosition > (await readableUpTo(snapshot))) return undefined;
      if (row) return { ...row, cases: [...row.cases], ...(letter && { deadLetter: letter }), position };
      if (!letter) return undefined;
      return { source, id, status: 'dead-letter', reason: letter.reason, cases: [], deadLetter: letter, position };
    });
  }
}

/** The position up to which the other read models can be read. One that has stopped is waited for by nobody. */
async function readableUpTo(snapshot: EntityManager): Promise<number> {
  const sql = `select min(coalesce(s.position, 0))::float8 as position
    from unnest($1::text[]) as model (name) left join ledger.subscriptions s on s.name = model.name and s.live
    where s.state is distinct from 'stopped'`;
  const [found] = await snapshot.query<{ position: number | null }[]>(sql, [readBeside.map(({ name }) => name)]);
  return found?.position ?? Number.MAX_SAFE_INTEGER;
}

interface Letter {
  readonly id: number;
  readonly reason: string;
  readonly detail: string;
  readonly recordedAt: Date;
  readonly redrivenAt: Date | null;
}

async function deadLetter(snapshot: EntityManager, source: string, id: string): Promise<DeadLetterView | undefined> {
  const sql = `select id::float8 as id, reason, detail, recorded_at as "recordedAt", redriven_at as "redrivenAt"
    from delivery.dead_letters
    where md5(source) = md5($1) and md5(delivery_id) = md5($2) and source = $1 and delivery_id = $2
    order by id desc limit 1`;
  // As the table stores names: without what no column can hold.
  const storable = [source, id].map((text) => toUSVString(text.replaceAll('\0', '\uFFFD')));
  const [found] = await snapshot.query<Letter[]>(sql, storable);
  if (!found) return undefined;
  const { redrivenAt, recordedAt, ...letter } = found;
  return {
    ...letter,
    recordedAt: recordedAt.toISOString(),
    ...(redrivenAt && { redrivenAt: redrivenAt.toISOString() }),
  };
}
