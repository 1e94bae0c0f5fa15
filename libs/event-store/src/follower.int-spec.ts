import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLedger, type TestLedger } from '../../../test/support/ledger.js';
import { add, createTallies, startProjection } from '../../../test/support/tallies.js';
import { until } from '../../../test/support/until.js';
import type { EventStore } from './event-store.js';
import { liveGeneration } from './generation.js';
import { rebuildProjection, type RebuildProgress } from './rebuild-projection.js';
import { checkpoint, subscriptions } from './subscription.js';

let ledger: TestLedger;
let store: EventStore;

beforeAll(async () => {
  ledger = await createLedger();
  store = ledger.openStore();
});
afterAll(() => ledger.close());

async function caughtUp(name: string): Promise<void> {
  const head = await store.head();
  await until(async () => (await checkpoint(ledger.pool, name)) >= head);
}

async function live(name: string): Promise<number | undefined> {
  return (await subscriptions(ledger.pool, name)).find((one) => one.live)?.generation;
}

describe('a projection that stops', () => {
  it('tells the first bad event where its page holds a row that is refused and then another', async () => {
    const projection = await createTallies(ledger, 'stops_first', { onPoison: 'stop' });
    await add(store, 'stops_first', 'a', 1);
    await add(store, 'stops_first', 'b', 1, 100_000, 1);
    await add(store, 'stops_first', 'c', 1, { amount: 2, poison: true });
    const running = startProjection(store, projection);
    await until(() => running.progress.at(-1)?.state === 'stopped');
    await running.stop();
    const [stopped] = await subscriptions(ledger.pool, 'stops_first');
    expect(stopped?.reason).toMatch(/^event \d+ \(Added\) cannot be folded: value "100001" is out of range/);
    const { rows } = await ledger.pool.query('select key, sum from read.stops_first order by key');
    expect(rows).toEqual([
      { key: 'a', sum: 1 },
      { key: 'b', sum: 1 },
    ]);
  });
});

describe('a switch', () => {
  it('finds a connection for its last events in the smallest pool, beside the writer and the listener', async () => {
    const projection = await createTallies(ledger, 'small');
    await ledger.admin.query(`
      create function read.slowly(int) returns int language plpgsql immutable as 'begin perform pg_sleep(0.5); return $1; end';
      create index on read.small_g1 (read.slowly(sum))`);
    const small = ledger.openStore({}, { max: 1 });
    await add(small, 'small', 'a', 1);
    const running = startProjection(store, projection);
    await caughtUp('small');
    await small.waitForEvents(100, small.hints);
    let added: Promise<void> | undefined;
    // What comes now is folded by the switch itself.
    const onProgress = ({ state }: RebuildProgress) => {
      if (state === 'indexing') added = add(store, 'small', 'a', 1).then(() => caughtUp('small'));
    };
    await rebuildProjection(small, projection, { onProgress });
    await added;
    await running.stop();
    expect(await live('small')).toBe(2);
  });

  it('is refused where the live rows are of events that the log does not hold', async () => {
    const projection = await createTallies(ledger, 'beyond');
    await add(store, 'beyond', 'a', 1);
    await startProjection(store, projection).stop();
    await liveGeneration(ledger.pool, projection);
    const head = await store.head();
    await ledger.pool.query(`update ledger.subscriptions set position = $1 where name = 'beyond'`, [head + 5]);
    await expect(rebuildProjection(store, projection)).rejects.toMatchObject({
      why: 'beyond-log',
      message: `beyond is live at position ${head + 5}, beyond the log, which ends at ${head}`,
    });
    expect(await live('beyond')).toBe(1);
  });
});
