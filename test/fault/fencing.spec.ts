import { expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { foldAll } from '@newsledger/event-store';
import { KilledProcess } from '../support/killed-process.js';
import { createLedger, type TestLedger } from '../support/ledger.js';
import { until } from '../support/until.js';
import { counts, countsSql } from './program.mjs';

/** Notes each row and each move of the checkpoint with who wrote it. */
const auditSql = `
  create table public.writes (application text not null, at timestamptz not null default clock_timestamp());
  create function public.note() returns trigger language plpgsql security definer as $$ begin
    insert into public.writes (application) values (current_setting('application_name'));
    return null;
  end $$;
  create trigger note after insert or update or delete on read.counts_g1 for each row execute function public.note();
  create trigger note after update of position on ledger.subscriptions for each row execute function public.note()`;

const leaseMs = 500;

/** What the holders of a lease wrote that were frozen until it had gone to another and then went on, and whether the rows are right. */
async function freeze(cycles: number, ...mutant: readonly string[]): Promise<{ strays: number; isFold: boolean }> {
  const ledger = await createLedger();
  await ledger.admin.query(`${countsSql}; ${auditSql}`);
  const folder = mkdtempSync(join(tmpdir(), 'newsledger-frozen-'));
  const { url } = ledger.database;
  const names = ['projector-a', 'projector-b'];
  const projectors = names.map((name) => new KilledProcess('projector.mjs', [url, name, String(leaseMs), ...mutant]));
  const writer = new KilledProcess('writer.mjs', [url, '0', '8', '20', join(folder, 'answers')]);
  let strays = 0;
  try {
    for (const one of [writer, ...projectors]) one.start();
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      await until(async () => (await holderOf(ledger)).position > cycle * 50);
      const { pid } = await holderOf(ledger);
      const index = projectors.findIndex((one) => one.pid === pid);
      projectors[index]!.signal('SIGSTOP');
      await until(async () => (await holderOf(ledger)).pid !== pid);
      // Its lease is gone, and what it had sent before has been done.
      const before = await writesOf(ledger, names[index]!);
      const others = await writesOf(ledger, names[1 - index]!);
      projectors[index]!.signal('SIGCONT');
      await until(async () => (await writesOf(ledger, names[1 - index]!)) > others + 10);
      await sleep(400);
      strays += (await writesOf(ledger, names[index]!)) - before;
      for (const one of projectors) one.requireAlive();
    }
    await writer.kill();
    return { strays, isFold: await isFold(ledger) };
  } finally {
    for (const one of [writer, ...projectors]) await one.kill().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
    await ledger.close();
  }
}

async function holderOf({ admin }: TestLedger): Promise<{ pid: number; position: number }> {
  const { rows } = await admin.query<{ owner: string | null; position: number }>(
    `select owner, position from ledger.subscriptions where name = 'counts'`,
  );
  return { pid: Number(rows[0]?.owner?.split(':')[1]), position: rows[0]?.position ?? 0 };
}

async function writesOf({ admin }: TestLedger, application: string): Promise<number> {
  const sql = 'select count(*) as n from public.writes where application = $1';
  return (await admin.query<{ n: number }>(sql, [application])).rows[0]!.n;
}

async function isFold(ledger: TestLedger): Promise<boolean> {
  const store = ledger.openStore();
  const head = await store.head();
  await until(async () => (await holderOf(ledger)).position >= head);
  const { rows } = await ledger.admin.query<{ key: string; doc: string }>('select key, doc::text from read.counts');
  const folded = (await foldAll(store, [counts])).get('counts')!;
  return rows.length === folded.size && rows.every(({ key, doc }) => folded.get(key)?.doc === doc);
}

it('a projector that was frozen past its lease writes nothing when it goes on', async () => {
  expect(await freeze(8)).toEqual({ strays: 0, isFold: true });
}, 120_000);

it('this test finds one that is not fenced off', async () => {
  // One cycle at a time: two that are not fenced off renew one another's lease for ever.
  let found = await freeze(1, 'unfenced');
  for (let attempt = 1; attempt < 6 && found.strays === 0 && found.isFold; attempt += 1) {
    found = await freeze(1, 'unfenced');
  }
  expect(found.strays > 0 || !found.isFold).toBe(true);
}, 240_000);
