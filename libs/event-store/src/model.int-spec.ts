import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LedgerModel, arbitraryUnit } from '../../../test/support/ledger-model.js';
import { createLedger, sha256, unit, type TestLedger } from '../../../test/support/ledger.js';
import { appendSql, encodeBatch, encodeUnit } from './batch.js';
import type { AppendUnit, AppendVerdict, RecordedEvent } from './event.js';
import { EventStore } from './event-store.js';

/** Empties the log between two programs, which only the superuser can do, by taking the protection away for the moment. */
async function empty(ledger: TestLedger): Promise<void> {
  await ledger.admin.query(`set session_replication_role = replica;
    truncate ledger.events, ledger.streams, ledger.append_keys; set session_replication_role = origin`);
}

async function all(store: EventStore, pageSize = 1_000): Promise<RecordedEvent[]> {
  const read: RecordedEvent[] = [];
  for await (const event of store.readAll({ pageSize })) read.push(event);
  return read;
}

describe('a ledger', () => {
  it('answers batches of any size as the sequential model does', async () => {
    const ledger = await createLedger();
    const program = fc.record({
      units: fc.array(arbitraryUnit(), { maxLength: 40 }),
      batch: fc.integer({ min: 1, max: 16 }),
    });
    await fc.assert(
      fc.asyncProperty(program, async ({ units, batch }) => {
        await empty(ledger);
        const store = new EventStore(ledger.pool, { maxBatchUnits: batch });
        const answers = await Promise.all(units.map((one) => store.append(one)));
        const model = new LedgerModel();
        expect(answers).toEqual(units.map((one) => model.append(one)));
        expect(await store.head()).toBe(model.head);
        expect(await store.check()).toEqual([]);
        await store.close();
      }),
      { numRuns: 60, endOnFailure: true },
    );
    await ledger.close();
  }, 120_000);

  it('behaves under several writers as if their units had come one after the other', async () => {
    const ledger = await createLedger();
    const writers = [1, 3, 8].map((maxBatchUnits) => ledger.openStore({ maxBatchUnits }));
    const program = fc.array(fc.array(arbitraryUnit(), { minLength: 1, maxLength: 30 }), {
      minLength: 3,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(program, async (programs) => {
        await empty(ledger);
        const answered = await Promise.all(
          programs.flatMap((units, writer) =>
            units.map(async (one) => ({ one, answer: await writers[writer]!.append(one) })),
          ),
        );
        explain(answered);
        const read = await all(writers[0]!, 7);
        expect(read.map(({ position }) => position)).toEqual(read.map((_, index) => index + 1));
        expect(await writers[0]!.check()).toEqual([]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
    await ledger.close();
  }, 120_000);
});

/** Puts the units that were appended in the order of their positions and holds every answer against that history. */
function explain(answered: readonly { readonly one: AppendUnit; readonly answer: AppendVerdict }[]): void {
  const model = new LedgerModel();
  const first = ({ answer }: { answer: AppendVerdict }) =>
    'firstPosition' in answer ? (answer.firstPosition ?? 0) : 0;
  const appended = answered.filter(({ answer }) => answer.verdict === 'appended' && first({ answer }) > 0);
  const seen = new Map<string, Set<number>>();
  const see = (one: AppendUnit) => {
    for (const { stream } of one.writes) {
      const key = JSON.stringify(stream);
      seen.set(key, (seen.get(key) ?? new Set([0])).add(model.version(stream)));
    }
  };
  for (const { one, answer } of appended.sort((a, b) => first(a) - first(b))) {
    expect(model.append(one)).toEqual(answer);
    see(one);
  }
  const owners = new Map(
    answered.filter(({ answer }) => answer.verdict === 'appended').map((each) => [each.one.key, each]),
  );
  for (const { one, answer } of answered) {
    const owner = owners.get(one.key);
    if (answer.verdict === 'duplicate') {
      expect(answer).toEqual({ ...owner?.answer, verdict: 'duplicate' });
      expect(one.contentHash).toEqual(owner?.one.contentHash);
    } else if (answer.verdict === 'key-reused') {
      expect(one.contentHash).not.toEqual(owner?.one.contentHash);
    } else if (answer.verdict === 'conflict') {
      expect([...(seen.get(JSON.stringify(answer.stream)) ?? [0])]).toContain(answer.actual);
      expect(answer.expected).not.toBe(answer.actual);
    }
  }
  expect(new Set(owners.keys()).size).toBe(answered.filter(({ answer }) => answer.verdict === 'appended').length);
}

describe('readers', () => {
  it('miss nothing and see no other order while a writer sits in its transaction', async () => {
    const ledger = await createLedger();
    const writers = [ledger.openStore(), ledger.openStore(), ledger.openStore()];
    const stop = new AbortController();
    const settled = new AbortController();
    const readers = [1, 2].map(() => follow(ledger.openStore(), settled.signal));
    const sitting = sit(ledger, stop.signal);
    // A transaction that began before everything and writes elsewhere holds nobody up.
    const idle = await ledger.admin.connect();
    await idle.query('set idle_in_transaction_session_timeout = 0; begin; create table elsewhere (n int)');
    await Promise.all(
      writers.flatMap((store, writer) =>
        Array.from({ length: 8 }, async (_, caller) => {
          for (let n = 0; n < 60; n += 1) await store.append(unit(`${writer}-${caller % 3}`, 'any', (n % 3) + 1));
        }),
      ),
    );
    stop.abort();
    const sat = await sitting;
    settled.abort();
    await idle.query('rollback');
    idle.release();
    const head = await writers[0]!.head();
    expect(head).toBe(24 * 120 + sat.committed);
    expect(sat.rolledBack).toBeGreaterThan(2);
    const expected = (await all(writers[0]!)).map(({ position, stream, version }) => [position, stream.id, version]);
    expect(expected).toHaveLength(head);
    for (const reader of readers) expect(await reader).toEqual(expected);
    expect(await writers[0]!.check()).toEqual([]);
    await ledger.close();
  }, 60_000);
});

/** Reads on from the last position every millisecond, and once more after the signal. */
async function follow(store: EventStore, signal: AbortSignal): Promise<unknown[]> {
  const read: unknown[] = [];
  for (let after = 0, last = false; ;) {
    const page = await store.readPage({ after, limit: 50 });
    read.push(...page.events.map(({ position, stream, version }) => [position, stream.id, version]));
    if (page.position === after && last) return read;
    after = page.position;
    last = signal.aborted;
    await sleep(1);
  }
}

/** Appends in transactions of its own that stay open for a while, then commits, rolls back, or loses its connection. */
async function sit(ledger: TestLedger, signal: AbortSignal): Promise<{ committed: number; rolledBack: number }> {
  let committed = 0;
  let rolledBack = 0;
  for (let round = 0; !signal.aborted; round += 1) {
    const client = await ledger.pool.connect();
    const one = encodeUnit({ ...unit('sitting', 'any'), contentHash: sha256('sitting') });
    await client.query('begin');
    await client.query(appendSql, encodeBatch([one]));
    await sleep(round % 12);
    if (round % 3 === 0) {
      await client.query('commit');
      committed += 1;
    } else {
      rolledBack += 1;
      if (round % 3 === 1) await client.query('rollback');
    }
    client.release(round % 3 === 2);
    await sleep(2);
  }
  return { committed, rolledBack };
}
