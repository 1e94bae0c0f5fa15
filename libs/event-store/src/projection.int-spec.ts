import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { add as addTo, createTallies, startProjection, type Added, type Tally } from '../../../test/support/tallies.js';
import { createLedger, events, thing, unitOf, type TestLedger } from '../../../test/support/ledger.js';
import type { RecordedEvent } from './event.js';
import { EventStore } from './event-store.js';
import { foldAll } from './fold.js';
import { liveGeneration } from './generation.js';
import type { Projection } from './projection.js';
import type { RunProjectionOptions } from './run-projection.js';
import { checkpoint, parkedStreams, releaseStream, resume, subscriptions, takeLease } from './subscription.js';

let ledger: TestLedger;
let store: EventStore;

beforeAll(async () => {
  ledger = await createLedger();
  store = ledger.openStore();
});
afterAll(() => ledger.close());

const tallies = (name: string, rest?: Partial<Projection<Tally>>) => createTallies(ledger, name, rest);
const add = (name: string, id: string, ...amounts: readonly (number | Added)[]) => addTo(store, name, id, ...amounts);
const start = <Row extends object>(
  projection: Projection<Row>,
  options: Partial<RunProjectionOptions> = {},
  on = store,
) => startProjection(on, projection, options);

async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`in vain for 20 s: ${what}`);
    await sleep(10);
  }
}

async function caughtUp(name: string): Promise<void> {
  const head = await store.head();
  await until(async () => (await checkpoint(ledger.pool, name)) >= head, `${name} at ${head}`);
}

async function rows(name: string): Promise<Record<string, unknown>> {
  const found = await ledger.pool.query<{ key: string; doc: string; position: number; sum: number; seen: number[] }>(
    `select key, doc::text, position, sum, seen from read.${name} order by key`,
  );
  return Object.fromEntries(found.rows.map(({ key, ...row }) => [key, row]));
}

describe('a projection', () => {
  it('folds what was there and what comes, deletes, and moves on over what it does not want', async () => {
    const projection = await tallies('folds');
    await add('folds', 'a', 1, 2);
    const running = start(projection, { pollMs: 60_000 }, ledger.openStore());
    await caughtUp('folds');
    await add('folds', 'a', 3);
    await add('folds', 'b', 5);
    await store.append(unitOf([{ stream: { category: 'folds', id: 'b' }, expected: 1, events: events(1, 'Cleared') }]));
    await store.append(unitOf([{ stream: thing('other'), expected: 'any', events: events(3, 'Unwanted') }]));
    // No poll comes within the minute, and the store that appends is another one: the notification alone wakes it.
    await caughtUp('folds');
    const a = (await rows('folds')).a as { doc: string; position: number };
    const positions = (JSON.parse(a.doc) as Tally).seen;
    expect(await rows('folds')).toEqual({
      a: { doc: `{"sum":6,"seen":[${positions.join(',')}]}`, position: positions[2], sum: 6, seen: positions },
    });
    const head = await store.head();
    await until(() => running.progress.at(-1)?.position === head, 'it says so');
    expect(running.progress.at(-1)).toMatchObject({ state: 'live', parked: 0 });
    await running.stop();
    expect((await subscriptions(ledger.pool, 'folds'))[0]?.leaseUntil).toBeNull();
  });

  const keyOfPages = ({ stream }: RecordedEvent) => (stream.category === 'pages' ? stream.id : undefined);

  it('gives the same bytes in pages of any size and as a fold in memory', async () => {
    for (let n = 0; n < 120; n += 1) await add('pages', `s${n % 7}`, n, { amount: n, poison: n === 50 });
    const stored: unknown[] = [];
    for (const [index, pageSize] of [1, 7, 500].entries()) {
      const projection = { ...(await tallies(`pages${index}`)), key: keyOfPages };
      const running = start(projection, { pageSize });
      await caughtUp(`pages${index}`);
      await running.stop();
      stored.push(await rows(`pages${index}`));
    }
    expect(stored[1]).toEqual(stored[0]);
    expect(stored[2]).toEqual(stored[0]);
    const folded = await foldAll(store, [{ ...(await tallies('pages')), key: keyOfPages }]);
    const live = Object.entries(stored[0] as Record<string, { doc: string; position: number }>);
    expect([...folded.get('pages')!].sort()).toEqual(live.map(([key, { doc, position }]) => [key, { doc, position }]));
    expect(folded.get('pages')!.size).toBe(7);
  });

  it('says how far behind it is, in events and in seconds', async () => {
    const projection = await tallies('lagging');
    await start(projection).stop();
    await liveGeneration(ledger.pool, projection);
    await add('lagging', 'a', 1, 2, 3);
    await sleep(120);
    const [behind] = await subscriptions(ledger.pool, 'lagging');
    expect(behind).toMatchObject({ position: 0, lag: await store.head(), live: true });
    expect(behind?.lagSeconds).toBeGreaterThan(0.1);
    const running = start(projection, { pageSize: 1 });
    await caughtUp('lagging');
    await until(() => running.progress.at(-1)?.state === 'live', 'it has caught up');
    const reports = running.progress.filter(({ state }) => state === 'behind');
    for (const { lag, head, position } of reports) expect(lag).toBe(head - position);
    expect(Math.max(...reports.map(({ lagSeconds }) => lagSeconds))).toBeGreaterThan(0.1);
    expect(running.progress.at(-1)).toMatchObject({ lag: 0, lagSeconds: 0 });
    expect((await subscriptions(ledger.pool, 'lagging'))[0]).toMatchObject({ lag: 0, lagSeconds: 0 });
    await running.stop();
  });

  it('stores the rows and the checkpoint together or not at all', async () => {
    const projection = await tallies('atomic');
    await add('atomic', 'a', 1);
    const running = start(projection);
    await caughtUp('atomic');
    await ledger.admin.query(`
      create function read.fail() returns trigger language plpgsql as $$ begin raise 'disk full' using errcode = '53100'; end $$;
      create trigger fail before update on ledger.subscriptions for each row
        when (new.name = 'atomic' and new.position > old.position) execute function read.fail()`);
    const before = await rows('atomic');
    await add('atomic', 'a', 2);
    await until(() => running.progress.at(-1)?.state === 'unavailable', 'the failure');
    expect(await rows('atomic')).toEqual(before);
    await ledger.admin.query('drop trigger fail on ledger.subscriptions');
    await caughtUp('atomic');
    expect((await rows('atomic')).a).toMatchObject({ sum: 3 });
    await running.stop();
  });
});

