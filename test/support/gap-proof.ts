import { setTimeout as sleep } from 'node:timers/promises';
import type { AppendUnit, EventStore, RecordedEvent } from '@newsledger/event-store';
import { appendSql, encodeBatch, encodeUnit } from '../../libs/event-store/src/batch.js';
import { unit, unitOf, type TestLedger } from './ledger.js';
import { randomNumbers } from './seed.js';

export interface GapProgram {
  /** Events that the writers append, beside those of whoever sits in a transaction. */
  readonly events: number;
  /** How many transactions at least are sat in; the writers go on until then. */
  readonly sittings: number;
  readonly writers: number;
  readonly callers: number;
  readonly seed: number;
}

/** What became of a run. The first five are 0 on a log that keeps its promises. */
export interface GapFindings {
  lost: number;
  reordered: number;
  doubled: number;
  /** Appends that were refused though nothing was wrong with them. */
  refused: number;
  /** What `check` found, and events that nobody or more than one appended. */
  unsound: number;
  readonly events: number;
  readonly committed: number;
  readonly rolledBack: number;
  readonly killed: number;
}

/**
 * Writers append while others sit in their transactions with the log's lock in hand, then commit, roll back or are killed, and
 * writers' own connections are killed too. Readers look every millisecond. Returns what they missed, saw twice or in another order.
 */
export async function proveGapless(ledger: TestLedger, program: GapProgram): Promise<GapFindings> {
  const stop = new AbortController();
  const settled = new AbortController();
  const looks: Look[] = [10, 100, 700].map((limit) => ({ limit, position: 0, count: 0 }));
  const readers = looks.map((look) => follow(ledger.openStore(), look, settled.signal));
  const sat = { committed: 0, rolledBack: 0, events: 0 };
  const sitting = sit(ledger, stop.signal, program.seed, sat, looks);
  const killing = killWriters(ledger, stop.signal, program.seed);
  // A transaction that began before everything and writes elsewhere holds nobody up.
  const idle = await ledger.admin.connect();
  await idle.query('set idle_in_transaction_session_timeout = 0; begin; create table elsewhere (n int)');
  const enough = (events: number) => events >= program.events && sat.committed + sat.rolledBack >= program.sittings;
  const written = await write(ledger, program, enough);
  stop.abort();
  await sitting;
  const killed = await killing;
  settled.abort();
  await idle.query('rollback');
  idle.release();
  const store = ledger.openStore();
  const log: RecordedEvent[] = [];
  for await (const event of store.readAll({ pageSize: 5_000 })) log.push(event);
  const findings = { ...written, ...sat, killed, events: log.length, lost: 0, reordered: 0, doubled: 0 };
  findings.unsound =
    (await store.check({ rangeSize: 1_009 })).length + Math.abs(log.length - written.appended - sat.events);
  for (const seen of await Promise.all(readers)) compare(seen, log, findings);
  return findings;
}

function compare(seen: readonly RecordedEvent[], log: readonly RecordedEvent[], findings: GapFindings): void {
  const positions = new Set(seen.map(({ position }) => position));
  findings.doubled += seen.length - positions.size;
  findings.lost += log.filter(({ position }) => !positions.has(position)).length;
  const versions = new Map<string, number>();
  seen.forEach(({ position, stream, version }, index) => {
    if (position <= (seen[index - 1]?.position ?? 0) || version <= (versions.get(stream.id) ?? 0))
      findings.reordered += 1;
    versions.set(stream.id, version);
  });
}

/** How far a reader has come, and how often it has looked. */
interface Look {
  readonly limit: number;
  position: number;
  count: number;
}

/** Reads on from the last position every millisecond, until nothing more comes after the signal. */
async function follow(store: EventStore, look: Look, signal: AbortSignal): Promise<RecordedEvent[]> {
  const read: RecordedEvent[] = [];
  for (let last = false; ;) {
    const page = await store.readPage({ after: look.position, limit: look.limit });
    read.push(...page.events);
    if (page.position === look.position && last) return read;
    look.position = page.position;
    look.count += 1;
    last = signal.aborted;
    await sleep(1);
  }
}

