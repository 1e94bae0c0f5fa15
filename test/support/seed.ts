import { randomInt } from 'node:crypto';

/** The seed of this run's random programs. NEWSLEDGER_SEED=n replays a run whose failure named n. */
export const seed = Number(process.env.NEWSLEDGER_SEED ?? randomInt(2 ** 31 - 1));

/** Returns numbers in 0..1 that depend on the seed alone (a linear congruential generator). */
export function randomNumbers(from = seed): () => number {
  let state = from >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Runs work whose failure names the seed. */
export async function seeded<Result>(work: () => Promise<Result>, from = seed): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error) error.message += `\n\nReplay with NEWSLEDGER_SEED=${from}`;
    throw error;
  }
}