describe('the lease', () => {
  it('is held by one, and passes to another when it ends', async () => {
    const projection = await tallies('leased');
    const first = start(projection, { leaseMs: 1_000 });
    await add('leased', 'a', 1);
    await caughtUp('leased');
    const second = start(projection, {}, ledger.openStore());
    await until(() => second.progress.some(({ state }) => state === 'waiting'), 'the second waits');
    // Longer than the lease: renewing holds it.
    await sleep(1_500);
    expect(second.progress.every(({ state }) => state === 'waiting')).toBe(true);
    await first.stop();
    await add('leased', 'a', 2);
    await caughtUp('leased');
    expect((await rows('leased')).a).toMatchObject({ sum: 3 });
    await second.stop();
  });

  it('fences off a holder that slept past its end', async () => {
    const projection = await tallies('fenced');
    // The holder stops inside its fold, as a paused process would, until the lease has gone to another.
    const woken = new AbortController();
    let [reading, storing] = [false, false];
    const slow: Projection<Tally> = {
      ...projection,
      columns: (row) => {
        storing = true;
        return projection.columns(row);
      },
    };
    const sleepy = new EventStore(ledger.pool);
    const readPage = sleepy.readPage.bind(sleepy);
    sleepy.readPage = async (...range) => {
      const page = await readPage(...range);
      if (page.events.some(({ stream }) => stream.category === 'fenced') && !woken.signal.aborted) {
        reading = true;
        await new Promise((resolve) => woken.signal.addEventListener('abort', resolve, { once: true }));
      }
      return page;
    };
    await add('fenced', 'a', 1);
    const paused = start(slow, {}, sleepy);
    await until(() => reading, 'the sleeper holds the lease and sleeps');
    const other = start(projection);
    await caughtUp('fenced');
    const after = await rows('fenced');
    woken.abort();
    await until(() => storing, 'the sleeper tries to store');
    await until(() => paused.progress.at(-1)?.state === 'waiting', 'the sleeper has noticed');
    expect(await rows('fenced')).toEqual(after);
    await Promise.all([paused.stop(), other.stop()]);
    await sleepy.close();
  });

  it('goes to and fro between two that sleep past its end, and nothing is folded twice', async () => {
    const projection = await tallies('fought');
    const stores = [ledger.openStore(), ledger.openStore()];
    let longestMs = 80;
    for (const sleepy of stores) {
      const readPage = sleepy.readPage.bind(sleepy);
      sleepy.readPage = async (...range) => {
        const page = await readPage(...range);
        await sleep(Math.random() * longestMs);
        return page;
      };
    }
    const running = stores.map((sleepy) => start(projection, { leaseMs: 40, pollMs: 5, pageSize: 2 }, sleepy));
    const owners: (string | null | undefined)[] = [];
    let changes = 0;
    for (let n = 0; n < 60 || changes < 4; n += 1) {
      await add('fought', `s${n % 3}`, 1);
      await sleep(20);
      owners.push((await subscriptions(ledger.pool, 'fought'))[0]?.owner);
      if (owners.at(-1) !== owners.at(-2)) changes += 1;
    }
    longestMs = 0;
    await caughtUp('fought');
    await Promise.all(running.map((one) => one.stop()));
    const { rows: due } = await ledger.pool.query<{ key: string; seen: number[] }>(
      `select s.id as key, array_agg(e.position::int order by e.position) as seen
       from ledger.events e join ledger.streams s using (stream_no) where s.category = 'fought' group by s.id`,
    );
    const folded = await rows('fought');
    expect(due).toHaveLength(3);
    for (const { key, seen } of due) expect(folded[key]).toMatchObject({ seen, sum: seen.length });
  });

  it('gets a higher epoch with every owner', async () => {
    const id = await liveGeneration(ledger.pool, { name: 'epochs', version: 1 });
    expect(await takeLease(ledger.pool, id, 'a', 60_000)).toMatchObject({ epoch: 1, position: 0 });
    expect(await takeLease(ledger.pool, id, 'b', 50)).toBeUndefined();
    await ledger.pool.query(`update ledger.subscriptions set lease_until = now() where name = 'epochs'`);
    expect(await takeLease(ledger.pool, id, 'b', 50)).toMatchObject({ epoch: 2 });
  });
});

