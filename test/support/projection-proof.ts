import { setTimeout as sleep } from 'node:timers/promises';
import { checkpoint, foldAll, type EventStore } from '@newsledger/event-store';
import type { Pool } from 'pg';
import type { TestLedger } from './ledger.js';
import { randomNumbers, seed } from './seed.js';
import { add, createTallies, startProjection } from './tallies.js';
import { until } from './until.js';

/**
 * Kills the connections of a projector again and again while events come in. Returns how many were killed and the keys of the rows that
 * are not what a fold from scratch gives.
 */
export async function proveProjection(
  ledger: TestLedger,
  name: string,
  change: (pool: Pool) => void = () => undefined,
): Promise<{ killed: number; wrong: string[] }> {
  const random = randomNumbers(seed);
  const projection = await createTallies(ledger, name);
  const store = ledger.openStore({}, { applicationName: name });
  change(store.pool);
  const running = startProjection(store, projection, { pageSize: 5 });
  const writer = ledger.openStore();
  const stop = new AbortController();
  const tally = { killed: 0 };
  const killing = kill(ledger, name, stop.signal, random, tally);
  for (let n = 0; n < 150 || tally.killed < 10; n += 1) {
    await add(writer, name, `s${Math.floor(random() * 9)}`, n, n);
    await sleep(random() * 20);
  }
  stop.abort();
  await killing;
  const head = await writer.head();
  await until(async () => (await checkpoint(ledger.pool, name)) >= head, 30_000);
  await running.stop();
  return { ...tally, wrong: await wrongRows(ledger, writer, projection) };
}

async function wrongRows(
  ledger: TestLedger,
  store: EventStore,
  projection: Awaited<ReturnType<typeof createTallies>>,
): Promise<string[]> {
  const { rows } = await ledger.admin.query<{ key: string; doc: string; position: number }>(
    `select key, doc::text, position from read.${projection.name}`,
  );
  const live = new Map(rows.map(({ key, ...row }) => [key, row]));
  const folded = (await foldAll(store, [projection])).get(projection.name)!;
  return [...new Set([...live.keys(), ...folded.keys()])].filter((key) => {
    const [one, other] = [live.get(key), folded.get(key)];
    return one?.doc !== other?.doc || one?.position !== other?.position;
  });
}

async function kill(
  ledger: TestLedger,
  name: string,
  signal: AbortSignal,
  random: () => number,
  tally: { killed: number },
): Promise<void> {
  while (!signal.aborted) {
    const { rowCount } = await ledger.admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
      [name],
    );
    tally.killed += rowCount ?? 0;
    await sleep(50 + random() * 250);
  }
}

/** A mutation: the checkpoint is moved in a transaction of its own, before the rows, which take so long that kills fall between. */
export function checkpointApart(pool: Pool): void {
  const query = pool.query.bind(pool) as (text: unknown, values?: unknown[]) => Promise<{ rowCount: number | null }>;
  const apart = async (text: unknown, values?: unknown[]) => {
    if (!values || typeof text !== 'string' || !text.startsWith('with moved as (')) return query(text, values);
    const [, move] = /^with moved as \(([^()]*now\(\)[^]*?returning 1)\s*\), kept as/.exec(text) ?? [];
    if (move === undefined) throw new Error('the move of the checkpoint stands elsewhere');
    const moved = await query(move.replace('$13', '$8'), [...values.slice(0, 7), values[12]]);
    const used =
      'select 1 from pg_sleep(0.02) where $3::bigint + $4::bigint + $6::bigint > 0 and coalesce($7, $13::text) is not null';
    return query(text.replace(move, moved.rowCount === 1 ? used : `${used} and false`), values);
  };
  pool.query = apart as unknown as Pool['query'];
}
