import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCli } from '../../../../test/support/instance.js';
import { createLedger, unit, type TestLedger } from '../../../../test/support/ledger.js';

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await createLedger();
  const store = ledger.openStore();
  for (let n = 0; n < 4; n += 1) await store.append(unit(`s${n % 2}`, 'any', 3));
  process.env.DATABASE_URL = ledger.database.url;
});
afterAll(async () => {
  delete process.env.DATABASE_URL;
  await ledger.close();
});

const check = (...options: string[]) => runCli(['ledger', 'check', ...options]);

describe('newsledger ledger check', () => {
  it('says what it proved, and exits with 0', async () => {
    const { code, stdout, stderr } = await check();
    expect(stdout).toMatch(
      /^✔ sound up to position 12: 12 events of 2 streams under 4 keys, in \d+\.\d s \(\d+ events\/s\)\n$/,
    );
    expect([code, stderr]).toEqual([0, '']);
  });

  it('says where the log is broken, and exits with 2', async () => {
    const forger = await ledger.admin.connect();
    await forger.query('set session_replication_role = replica; delete from ledger.events where position = 7');
    forger.release(true);
    const { code, stdout } = await check();
    expect(code).toBe(2);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^✖ not sound, having read 11 events of 2 streams under 4 keys, in /),
      '  8  position-gap: the position before it is 6',
      '  8  version-gap: stream 1 goes on from another version',
      '',
    ]);
    const { stdout: json } = await check('--json');
    expect(JSON.parse(json)).toMatchObject({ sound: false, position: 12, events: 11, streams: 2, keys: 4 });
    expect((JSON.parse(json) as { faults: unknown[] }).faults).toHaveLength(2);
  });

  it('says what is wrong with a database that holds no ledger', async () => {
    process.env.DATABASE_URL = ledger.database.url.replace(/[^/]+$/, 'postgres');
    const { code, stderr } = await check();
    expect(code).toBe(1);
    expect(stderr).toContain('has no ledger yet');
  });
});
