import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { runCli } from '../support/instance.js';
import { unitOf } from '../support/ledger.js';
import { ReadSide } from '../support/read-side.js';
import { SampleArticle } from '../support/sample-article.js';
import { until } from '../support/until.js';

const cli = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));
const cases = ['layoffs', 'leadership_changes', 'ai_initiatives'];
const names = [...cases, 'articles', 'deliveries', 'embargoes', 'corrections', 'organisations'];

interface Generation {
  readonly generation: number;
  readonly live: boolean;
  readonly position: number;
}

describe('newsledger rebuild', () => {
  let side: ReadSide;
  beforeAll(async () => {
    side = await ReadSide.start();
    await recordMany(3_000);
  }, 120_000);
  afterAll(() => side.stop());

  async function recordMany(count: number): Promise<void> {
    const record = () => {
      const article = new SampleArticle(randomUUID());
      return side.store.append(unitOf(article.opening(randomUUID(), article.layoff(randomUUID()))));
    };
    await Promise.all(Array.from({ length: count }, record));
    await side.untilRead(await side.store.head());
  }

  async function generations(name: string): Promise<readonly Generation[]> {
    const sql = 'select generation, live, position from ledger.subscriptions where name = $1 order by generation';
    return (await side.ledger.admin.query<Generation>(sql, [name])).rows;
  }

  /** Folds a read model until some of it is stored, and then gets a signal. */
  async function interrupted(name: string, signal: NodeJS.Signals) {
    const child = spawn(process.execPath, [cli, 'rebuild', name], { env: { ...process.env, NODE_OPTIONS: '' } });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const exited = once(child, 'exit');
    await until(async () => ((await generations(name))[1]?.position ?? 0) > 0);
    child.kill(signal);
    const [code] = (await exited) as [number | null];
    return { code, stderr, begun: (await generations(name))[1] };
  }

  it('folds every read model anew while articles come in and are read', async () => {
    const state = { done: false };
    const rebuilding = runCli(['rebuild', '--json']).finally(() => (state.done = true));
    while (!state.done) {
      await recordMany(5);
      expect((await side.get<{ items: unknown[] }>('/v1/layoffs')).body.items).toHaveLength(50);
    }
    const { code, stdout, stderr } = await rebuilding;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject(names.map((name) => ({ name, generation: 2 })));
    await recordMany(1);
    expect(await runCli(['replay', '--check'])).toMatchObject({ code: 0 });
    const { body } = await side.get<{ projections: object[] }>('/v1/status');
    const rebuilt = { generation: 2, lag: 0, lagSeconds: 0, state: 'running' };
    expect(body.projections).toMatchObject(names.map((name) => ({ name, ...rebuilt })));
  });

  it('names the read models that there are', async () => {
    const wrong = await runCli(['rebuild', 'layofs']);
    expect(wrong.code).toBe(64);
    for (const name of names) expect(wrong.stderr).toContain(name);
    expect((await runCli(['rebuild', '--help'])).stdout).toContain('Ctrl-C pauses');
  });

  it('pauses at Ctrl-C, and goes on where it was paused or killed', async () => {
    // Every page takes long enough for a signal to meet it.
    await side.ledger.admin.query(`
      create function read.slow() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return new; end $$;
      create trigger slow before update on ledger.subscriptions for each row
        when (not new.live and new.position > old.position) execute function read.slow()`);
    const paused = await interrupted('deliveries', 'SIGINT');
    expect(paused).toMatchObject({ code: 130, begun: { generation: 3, live: false } });
    expect(paused.stderr).toMatch(/paused: deliveries at \d+ of \d+\nto go on: newsledger rebuild deliveries\n$/);
    const killed = await interrupted('deliveries', 'SIGKILL');
    expect(killed.begun).toMatchObject({ generation: 3, live: false });
    expect(killed.begun!.position).toBeGreaterThanOrEqual(paused.begun!.position);
    await side.ledger.admin.query('drop trigger slow on ledger.subscriptions');
    // The time that its lease would take to end.
    await side.ledger.admin.query(`update ledger.subscriptions set lease_until = now() where not live`);
    const { code, stdout } = await runCli(['rebuild', 'deliveries']);
    expect(stdout).toMatch(/^✔ deliveries: generation 3, at position \d+ after \d+\.\d s(?: \(\d+ events\/s\))?\n$/);
    expect(code).toBe(0);
    expect(await generations('deliveries')).toMatchObject([{ generation: 3, live: true }]);
    await recordMany(1);
    expect(await runCli(['replay', '--check'])).toMatchObject({ code: 0 });
  });
});
