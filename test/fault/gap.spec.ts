import { expect, it } from '@jest/globals';
import { proveGapless } from '../support/gap-proof.js';
import { createLedger, makePartitionsOf } from '../support/ledger.js';
import { seed, seeded } from '../support/seed.js';

it('readers miss nothing of 50,000 events and see no other order, whoever sits in a transaction, rolls back or is killed', async () => {
  const ledger = await createLedger();
  await makePartitionsOf(ledger, 5_003);
  await seeded(async () => {
    const findings = await proveGapless(ledger, { events: 50_000, sittings: 60, writers: 4, callers: 64, seed });
    process.stderr.write(`gap test, seed ${seed}: ${JSON.stringify(findings)}\n`);
    expect(findings).toMatchObject({ lost: 0, reordered: 0, doubled: 0, refused: 0, unsound: 0 });
    expect(findings.events).toBeGreaterThanOrEqual(50_000);
    for (const count of [findings.committed, findings.rolledBack, findings.killed]) expect(count).toBeGreaterThan(10);
  });
  await ledger.close();
}, 300_000);
