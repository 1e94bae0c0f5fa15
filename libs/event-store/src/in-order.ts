import { untilAborted } from './abort.js';

/** A task was not run, because an earlier one that shares a key with it has failed. */
export class EarlierFailed extends Error {
  override readonly name = 'EarlierFailed';
}

/**
 * Runs tasks side by side, but those that share a key one after the other, in the order in which they were given. Units on the same
 * streams so meet in this process instead of in version conflicts.
 */
export class InOrder {
  private readonly tails = new Map<string, Promise<unknown>>();

  /**
   * Settles as the task does, or at the signal while it waits. A task waits for every earlier one that shares a key, and waits only
   * backwards, so none can deadlock. Where an earlier one failed it is not run and rejects with EarlierFailed, so that what came
   * later never overtakes; an independent task runs all the same, and its own failure is nobody else's.
   */
  run<T>(
    keys: readonly string[],
    task: () => Promise<T>,
    { independent = false, signal }: { readonly independent?: boolean; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<T> {
    const earlier = keys.flatMap((key) => this.tails.get(key) ?? []);
    let waiting = true;
    const turn = Promise.allSettled(earlier).then((outcomes) => {
      waiting = false;
      const failed = independent ? undefined : outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw new EarlierFailed('an earlier task failed', { cause: failed.reason });
    });
    const done = untilAborted(turn, signal).then(task);
    const outcome = independent ? earlier : [...earlier, done];
    const tail = Promise.allSettled([...earlier, done]).then(() => Promise.all(outcome));
    for (const key of keys) this.tails.set(key, tail);
    const forget = () => {
      for (const key of keys) if (this.tails.get(key) === tail) this.tails.delete(key);
    };
    // Whoever is told of a failure may try again at once; one that left while it waited still stands before those behind.
    const ended = () => (waiting ? tail.then(forget, forget) : forget());
    done.then(ended, ended);
    tail.catch(() => undefined);
    return done;
  }
}