/** Nothing in the data changed, so what both programs know of it is the same. */
const added2 = { from: 1, upcast: (data: unknown) => data, sample: { before: {}, after: {} } };

/** One that wants no type that the programs below have not registered. */
async function addedOnly(name: string, rest?: Partial<Projection<Tally>>): Promise<Projection<Tally>> {
  const projection = await tallies(name, rest);
  return { ...projection, when: { Added: projection.when.Added! } };
}

describe('a poison event', () => {
  it('parks its stream in order while the others go on, until it is released', async () => {
    let cured = false;
    const base = await tallies('parks');
    const added = base.when.Added!;
    const cure = (event: RecordedEvent) => ({ ...event, data: { amount: (event.data as Added).amount } });
    const when = { ...base.when, Added: ((row, event) => added(row, cured ? cure(event) : event)) as typeof added };
    const projection = { ...base, when };
    const running = start(projection);
    await add('parks', 'a', 1, { amount: 2, poison: true }, 4);
    await add('parks', 'b', 1);
    await add('parks', 'a', 8);
    await caughtUp('parks');
    expect(await rows('parks')).toMatchObject({ a: { sum: 1 }, b: { sum: 1 } });
    const [parked, ...others] = await parkedStreams(ledger.pool, projection);
    expect(others).toEqual([]);
    expect(parked).toMatchObject({ stream: { category: 'parks', id: 'a' }, reason: '2 is poison' });
    // Released too early it is parked again, at the same event.
    await releaseStream(ledger.pool, projection, { category: 'parks', id: 'a' });
    await until(async () => !(await parkedStreams(ledger.pool, projection))[0]?.releaseRequested, 'parked again');
    expect((await parkedStreams(ledger.pool, projection))[0]?.position).toBe(parked?.position);
    cured = true;
    expect(await releaseStream(ledger.pool, projection, { category: 'parks', id: 'a' })).toBe(true);
    await until(async () => (await parkedStreams(ledger.pool, projection)).length === 0, 'the release');
    await add('parks', 'a', 16);
    await caughtUp('parks');
    const a = (await rows('parks')).a as { sum: number; seen: number[] };
    expect(a.sum).toBe(31);
    expect(a.seen).toEqual([...a.seen].sort((one, other) => one - other));
    await running.stop();
  });

  it('is one that a newer program has written, for a program that does not know it', async () => {
    const newer = ledger.openStore({ events: { Added: { schemaVersion: 2, upcasters: [added2] } } });
    const older = ledger.openStore({ events: { Added: { schemaVersion: 1 } } });
    const projection = await addedOnly('unknown');
    await addTo(older, 'unknown', 'a', 1);
    await addTo(newer, 'unknown', 'a', 2);
    await addTo(older, 'unknown', 'b', 1);
    await addTo(older, 'unknown', 'a', 4);
    const behind = start(projection, {}, older);
    await caughtUp('unknown');
    await behind.stop();
    expect(await rows('unknown')).toMatchObject({ a: { sum: 1 }, b: { sum: 1 } });
    const [parked] = await parkedStreams(ledger.pool, projection);
    expect(parked?.reason).toMatch(/^event \d+ \(Added, version 2\) is not known: the newest known version is 1$/);
    // The newer program folds what was parked, and in order.
    const ahead = start(projection, {}, newer);
    await releaseStream(ledger.pool, projection, parked!.stream);
    await until(async () => ((await rows('unknown')).a as { sum: number }).sum === 7, 'the release');
    await ahead.stop();
  });

  it('stops a projection of many streams where a newer program has written it', async () => {
    const newer = ledger.openStore({ events: { Added: { schemaVersion: 2, upcasters: [added2] } } });
    const older = ledger.openStore({ events: { Added: { schemaVersion: 1 } } });
    const projection = await addedOnly('unknown_stops', { onPoison: 'stop' });
    await addTo(older, 'unknown_stops', 'a', 1);
    await addTo(newer, 'unknown_stops', 'a', 2);
    const behind = start(projection, {}, older);
    await until(() => behind.progress.at(-1)?.state === 'stopped', 'the stop');
    await behind.stop();
    const [stopped] = await subscriptions(ledger.pool, 'unknown_stops');
    expect(stopped?.reason).toMatch(/cannot be folded: event \d+ \(Added, version 2\) is not known/);
    expect(await rows('unknown_stops')).toMatchObject({ a: { sum: 1 } });
  });

  it('is found where the database refuses a row', async () => {
    const projection = await tallies('refuses');
    await add('refuses', 'a', 1, 2);
    await add('refuses', 'b', 1, 100_000, 1);
    await add('refuses', 'c', 1, 2);
    const running = start(projection);
    await caughtUp('refuses');
    expect(await rows('refuses')).toMatchObject({ a: { sum: 3 }, b: { sum: 1 }, c: { sum: 3 } });
    expect((await parkedStreams(ledger.pool, projection)).map(({ stream }) => stream.id)).toEqual(['b']);
    await running.stop();
  });

  it.each([
    ['cannot be folded', { amount: 2, poison: true }],
    ['makes a row that the database refuses', { amount: 100_000 }],
  ])('stops a projection that may not park where it %s', async (what, bad) => {
    const name = what.startsWith('cannot') ? 'stops' : 'stops_late';
    const projection = await tallies(name, { onPoison: 'stop' });
    await add(name, 'a', 1);
    await add(name, 'b', 1, bad);
    await add(name, 'c', 1);
    const running = start(projection);
    await until(() => running.progress.at(-1)?.state === 'stopped', 'the stop');
    const [stopped] = await subscriptions(ledger.pool, name);
    expect(stopped?.state).toBe('stopped');
    expect(stopped?.reason).toMatch(
      /^event \d+ \(Added\) cannot be folded: (2 is poison|value "100001" is out of range)/,
    );
    expect(await rows(name)).toMatchObject({ a: { sum: 1 }, b: { sum: 1 } });
    expect(Object.keys(await rows(name))).toHaveLength(2);
    await running.stop();
    // Mended code goes on from the very event.
    const added = projection.when.Added!;
    const mended: Projection<Tally> = {
      ...projection,
      when: { Added: (row, event) => ('poison' in (event.data as Added) || row ? row : added(row, event)) },
    };
    expect(await resume(ledger.pool, projection)).toBe(true);
    const again = start(mended);
    await caughtUp(name);
    expect(await rows(name)).toMatchObject({ a: { sum: 1 }, b: { sum: 1 }, c: { sum: 1 } });
    await again.stop();
  });
});
