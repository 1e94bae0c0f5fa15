import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLedger, type TestLedger } from '../../../test/support/ledger.js';
import { add, caughtUp, createTallies, live, startProjection, tables } from '../../../test/support/tallies.js';
import { until } from '../../../test/support/until.js';
import type { EventStore } from './event-store.js';
import { dropSuperseded } from './generation.js';
import { rebuildProjection } from './rebuild-projection.js';
import { resume, subscriptions } from './subscription.js';

let ledger: TestLedger;
let store: EventStore;

beforeAll(async () => {
  ledger = await createLedger();
  store = ledger.openStore();
});
afterAll(() => ledger.close());

describe('several builds', () => {
  const begin = async (name: string, version: number, on = ledger.pool as { query: typeof ledger.pool.query }) =>
    (await on.query<{ g: number }>('select ledger.begin_generation($1, $2) as g', [name, version])).rows[0]!.g;

  it('begin the same while one is being switched, and leave a newer one alone', async () => {
    const projection = await createTallies(ledger, 'several');
    await add(store, 'several', 'a', 1);
    await rebuildProjection(store, projection);
    expect(await begin('several', 2)).toBe(3);
    const switching = await ledger.admin.connect();
    await switching.query(`begin; select 1 from ledger.subscriptions where name = 'several' and live for update`);
    const begun = begin('several', 1);
    await switching.query(`update ledger.subscriptions set position = ${await store.head()} where name = 'several' and generation = 3;
      select ledger.switch_generation('several', 3, epoch) from ledger.subscriptions where name = 'several' and generation = 3;
      commit`);
    switching.release();
    expect(await begun).toBe(4);
    expect(await begin('several', 3)).toBe(5);
    await expect(rebuildProjection(store, projection)).rejects.toMatchObject({ why: 'superseded' });
    expect(await dropSuperseded(ledger.pool, { name: 'several', version: 2 })).toBe(0);
    expect(await tables(ledger, 'several')).toEqual(['several_g3', 'several_g5']);
    await rebuildProjection(store, { ...projection, version: 2 });
    // An older one that comes later does not take the place of the newer.
    const older = ledger.pool.query(`select ledger.switch_generation('several', ${await begin('several', 1)}, epoch)
      from ledger.subscriptions where name = 'several' and generation = 7`);
    await expect(older).rejects.toThrow(/in version 1 where generation 6, which is live/);
  });

  it('end where an event stops them, until somebody resumes', async () => {
    const older = await createTallies(ledger, 'halted', { onPoison: 'stop' });
    await add(store, 'halted', 'a', 1);
    await rebuildProjection(store, older);
    await add(store, 'halted', 'a', { amount: 2, poison: true });
    let poison = true;
    const added = older.when.Added!;
    const when = { Added: ((row, event) => (poison ? added(row, event) : row)) as typeof added };
    const running = startProjection(store, { ...older, version: 2, when });
    await until(() => running.progress.filter(({ state }) => state === 'stopped').length > 5);
    const generations = await subscriptions(ledger.pool, 'halted');
    expect(generations.map(({ generation, state }) => [generation, state])).toEqual([
      [2, 'running'],
      [3, 'stopped'],
    ]);
    expect(running.progress.at(-1)).toMatchObject({ generation: 3, reason: generations[1]!.reason });
    poison = false;
    await resume(ledger.pool, { name: 'halted', generation: 3 });
    await until(async () => (await live(ledger, 'halted')) === 3);
    await running.stop();
  });
});

describe('what the application may do to generations', () => {
  it('is to go by the functions, which refuse what would hurt readers', async () => {
    const projection = await createTallies(ledger, 'guarded');
    await add(store, 'guarded', 'a', 1);
    const running = startProjection(store, projection);
    await caughtUp(store, 'guarded');
    await running.stop();
    const call = (sql: string) => ledger.pool.query(`select ledger.${sql}`);
    await call(`begin_generation('guarded', 1)`);
    const { rows } = await ledger.pool.query<{ epoch: number }>(
      `select epoch from ledger.subscriptions where name = 'guarded' and not live`,
    );
    const epoch = rows[0]!.epoch;
    await expect(call(`switch_generation('guarded', 2, ${epoch})`)).rejects.toThrow(
      /is at 0 in version 1 where generation 1, which is live,/,
    );
    await expect(call(`switch_generation('guarded', 2, ${epoch + 1})`)).rejects.toThrow(/not held under epoch/);
    await expect(call(`switch_generation('guarded', 1, 1)`)).rejects.toThrow(/which is live/);
    await expect(call(`drop_generation('guarded', 1)`)).rejects.toThrow(/is live/);
    await expect(call(`begin_generation('nothing', 1)`)).rejects.toThrow(/no live generation/);
    await ledger.pool.query(
      `insert into ledger.subscriptions (name, generation) values ('x"; drop', 1), ('events', 1)`,
    );
    await expect(call(`begin_generation('x"; drop', 1)`)).rejects.toThrow(/no read model can be named/);
    await expect(call(`begin_generation('events', 1)`)).rejects.toThrow(/there is no view/);
    const set = `update ledger.subscriptions set live = true where name = 'guarded'`;
    await expect(ledger.pool.query(set)).rejects.toThrow(/permission denied/);
    const more = `insert into ledger.subscriptions (name, generation, live) values ('guarded', 3, false)`;
    await expect(ledger.pool.query(more)).rejects.toThrow(/permission denied/);
    await call(`drop_generation('guarded', 2)`);
    expect(await tables(ledger, 'guarded')).toEqual(['guarded_g1']);
  });
});
