import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStore, type AppendUnit, type AppendVerdict } from '@newsledger/event-store';
import fc from 'fast-check';
import { arbitraryUnit, LedgerModel } from './ledger-model.js';
import type { TestLedger } from './ledger.js';
import { seed } from './seed.js';

/** What went wrong, with a program as small as possible and the seed to replay it; undefined where nothing did. */
export type Refutation = string | undefined;

/** One writer appends random units in batches of any size: each is answered as the sequential model answers it. */
export async function proveBatches(ledger: TestLedger, numRuns: number): Promise<Refutation> {
  const program = fc.record({
    units: fc.array(arbitraryUnit(), { maxLength: 40, size: 'max' }),
    batch: fc.integer({ min: 1, max: 16 }),
  });
  const property = fc.asyncProperty(program, async ({ units, batch }) => {
    await empty(ledger);
    const store = new EventStore(ledger.pool, { maxBatchUnits: batch });
    const answers = await Promise.all(units.map((one) => store.append(one)));
    await store.close();
    const model = new LedgerModel();
    for (const [index, one] of units.entries()) {
      const expected = model.append(one);
      require(isDeepStrictEqual(answers[index], expected), `unit ${index}`, answers[index], 'instead of', expected);
    }
    require((await store.head()) === model.head, 'the head is not', model.head);
    await requireSound(store);
  });
  return refute(property, numRuns);
}

/**
 * Three writers append random units at once while readers follow: every answer is what the sequential model gives at some moment of
 * the one history that the positions tell, each writer's units stand in their order, and all readers see that history.
 */
export async function proveWriters(ledger: TestLedger, numRuns: number): Promise<Refutation> {
  const writers = [1, 3, 8].map((maxBatchUnits) => ledger.openStore({ maxBatchUnits }));
  const { pool } = ledger.openStore();
  const programs = fc.array(fc.array(arbitraryUnit(), { minLength: 1, maxLength: 30, size: 'max' }), {
    minLength: 3,
    maxLength: 3,
  });
  const property = fc.asyncProperty(programs, async (program) => {
    await empty(ledger);
    const settled = new AbortController();
    // New ones, as readers remember streams by number, and a log that was emptied gives a number twice.
    const reading = [1, 4, 100].map((pageSize) => follow(new EventStore(pool), pageSize, settled.signal));
    const appending = program.map((units, writer) =>
      Promise.all(units.map(async (one) => ({ one, answer: await writers[writer]!.append(one) }))),
    );
    const answered = await Promise.all(appending).finally(async () => {
      // Also where one was refused, nobody is left at work on a log that may soon be gone.
      await Promise.allSettled(appending);
      settled.abort();
      await Promise.allSettled(reading);
    });
    const events = explain(answered);
    for (const read of await Promise.all(reading)) {
      require(isDeepStrictEqual(read, events), 'a reader saw', read, 'instead of', events);
    }
    await requireSound(writers[0]!);
  });
  return refute(property, numRuns);
}

async function refute<T>(property: fc.IAsyncProperty<T>, numRuns: number): Promise<Refutation> {
  const result = await fc.check(property, { numRuns, seed, endOnFailure: true });
  if (!result.failed) return undefined;
  const why = (result.errorInstance as Error | null)?.message;
  return `${why}\nReplay with NEWSLEDGER_SEED=${seed}\n${fc.defaultReportMessage(result)}`;
}

function require(holds: boolean, ...why: readonly unknown[]): void {
  if (!holds) throw new Error(why.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '));
}

async function requireSound(store: EventStore): Promise<void> {
  const faults = await store.check({ rangeSize: 23 });
  require(faults.length === 0, 'unsound', faults);
}

/** Empties the log between two programs, which only the superuser can do, by taking the protection away for the moment. */
async function empty(ledger: TestLedger): Promise<void> {
  await ledger.admin.query(`set session_replication_role = replica;
    truncate ledger.events, ledger.streams, ledger.append_keys; set session_replication_role = origin`);
}

/** An event as [position, stream, version]. */
type Seen = readonly [number, string, number];

/** Reads the log from a cursor, over and over, until nothing more comes after the signal. */
async function follow(store: EventStore, pageSize: number, signal: AbortSignal): Promise<Seen[]> {
  const read: Seen[] = [];
  for (let last = false; ;) {
    const before = read.length;
    for await (const event of store.readAll({ after: read.at(-1)?.[0] ?? 0, pageSize })) {
      read.push([event.position, JSON.stringify(event.stream), event.version]);
    }
    if (last && read.length === before) return read;
    last = signal.aborted;
    await sleep(1);
  }
}

interface Answered {
  readonly one: AppendUnit;
  readonly answer: AppendVerdict;
}

/** Puts what was appended in the order of positions and holds every answer against that history. Returns its events. */
function explain(programs: readonly (readonly Answered[])[]): Seen[] {
  for (const units of programs) {
    const order = units.filter(changedTheLog).map(first);
    require(isDeepStrictEqual(
      order,
      [...order].sort((a, b) => a - b),
    ), 'a writer overtook itself:', order);
  }
  const answered = programs.flat();
  const history = answered.filter(changedTheLog).sort((a, b) => first(a) - first(b));
  // What did not change the log may have come at any moment of the history.
  const waiting = new Set(answered.filter((each) => !changedTheLog(each)));
  const model = new LedgerModel();
  const events: Seen[] = [];
  settle(model, waiting);
  const versions = new Map<string, number>();
  for (const { one, answer } of history) {
    const expected = model.append(one);
    require(isDeepStrictEqual(expected, answer), 'the history has', answer, 'where the model has', expected);
    for (const name of one.writes.flatMap(({ stream, events: added }) => added.map(() => JSON.stringify(stream)))) {
      versions.set(name, (versions.get(name) ?? 0) + 1);
      events.push([events.length + 1, name, versions.get(name)!]);
    }
    settle(model, waiting);
  }
  require(waiting.size === 0, 'at no moment the answer:', [...waiting]);
  return events;
}

function changedTheLog(each: Answered): boolean {
  return each.answer.verdict === 'appended' && first(each) > 0;
}

function first({ answer }: Answered): number {
  return 'firstPosition' in answer ? (answer.firstPosition ?? 0) : 0;
}

/** Takes out those whose answer the model would give now; a unit without events takes its key then. */
function settle(model: LedgerModel, waiting: Set<Answered>): void {
  for (let left = Infinity; left > waiting.size;) {
    left = waiting.size;
    for (const each of waiting) {
      // Who took the key without changing the log may have come later than it does here.
      const owner = model.answerTo(each.one.key);
      const answer = owner && 'firstPosition' in owner ? undefined : model.conflict(each.one);
      if (![answer, model.answer(each.one)].some((one) => isDeepStrictEqual(one, each.answer))) continue;
      if (each.answer.verdict === 'appended') model.append(each.one);
      waiting.delete(each);
    }
  }
}
