import type { TestLedger } from './ledger.js';

/** A text of a function's definition, found once, and what stands there in the mutant. */
export type Mutation = readonly [text: string | RegExp, replacement: string];

/**
 * Takes a protection out of a function of this ledger, as it is after every migration, by small changes of its text.
 * Rejects where a text is not found exactly once: the protection has moved, and the mutant would prove nothing.
 */
export async function mutate(ledger: TestLedger, name: string, mutations: readonly Mutation[]): Promise<void> {
  const { rows } = await ledger.admin.query<{ definition: string }>(
    'select pg_get_functiondef($1::regproc) as definition',
    [name],
  );
  await ledger.admin.query(mutated(rows[0]!.definition, mutations));
}

/** Returns a text with these changes; throws where one of them does not fit exactly once. */
export function mutated(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((before, [found, replacement]) => {
    const parts = before.split(found);
    if (parts.length !== 2) throw new Error(`${String(found)} stands there ${parts.length - 1} times, not once`);
    return parts.join(replacement);
  }, text);
}
