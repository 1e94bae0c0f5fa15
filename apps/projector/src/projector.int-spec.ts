import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventStore } from '@newsledger/event-store';
import { createLogger, createService } from '@newsledger/platform';
import { randomUUID } from 'node:crypto';
import { createLedger, unitOf, type TestLedger } from '../../../test/support/ledger.js';
import { SampleArticle } from '../../../test/support/sample-article.js';
import { until } from '../../../test/support/until.js';
import { AppModule } from './app.module.js';

let ledger: TestLedger;
let store: EventStore;
beforeAll(async () => {
  ledger = await createLedger();
  store = ledger.openStore();
  process.env.DATABASE_URL = ledger.database.url;
  process.env.LOG_LEVEL = 'fatal';
});
afterAll(() => ledger.close());

async function start(): Promise<NestFastifyApplication> {
  const app = await createService(AppModule, { name: 'projector' }, createLogger('projector', 'silent'));
  await app.listen(0, '127.0.0.1');
  return app;
}

async function health(app: NestFastifyApplication) {
  const response = await fetch(`${await app.getUrl()}/health/ready`);
  const { checks } = (await response.json()) as { checks: Record<string, string> };
  return { status: response.status, checks };
}

async function record(): Promise<void> {
  const article = new SampleArticle(randomUUID());
  await store.append(unitOf(article.opening(randomUUID(), article.layoff(randomUUID()))));
}

async function rows(table: string): Promise<number> {
  const found = await ledger.admin.query<{ rows: number }>(`select count(*) as rows from read.${table}`);
  return found.rows[0]!.rows;
}

describe('the projector', () => {
  it('keeps the read models, and gives its leases back when it stops', async () => {
    const app = await start();
    await record();
    await until(async () => (await rows('layoffs')) === 1 && (await rows('articles')) === 1);
    await until(async () => (await health(app)).status === 200);
    await app.close();
    const leases = await ledger.admin.query('select name from ledger.subscriptions where lease_until is not null');
    expect(leases.rows).toEqual([]);
  });

  it('leaves the work to another while that one does it, and takes over when it stops', async () => {
    const [first, second] = [await start(), await start()];
    await until(async () => (await health(second)).status === 200);
    await first.close();
    await record();
    await until(async () => (await rows('layoffs')) === 2);
    await second.close();
  });

  it('goes on with the other read models when one cannot be kept, says so, and catches up once it can', async () => {
    const app = await start();
    await ledger.admin.query('alter table read.layoffs_g1 rename to away');
    await record();
    await until(async () => (await rows('articles')) === 3);
    await until(async () => (await health(app)).checks.layoffs?.startsWith('stopped') ?? false);
    expect(await health(app)).toMatchObject({ status: 503, checks: { articles: 'ok' } });
    await ledger.admin.query('alter table read.away rename to layoffs_g1');
    await until(async () => (await rows('layoffs')) === 3);
    await until(async () => (await health(app)).status === 200);
    await app.close();
  }, 30_000);
});
