import { expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomNumbers, seed, seeded } from '../support/seed.js';
import { KillLoop, type Tally } from './kill-loop.js';

/** How long to go on beginning anew, on a new ledger each time; once unless set. */
const minutes = Number(process.env.NEWSLEDGER_SOAK_MINUTES ?? 0);
const kills = 54;

/** Who is killed in one round, at one stroke. */
const rounds: readonly (readonly (keyof Tally['kills'])[])[] = [
  ['writer'],
  ['projector'],
  ['postgres'],
  ['writer', 'projector'],
  ['writer', 'writer'],
  ['projector', 'postgres'],
  ['writer', 'postgres'],
];

async function run(from: number): Promise<Tally> {
  const random = randomNumbers(from);
  const first = Math.floor(random() * rounds.length);
  const loop = await KillLoop.start();
  try {
    for (let [killed, n] = [0, first]; killed < kills; n += 1) {
      await sleep(100 + random() * 500);
      const victims = rounds[n % rounds.length]!;
      for (const victim of victims) await loop.kill(victim, random);
      killed += victims.length;
      await loop.verify();
    }
    return loop.tally;
  } finally {
    await loop.close();
  }
}

it(
  'nothing that was acknowledged is lost or there twice, however often writers, projectors and Postgres are killed',
  async () => {
    const end = Date.now() + minutes * 60_000;
    let from = seed;
    do {
      const began = Date.now();
      const tally = await seeded(() => run(from), from);
      const seconds = Math.round((Date.now() - began) / 1_000);
      process.stderr.write(`kill loops, seed ${from}, ${seconds} s: ${JSON.stringify(tally)}\n`);
      expect(Math.min(...Object.values(tally.kills))).toBeGreaterThan(5);
      expect(tally.acknowledged).toBeGreaterThan(1_000);
      from += 1;
    } while (Date.now() < end);
  },
  (minutes + 15) * 60_000,
);
