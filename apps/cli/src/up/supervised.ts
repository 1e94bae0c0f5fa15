import { setTimeout as sleep } from 'node:timers/promises';
import { describeExit, type Exit, type StartHooks } from '../servers/server-process.js';
import { formatSeconds } from './steps.js';
import type { Claim } from './supervision.js';

/** A process as it runs now. */
export type Running = { pid: number; exited: Promise<Exit>; stop(graceMs: number): Promise<void> };

const firstDelayMs = 250;
const longestDelayMs = 10_000;
/** Who has lived this long is started again without delay if it dies. */
const provenAfterMs = 30_000;

/**
 * A process that is kept running: when it ends without having been told to, it is started again in the same way (same
 * port, same data), after a delay that doubles with every death up to ten seconds.
 */
export class Supervised<T extends Running> {
  private running: T | undefined;
  private starting: Promise<unknown> = Promise.resolve();
  private watching: Promise<void> = Promise.resolve();
  private readonly stopped = new AbortController();

  constructor(
    readonly name: string,
    private readonly startOnce: (hooks: Required<StartHooks>) => Promise<T>,
    private readonly claim: Claim,
    private readonly say: (line: string) => void,
  ) {}

  /** Starts it for the first time. Rejects if it does not come up: a first start that fails is not tried again. */
  async start(): Promise<T> {
    const running = await this.launch();
    this.watching = this.watch(running);
    return running;
  }

  /** Ends it for good: politely, and by force after `graceMs`. Never rejects. */
  async stop(graceMs: number): Promise<void> {
    this.stopped.abort();
    await this.starting;
    await this.running?.stop(graceMs);
    await this.watching;
  }

  /** Ends it at once. */
  kill(): void {
    this.stopped.abort();
    void this.running?.stop(0);
  }

  private async launch(): Promise<T> {
    const { signal } = this.stopped;
    let pid: number | undefined;
    const spawned = (value: number) => {
      pid = value;
      this.claim.started(this.name, value);
    };
    const starting = this.startOnce({ signal, spawned });
    this.starting = starting.catch(() => undefined);
    try {
      this.running = await starting;
    } catch (error) {
      if (pid !== undefined) this.claim.ended(pid);
      throw error;
    }
    // A stop that came in the last moment of the start found nothing to end.
    if (signal.aborted) await this.running.stop(1_000);
    return this.running;
  }

  private async watch(first: T): Promise<void> {
    let running = first;
    let delay = firstDelayMs;
    let since = Date.now();
    for (;;) {
      const exit = await running.exited;
      this.claim.ended(running.pid);
      this.running = undefined;
      if (this.stopped.signal.aborted) return;
      if (Date.now() - since > provenAfterMs) delay = firstDelayMs;
      this.say(`${this.name} ended (${describeExit(exit)}); starting it again in ${formatSeconds(delay)}`);
      const again = await this.relaunch(delay);
      if (!again) return;
      [running, delay, since] = [again.running, again.delay, Date.now()];
    }
  }

  private async relaunch(firstDelay: number): Promise<{ running: T; delay: number } | undefined> {
    let delay = firstDelay;
    for (;;) {
      await sleep(delay, undefined, { signal: this.stopped.signal }).catch(() => undefined);
      if (this.stopped.signal.aborted) return undefined;
      delay = Math.min(delay * 2, longestDelayMs);
      const began = Date.now();
      try {
        const running = await this.launch();
        this.say(`${this.name} is back (process ${running.pid}, ${formatSeconds(Date.now() - began)})`);
        return { running, delay };
      } catch (error) {
        const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
        this.say(`${this.name} did not come up: ${reason}; trying again in ${formatSeconds(delay)}`);
      }
    }
  }
}
