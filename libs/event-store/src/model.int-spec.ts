import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { proveGapless } from '../../../test/support/gap-proof.js';
import { createLedger, makePartitionsOf, type TestLedger } from '../../../test/support/ledger.js';
import { proveBatches, proveWriters } from '../../../test/support/model-proof.js';
import { seed, seeded } from '../../../test/support/seed.js';

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await createLedger();
  // Every program crosses the border of a partition several times.
  await makePartitionsOf(ledger, 23);
});
afterAll(() => ledger.close());

describe('a ledger', () => {
  it('answers batches of any size as the sequential model does', async () => {
    expect(await proveBatches(ledger, 60)).toBeUndefined();
  }, 120_000);

  it('behaves under several writers as if their units had come one after the other, and every reader sees that', async () => {
    expect(await proveWriters(ledger, 40)).toBeUndefined();
  }, 120_000);

  it('loses, reorders and doubles nothing while writers sit in their transactions, roll back and are killed', async () => {
    const own = await createLedger();
    await makePartitionsOf(own, 997);
    const program = { events: 5_000, sittings: 20, writers: 3, callers: 16, seed };
    await seeded(async () => {
      const findings = await proveGapless(own, program);
      expect(findings).toMatchObject({ lost: 0, reordered: 0, doubled: 0, refused: 0, unsound: 0 });
      expect(findings.events).toBeGreaterThan(program.events);
      expect(Math.min(findings.committed, findings.rolledBack)).toBeGreaterThan(0);
    });
    await own.close();
  }, 120_000);
});
