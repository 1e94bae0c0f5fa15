import type { KafkaLog } from './config.js';
import { toError } from './errors.js';

export interface Backoff {
  readonly initialMs: number;
  readonly maxMs: number;
}

export interface GateOptions {
  readonly backoff: Backoff;
  /** Whether work is likely to succeed again; a failing answer counts as no. */
  readonly ready: () => Promise<boolean>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly log: KafkaLog;
}

/**
 * Stops the flow of records while whoever handles them cannot: closes on the first record to be retried, asks from time to time
 * whether work can go on, and opens again. The pauses grow until something has been handled.
 */
export class Gate {
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private shut = false;
  private stopped = false;

  constructor(private readonly options: GateOptions) {}

  get closed(): boolean {
    return this.shut;
  }

  /** `attempt`: how often the records that could not be handled have been tried. */
  close(attempt: number): void {
    if (this.shut) return;
    this.shut = true;
    // Success elsewhere ends a row of failures, but not for records that fail again and again.
    this.failures = Math.max(this.failures + 1, Math.min(attempt, 3));
    const level = this.failures > 1 ? 'warn' : 'debug';
    this.options.log(level, 'pausing: records could not be handled', { failures: this.failures });
    this.options.pause();
    this.probeLater();
  }

  /** To be told whenever records were handled. */
  succeeded(): void {
    if (!this.shut) this.failures = 0;
  }

  /** Pauses once more where a closed gate meets a new consumer, which knows nothing of it. */
  reapply(): void {
    if (this.shut) this.options.pause();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private probeLater(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.probe(), pauseMs(this.options.backoff, this.failures));
  }

  private async probe(): Promise<void> {
    try {
      if (await this.options.ready()) {
        this.shut = false;
        this.options.log(this.failures > 1 ? 'info' : 'debug', 'resuming', { failures: this.failures });
        this.options.resume();
        return;
      }
    } catch (error) {
      this.options.log('debug', 'still paused', { reason: toError(error).message });
    }
    this.failures++;
    this.probeLater();
  }
}

/**
 * Returns how long to wait after the given number of failures: next to nothing after the first, which a conflict between two writers
 * explains as well as an outage does; then doubling up to the bound, spread by up to a fifth.
 */
export function pauseMs({ initialMs, maxMs }: Backoff, failures: number): number {
  if (failures <= 1) return initialMs / 20;
  const doubled = initialMs * 2 ** Math.min(failures - 2, 20);
  return Math.min(doubled, maxMs) * (0.8 + Math.random() * 0.2);
}
