import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePorts } from '../../apps/cli/src/servers/free-port.js';
import { startPostgres, type PostgresServer } from '../../apps/cli/src/servers/postgres.js';
import { TestInstance } from '../support/instance.js';
import { until } from '../support/until.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const article = (n: number) =>
  JSON.stringify({
    url: `https://load.example/${n}`,
    title: `Number ${n}`,
    text: `Acme${n} Works va supprimer ${100 + (n % 7)} postes dans son usine, a annoncé le groupe mardi. `.repeat(8),
    date: '2026-03-05',
    lang: 'fr',
  });
const articles = (from: number, count: number) => Array.from({ length: count }, (_, i) => article(from + i)).join('\n');

/** How often each article was received, and how far the ledger is from gapless. */
async function ledgerOf(databaseUrl: string) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ articles: string; received: string; head: string; events: string }>(`
      select (select count(*) from ledger.streams where category = 'article') as articles,
             (select count(*) from ledger.events join ledger.event_types using (type_id) where name = 'ArticleReceived') as received,
             (select coalesce(max(position), 0) from ledger.events) as head,
             (select count(*) from ledger.events) as events`);
    const row = rows[0]!;
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])) as Record<
      keyof typeof row,
      number
    >;
  } finally {
    await client.end();
  }
}

describe('the recorder, killed ten times under load', () => {
  const total = 4_000;
  let instance: TestInstance;
  beforeAll(async () => {
    instance = await TestInstance.start({ LOG_LEVEL: 'debug' });
  }, 120_000);
  afterAll(async () => {
    expect(await instance.stop()).toBe(0);
  }, 30_000);

  it('records every article once, though many were delivered again', async () => {
    const { databaseUrl } = instance.running;
    const killed: number[] = [];
    const publishing = (async () => {
      for (let from = 0; from < total; from += 200) {
        expect((await instance.run(['publish', '-'], articles(from, 200))).code).toBe(0);
      }
    })();
    while (killed.length < 10) {
      const before = (await ledgerOf(databaseUrl)).articles;
      // Wait until it has begun to append, so that the kill falls between an append and the commit of its offset.
      await until(
        async () => (await ledgerOf(databaseUrl)).articles > before || (await ledgerOf(databaseUrl)).articles >= total,
        60_000,
      );
      const pid = await instance.pid('recorder');
      if (killed.includes(pid)) {
        await pause(50);
        continue;
      }
      process.kill(pid, 'SIGKILL');
      killed.push(pid);
    }
    await publishing;
    await until(async () => (await ledgerOf(databaseUrl)).articles >= total, 120_000);
    await pause(2_000);
    const ledger = await ledgerOf(databaseUrl);
    expect(ledger).toMatchObject({ articles: total, received: total });
    expect(ledger.events).toBe(ledger.head);
    const log = readFileSync(join(instance.dataDir, 'logs', 'recorder.log'), 'utf8');
    const again = [...log.matchAll(/"duplicates":(\d+)/g)].reduce((sum, [, n]) => sum + Number(n), 0);
    process.stderr.write(`${killed.length} kills, ${again} records delivered again\n`);
    expect(again).toBeGreaterThan(0);
    expect((await instance.run(['replay', '--check'])).code).toBe(0);
  }, 300_000);
});

describe('the database, away for 30 seconds under load', () => {
  const total = 1_500;
  const folder = mkdtempSync(join(tmpdir(), 'newsledger-postgres-'));
  let postgres: PostgresServer;
  let instance: TestInstance;
  let port = 0;
  const start = () => startPostgres({ dataDir: folder, port });
  beforeAll(async () => {
    port = (await freePorts(1))[0]!;
    postgres = await start();
    instance = await TestInstance.start({ DATABASE_URL: postgres.url, MIGRATION_DATABASE_URL: postgres.adminUrl });
  }, 120_000);
  afterAll(async () => {
    expect(await instance.stop()).toBe(0);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  it('pauses the recorder, and everything is recorded once afterwards', async () => {
    const pids = instance.running.processes.map(({ pid }) => pid).sort();
    const publishing = instance.run(['publish', '-'], articles(0, total));
    await until(async () => (await ledgerOf(postgres.url)).articles > 0, 30_000);
    await postgres.stop();
    expect((await publishing).code).toBe(0);
    await pause(30_000);
    expect((await instance.get('/v1/layoffs')).status).toBe(503);
    postgres = await start();
    await until(async () => (await ledgerOf(postgres.url)).articles >= total, 120_000);
    expect(await ledgerOf(postgres.url)).toMatchObject({ articles: total, received: total });
    await until(async () => (await instance.get('/v1/layoffs')).status === 200);
    await until(async () => (await instance.run(['replay', '--check'])).code === 0, 60_000);
    expect(instance.running.processes.map(({ pid }) => pid).sort()).toEqual(pids);
    const dead = await instance.run(['dead-letters', 'list', '--json']);
    expect(dead.stdout).toBe('');
  }, 300_000);
});

describe('Kafka, frozen while articles come in', () => {
  let instance: TestInstance;
  beforeAll(async () => {
    instance = await TestInstance.start();
  }, 120_000);
  afterAll(async () => {
    expect(await instance.stop()).toBe(0);
  }, 30_000);

  const post = (id: string) =>
    fetch(`${instance.running.intake}/v1/articles?source=urn:frozen`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': id },
      body: article(Number(id)),
    });

  it('is answered with 503 and a time to come back, and coming back is safe', async () => {
    expect((await post('1')).status).toBe(202);
    const kafka = await instance.pid('kafka');
    process.kill(kafka, 'SIGSTOP');
    const refused = await post('2').finally(() => process.kill(kafka, 'SIGCONT'));
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-type')).toContain('problem+json');
    await until(async () => (await post('2')).status === 202, 60_000);
    const known = async (id: string) =>
      (await instance.get(`/v1/deliveries?source=urn:frozen&id=${id}`)).status === 200;
    await until(async () => (await known('1')) && (await known('2')), 60_000);
    expect(await ledgerOf(instance.running.databaseUrl)).toMatchObject({ articles: 2, received: 2 });
  }, 120_000);
});