async function write(ledger: TestLedger, { writers, callers, seed }: GapProgram, enough: (events: number) => boolean) {
  const random = randomNumbers(seed);
  const stores = Array.from({ length: writers }, () => ledger.openStore());
  let events = 0;
  const outcome = { appended: 0, refused: 0, unsound: 0 };
  const call = async (store: EventStore, name: string) => {
    while (!enough(events)) {
      const counts = [1, 1 + Math.floor(random() * 4)] as const;
      events += counts[0] + counts[1];
      const streams = [`${name}-${Math.floor(random() * 3)}`, `shared-${Math.floor(random() * 4)}`] as const;
      const one = unitOf(streams.flatMap((id, n) => unit(id, 'any', counts[n]).writes));
      const answer = await store.append(one).catch(() => undefined);
      // Cut off after its commit, it is told so when it asks again.
      if (answer?.verdict === 'appended' || answer?.verdict === 'duplicate') outcome.appended += counts[0] + counts[1];
      else outcome.refused += 1;
    }
  };
  await Promise.all(
    stores.flatMap((store, writer) => Array.from({ length: callers }, (_, n) => call(store, `w${writer}-${n % 5}`))),
  );
  return outcome;
}

/** Appends in transactions of its own that stay open for a while, then commits, rolls back, or is killed from outside. */
async function sit(
  ledger: TestLedger,
  signal: AbortSignal,
  seed: number,
  sat: { committed: number; rolledBack: number; events: number },
  looks: readonly Look[],
): Promise<void> {
  const random = randomNumbers(seed + 1);
  const store = ledger.openStore();
  for (let n = 0; !signal.aborted; n += 1) {
    const end = (['commit', 'rollback', 'kill'] as const)[n % 3]!;
    const count = 1 + Math.floor(random() * 10);
    const one = unit('sitting', 'any', count);
    const ms = random() * 12;
    // Some sit for as long as it takes, on any machine, until a reader has passed them: it would miss them. On a sound log none can,
    // however often it looks.
    const wait = n % 30 === 3 ? (last: number) => untilPassed(looks, last, 60) : () => sleep(ms);
    await appendSitting(ledger, one, wait, end).catch(() => undefined);
    // Its connection may also have been killed by `killWriters`, before its commit or after.
    const committed = (await store.findKeys([one.key])).size > 0;
    sat.committed += Number(committed);
    sat.rolledBack += Number(!committed);
    sat.events += committed ? count : 0;
    await sleep(random() * 4);
  }
}

/** Resolves when a reader is beyond a position, or when each has looked so often since. */
async function untilPassed(looks: readonly Look[], position: number, times: number): Promise<void> {
  const due = looks.map(({ count }) => count + times);
  while (looks.every((look) => look.position <= position) && looks.some((look, index) => look.count < due[index]!)) {
    await sleep(1);
  }
}

/** Waits, between the append and the end of its transaction, with the last position that it was given. */
async function appendSitting(
  ledger: TestLedger,
  one: AppendUnit,
  wait: (last: number) => Promise<void>,
  end: 'commit' | 'rollback' | 'kill',
) {
  const client = await ledger.pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const answer = await client.query<{ last_pos: number }>(appendSql, encodeBatch([encodeUnit(one)]));
    await wait(answer.rows[0]!.last_pos);
    if (end === 'kill') await ledger.admin.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    else await client.query(end);
  } finally {
    client.release(true);
  }
}

/** Kills connections of writers in the middle of an append. Returns how many. */
async function killWriters(ledger: TestLedger, signal: AbortSignal, seed: number): Promise<number> {
  const random = randomNumbers(seed + 2);
  let killed = 0;
  while (!signal.aborted) {
    const { rowCount } = await ledger.admin.query(
      `select pg_terminate_backend(pid) from (
         select pid from pg_stat_activity where datname = current_database() and state = 'active'
           and query like '%append_batch%' and pid <> pg_backend_pid() order by random() limit 1) one`,
    );
    killed += rowCount ?? 0;
    await sleep(20 + random() * 60);
  }
  return killed;
}
