import { describe, expect, it } from '@jest/globals';
import { proveGapless, type GapFindings } from '../../../test/support/gap-proof.js';
import { createLedger, makePartitionsOf, type TestLedger } from '../../../test/support/ledger.js';
import { proveBatches, proveWriters } from '../../../test/support/model-proof.js';
import { mutate, mutated, type Mutation } from '../../../test/support/mutant.js';
import { checkpointApart, proveProjection } from '../../../test/support/projection-proof.js';
import { seed } from '../../../test/support/seed.js';

// The proofs prove themselves: each is run against a build of the SQL that lacks one protection, and must find that out.

const noLock: Mutation = ['perform pg_advisory_xact_lock(ledger.lock_id());', ''];

/** Runs work on a ledger of its own whose append has these changes. */
async function withMutant(
  mutations: readonly Mutation[],
  work: (ledger: TestLedger) => Promise<void>,
  alsoSql = '',
): Promise<void> {
  const ledger = await createLedger();
  await makePartitionsOf(ledger, 10_000);
  await ledger.admin.query(alsoSql);
  await mutate(ledger, 'ledger.append_batch', mutations);
  try {
    await work(ledger);
  } finally {
    await ledger.close();
  }
}

const shortGapTest = { events: 800, sittings: 6, writers: 3, callers: 6, seed };

/** What fails on this machine's chance alone is tried again, for up to 40 s; returns what is found then. */
async function search<Found>(
  prove: (attempt: number) => Promise<Found>,
  isFound: (one: Found) => boolean,
): Promise<Found> {
  const deadline = Date.now() + 40_000;
  for (let attempt = 0; ; attempt += 1) {
    const one = await prove(attempt);
    if (isFound(one) || Date.now() > deadline) return one;
  }
}

function findings(ledger: TestLedger, isFound: (one: GapFindings) => boolean): Promise<GapFindings> {
  return search((attempt) => proveGapless(ledger, { ...shortGapTest, seed: seed + attempt }), isFound);
}

describe('the gap test finds', () => {
  it('nothing where nothing was taken out', async () => {
    await withMutant([], async (ledger) => {
      const sound = { lost: 0, reordered: 0, doubled: 0, refused: 0, unsound: 0 };
      expect(await proveGapless(ledger, shortGapTest)).toMatchObject(sound);
    });
  }, 60_000);

  it('writers that do not wait for the lock', async () => {
    await withMutant([noLock], async (ledger) => {
      const { refused, unsound, lost } = await findings(ledger, (one) => one.refused + one.unsound + one.lost > 0);
      expect(refused + unsound + lost).toBeGreaterThan(0);
    });
  }, 60_000);

  it('positions from a sequence, which are taken before the commit', async () => {
    const fromSequence: Mutation = ['v_last := coalesce(v_last, 0);', `v_last := nextval('ledger.naive');`];
    const sequence = 'create sequence ledger.naive increment 64; grant all on sequence ledger.naive to newsledger_app';
    await withMutant(
      [noLock, fromSequence],
      async (ledger) => expect((await findings(ledger, ({ lost }) => lost > 0)).lost).toBeGreaterThan(0),
      sequence,
    );
  }, 60_000);
});

describe('the model test finds', () => {
  it('an append that does not look for the key', async () => {
    const noKey: Mutation[] = [
      ['ledger.append_keys k on k.key = u.key', 'ledger.append_keys k on false'],
      [/where v_codes\[t\.n\] = c_appended(?=;)/, 'where v_codes[t.n] = c_appended on conflict do nothing'],
    ];
    await withMutant(noKey, async (ledger) => expect(await proveBatches(ledger, 200)).toMatch(/^unit \d+ /));
  }, 60_000);

  it('an append that does not compare the hashes of one key', async () => {
    const anyHash: Mutation = ['when k.content_hash = u.hash then', 'when true then'];
    await withMutant([anyHash], async (ledger) => expect(await proveBatches(ledger, 200)).toMatch(/^unit \d+ /));
  }, 60_000);

  it('an append that does not look at the expected version', async () => {
    const anyVersion: Mutation = ['v_expected <> v_version and', 'false and'];
    await withMutant([anyVersion], async (ledger) => expect(await proveBatches(ledger, 200)).toMatch(/^unit \d+ /));
  }, 60_000);

  it('an append that looks at the version before it has the lock', async () => {
    const lateLock: Mutation[] = [
      noLock,
      [
        'for u in 1 .. v_units loop',
        `perform pg_sleep(random() * 0.01), pg_advisory_xact_lock(ledger.lock_id());
        select coalesce(max(e.position), 0) into v_last from ledger.events e;
        v_next := v_last;
        for u in 1 .. v_units loop`,
      ],
    ];
    await withMutant(lateLock, async (ledger) => expect(await proveWriters(ledger, 1_000)).toBeDefined());
  }, 60_000);
});

describe('the projection test', () => {
  it('finds no wrong row whatever was killed, and some where the checkpoint is moved apart from the rows', async () => {
    const ledger = await createLedger();
    const sound = await proveProjection(ledger, 'sound');
    expect(sound.wrong).toEqual([]);
    expect(sound.killed).toBeGreaterThan(3);
    const mutant = await search(
      (attempt) => proveProjection(ledger, `apart${attempt}`, checkpointApart),
      ({ wrong }) => wrong.length > 0,
    );
    expect(mutant.wrong).not.toEqual([]);
    await ledger.close();
  }, 120_000);
});

describe('a mutant', () => {
  it('is refused where the protection that it takes out has moved', () => {
    expect(() => mutated('no such text', [noLock])).toThrow('0 times');
    expect(() => mutated('one one', [['one', '']])).toThrow('2 times');
  });
});
