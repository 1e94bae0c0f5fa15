import { untilAborted, type Abortable } from './abort.js';

/** A task was not run, because an earlier one that shares a key with it has failed. */
export class EarlierFailed extends Error {
  override readonly name = 'EarlierFailed';
}

/** Why a task failed, and how many had been given by then: those that waited behind it. */
interface Failure {
  readonly cause: unknown;
  readonly given: number;
}

/**
 * Runs tasks side by side, but those that share a key one after the other, in the order in which they were given. Units on the same
 * streams so meet in this process instead of in version conflicts.
 */
export class InOrder {
  /** The last task of each key: it settles when all before it have ended, with their latest failure. */
  private readonly tails = new Map<string, Promise<Failure | undefined>>();
  private given = 0;

  /**
   * Settles as the task does, or at the signal while it waits. A task waits for every earlier one that shares a key, and waits only
   * backwards, so none can deadlock. Where one of them failed meanwhile it is not run and rejects with EarlierFailed, so that what
   * came later never overtakes; an independent task runs all the same, and its own failure is nobody else's.
   */
  run<T>(
    keys: readonly string[],
    task: () => Promise<T>,
    { independent = false, signal }: Abortable & { readonly independent?: boolean } = {},
  ): Promise<T> {
    const number = (this.given += 1);
    const earlier = keys.flatMap((key) => this.tails.get(key) ?? []);
    let failed: Failure | undefined;
    const turn = Promise.all(earlier).then((failures) => {
      // Whoever was given after a failure may be what is tried again, and does not fail for it.
      failed = independent ? undefined : failures.find((failure) => failure && failure.given >= number);
      if (failed) throw new EarlierFailed('an earlier task failed', { cause: failed.cause });
    });
    const done = untilAborted(turn, signal).then(task);
    const own = done.then(
      () => undefined,
      (cause: unknown) => (independent ? undefined : (failed ?? { cause, given: this.given })),
    );
    // One that left while it waited still stands between those before it and those behind.
    const tail = Promise.all([...earlier, own]).then(latest);
    for (const key of keys) this.tails.set(key, tail);
    void tail.then(() => {
      for (const key of keys) if (this.tails.get(key) === tail) this.tails.delete(key);
    });
    return done;
  }
}

function latest(failures: readonly (Failure | undefined)[]): Failure | undefined {
  return failures.reduce((last, failure) => ((failure?.given ?? 0) > (last?.given ?? 0) ? failure : last), undefined);
}
