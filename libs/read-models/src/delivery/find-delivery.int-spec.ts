import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore } from '@newsledger/event-store';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createLedger, sha256, unit, type TestLedger } from '../../../../test/support/ledger.js';
import { openReadModels } from '../data-source.js';
import { projections } from '../projections.js';
import { deliveryRowKey } from './delivery.projection.js';
import { FindDelivery, FindDeliveryHandler } from './find-delivery.query.js';

const delivery = { source: 'https://scraper.example', id: '1' };
let ledger: TestLedger;
let source: DataSource;
let store: EventStore;
const idempotencyKey = randomUUID();

beforeAll(async () => {
  ledger = await createLedger();
  source = openReadModels(ledger.database.url);
  store = ledger.openStore();
  await store.append(unit('a', 'none', 1, { key: idempotencyKey, contentHash: sha256('what was said') }));
  const row = {
    ...delivery,
    idempotencyKey,
    status: 'recorded',
    cases: [],
    firstPosition: 1,
    lastPosition: 5,
    recordedAt: 'now',
  };
  await ledger.admin.query('insert into read.deliveries_g1 (key, doc, position) values ($1, $2, 5)', [
    deliveryRowKey(delivery.source, delivery.id),
    row,
  ]);
  for (const { name } of projections) await checkpoint(name, 5);
});
afterAll(async () => {
  await source.destroy();
  await ledger.close();
});

async function checkpoint(name: string, position: number, state = 'running'): Promise<void> {
  const sql = `insert into ledger.subscriptions (name, generation, position, state) values ($1, 1, $2, $3)
    on conflict (name, generation) do update set position = excluded.position, state = excluded.state`;
  await ledger.admin.query(sql, [name, position, state]);
}

const find = () => new FindDeliveryHandler(source, store).execute(new FindDelivery(delivery));

describe('FindDelivery', () => {
  it('tells of a delivery once every read model has what it caused', async () => {
    expect(await find()).toMatchObject({ status: 'recorded', position: 5 });
    await checkpoint('layoffs', 4);
    expect(await find()).toBeUndefined();
    await checkpoint('layoffs', 5);
    expect(await find()).toMatchObject({ status: 'recorded' });
  });

  it('tells by its hash what was recorded', async () => {
    const found = await find();
    expect(found).toMatchObject({ contentHash: sha256('what was said').toString('hex') });
    expect(found).not.toHaveProperty('idempotencyKey');
  });

  it('waits for a read model that has not begun, and for none that has stopped', async () => {
    await ledger.admin.query(`delete from ledger.subscriptions where name = 'articles'`);
    expect(await find()).toBeUndefined();
    await checkpoint('articles', 0, 'stopped');
    expect(await find()).toMatchObject({ status: 'recorded' });
  });

  it('shows a dead letter beside what was recorded, as where an id was used again for another body', async () => {
    await ledger.admin.query(
      `insert into delivery.dead_letters (reason, detail, source, delivery_id, topic, partition, record_offset, record_time, headers)
       values ('identity-conflict', 'another body', $1, $2, 't', 0, 7, now(), '[]')`,
      [delivery.source, delivery.id],
    );
    expect(await find()).toMatchObject({ status: 'recorded', deadLetter: { reason: 'identity-conflict' } });
  });
});
