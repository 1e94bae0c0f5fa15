import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCli } from '../../../../test/support/instance.js';
import { createLedger, unit, type TestLedger } from '../../../../test/support/ledger.js';

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await createLedger();
  await ledger.openStore().append(unit('bad', 'none', 3));
  // As a projector leaves them: one with a parked stream, one that an event has stopped.
  await ledger.admin.query(`
    insert into ledger.subscriptions (name, generation, position, version, state, reason)
    values ('articles', 1, 3, 1, 'running', null), ('layoffs', 1, 1, 1, 'stopped', 'event 2 cannot be folded');
    insert into ledger.parked_streams (name, generation, stream_no, position, reason)
    select 'articles', 1, stream_no, 2, 'no such field' from ledger.streams`);
  process.env.DATABASE_URL = ledger.database.url;
});
afterAll(async () => {
  delete process.env.DATABASE_URL;
  await ledger.close();
});

const call = (...args: string[]) => runCli(['projections', ...args]);

describe('newsledger projections', () => {
  it('lists what is held up, and why', async () => {
    const { code, stdout, stderr } = await call('list');
    expect([code, stderr]).toEqual([2, '']);
    expect(stdout).toContain('stopped: event 2 cannot be folded');
    expect(stdout).toContain('articles (generation 1) thing/bad is parked from position 2: no such field\n');
    const lines = (await call('list', '--json')).stdout.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { name: 'articles', generation: 1, lag: 0, parked: [{ stream: { category: 'thing', id: 'bad' }, position: 2 }] },
      { name: 'layoffs', state: 'stopped', version: 1, position: 1, lag: 2, parked: [] },
    ]);
  });

  it('asks for a release, and says where nothing is parked', async () => {
    expect(await call('release', 'articles', 'thing/good')).toMatchObject({
      code: 2,
      stdout: 'thing/good: is not parked\n',
    });
    expect(await call('release', 'articles', 'thing/bad')).toMatchObject({
      code: 0,
      stdout: 'thing/bad: release asked for\n',
    });
    expect((await call('list')).stdout).toContain('(release asked for)');
    expect(await call('release', 'articles', '--all', '--json')).toMatchObject({
      code: 0,
      stdout: '{"name":"articles","stream":"thing/bad","released":true}\n',
    });
    expect(await call('release', 'layoffs', '--all')).toMatchObject({
      code: 2,
      stdout: 'no stream of layoffs is parked\n',
    });
    expect(await call('release', 'articles')).toMatchObject({ code: 64 });
  });

  it('resumes what was stopped, once', async () => {
    expect(await call('resume', 'layoffs')).toMatchObject({ code: 0, stdout: 'layoffs: goes on\n' });
    expect(await call('resume', 'layoffs')).toMatchObject({ code: 2, stdout: 'layoffs: was not stopped\n' });
    expect((await call('resume', 'layofs')).code).toBe(64);
    expect((await call('--help')).stdout).toContain('Mend the\ncause, then release the stream');
  });
});
