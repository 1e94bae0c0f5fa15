/** A task was not run, because an earlier one that shares a key with it has failed. */
export class EarlierFailed extends Error {
  override readonly name = 'EarlierFailed';
}

/**
 * Runs tasks side by side, but those that share a key one after the other, in the order in which they were given. Deliveries of one
 * article, and claims about one organisation, so meet in this process instead of in version conflicts.
 */
export class InOrder {
  private readonly tails = new Map<string, Promise<unknown>>();

  /**
   * Settles as the task does. A task waits for every earlier one that shares a key, and waits only backwards, so none can deadlock.
   * Where an earlier one failed, the task is not run and rejects with `EarlierFailed`: a later version never overtakes an earlier one.
   */
  run<T>(keys: readonly string[], task: () => Promise<T>): Promise<T> {
    const earlier = keys.flatMap((key) => this.tails.get(key) ?? []);
    const done = Promise.all(earlier).then(task, (cause: unknown) => {
      throw new EarlierFailed('an earlier task failed', { cause });
    });
    for (const key of keys) this.tails.set(key, done);
    const forget = () => {
      for (const key of keys) if (this.tails.get(key) === done) this.tails.delete(key);
    };
    done.then(forget, forget);
    return done;
  }
}
