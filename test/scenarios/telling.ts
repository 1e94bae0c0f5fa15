import { createDatabase } from '../support/database.js';
import { Newsroom, type CaseDoc } from './newsroom.js';
import type { Piece, Story } from './story.js';

/** How stories are told: in which order their pieces come, how many at once, and how many recorders there are. */
export interface Telling {
  /** Gives numbers in 0..1, the same ones each time that it is made. */
  readonly dice: () => number;
  /** Every how manieth permutation of each story; the n-th of those with fewer comes again. */
  readonly permutation?: number;
  readonly recorders: number;
}

/** Reproducible numbers in 0..1. */
export function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return state / 2 ** 32;
  };
}

/** The items in an order that the dice give. */
export function shuffled<T>(items: readonly T[], dice: () => number): T[] {
  return items
    .map((item) => [dice(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** The n-th permutation of the items, in the order of the factorial number system. */
export function permuted<T>(items: readonly T[], n: number): T[] {
  const left = [...items];
  const order: T[] = [];
  for (let rest = n; left.length > 0;) {
    const [next] = left.splice(rest % left.length, 1);
    rest = Math.floor(rest / (left.length + 1));
    order.push(next!);
  }
  return order;
}

/** Pieces of several stories in one row, each story's own in their order. */
function interleaved(rows: readonly (readonly Piece[])[], dice: () => number): Piece[] {
  const turns = shuffled(
    rows.flatMap((row, i) => row.map(() => i)),
    dice,
  );
  const left = rows.map((row) => [...row]);
  return turns.map((i) => left[i]!.shift()!);
}

/** The items in batches of one to six, as they stand. */
export function batchesOf<T>(pieces: readonly T[], dice: () => number): T[][] {
  const result: T[][] = [];
  for (let from = 0; from < pieces.length;) {
    const size = 1 + Math.floor(dice() * 6);
    result.push(pieces.slice(from, from + size));
    from += size;
  }
  return result;
}

/** Tells all the stories in one ledger, mixed up. */
export async function tellIn(newsroom: Newsroom, stories: readonly Story[], how: Omit<Telling, 'recorders'>) {
  const { dice, permutation } = how;
  await newsroom.register(stories.flatMap(({ organisations = [] }) => organisations));
  const inOrder = (pieces: Readonly<Record<string, Piece>>) =>
    permutation === undefined ? shuffled(Object.values(pieces), dice) : permuted(Object.values(pieces), permutation);
  const phase = async (of: (story: Story) => Readonly<Record<string, Piece>>) => {
    const rows = stories.map((story) => inOrder(of(story)));
    for (const batch of batchesOf(interleaved(rows, dice), dice)) await newsroom.deliver(batch);
  };
  await phase(({ given }) => given);
  for (const story of stories) await story.edit?.(newsroom.deskOf(story));
  await phase(({ afterwards = {} }) => afterwards);
}

/** Tells all the stories in a new ledger and returns the cases that readers have at the end. */
export async function tell(stories: readonly Story[], { recorders, ...how }: Telling): Promise<CaseDoc[]> {
  const database = await createDatabase();
  const newsroom = await Newsroom.open(database, recorders);
  try {
    await tellIn(newsroom, stories, how);
    return await newsroom.cases();
  } finally {
    await newsroom.close();
    await database.drop();
  }
}
