import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

const channel = 'ledger';
/** At most one notification in this time: notifying takes a lock over all databases of the server, and each wakes every reader. */
const debounceMs = 6;
const reconnectMs = 1_000;

/**
 * Tells sleeping readers that the log has grown: those of this process by a callback, those of others by one debounced notification
 * after the commit, never inside it. Both are hints that may be lost; whoever waits polls behind them.
 */
export class WakeUp {
  private hints = 0;
  private readonly sleepers = new Set<() => void>();
  private readonly closing = new AbortController();
  private listening: Promise<void> | undefined;
  private pending: NodeJS.Timeout | undefined;
  private ownHints = 0;
  private notifiedAt = 0;

  constructor(private readonly pool: Pool) {}

  /** Counts the hints. Taken before a read and given to `wait`, it tells of those that came during the read. */
  get count(): number {
    return this.hints;
  }

  /** To be called after a commit. Never waits and never fails. */
  appended(): void {
    this.ownHints += 1;
    this.wake();
    this.schedule();
  }

  /** Returns at a hint that the log has grown since `count`, after `ms`, or at the signal, whichever comes first. */
  async wait(ms: number, count: number, signal?: AbortSignal): Promise<void> {
    this.listening ??= this.keepListening();
    if (this.hints !== count || signal?.aborted === true || this.closing.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const awake = () => {
        clearTimeout(timer);
        this.sleepers.delete(awake);
        signal?.removeEventListener('abort', awake);
        resolve();
      };
      const timer = setTimeout(awake, ms);
      this.sleepers.add(awake);
      signal?.addEventListener('abort', awake, { once: true });
    });
  }

  /** Wakes everyone and gives the connection back. */
  async close(): Promise<void> {
    clearTimeout(this.pending);
    this.closing.abort();
    this.wake();
    // A connection that is still being made is given back when it is there.
    await Promise.race([this.listening, sleep(reconnectMs, undefined, { ref: false })]);
  }

  private wake(): void {
    this.hints += 1;
    for (const awake of [...this.sleepers]) awake();
  }

  /** Notifies at once after a quiet time, so that a single event need not wait; the last of many is never left out. */
  private schedule(): void {
    if (this.pending !== undefined || this.closing.signal.aborted) return;
    const delay = Math.max(0, this.notifiedAt + debounceMs - performance.now());
    this.pending = setTimeout(() => void this.notify(), delay);
  }

  private async notify(): Promise<void> {
    this.notifiedAt = performance.now();
    const before = this.ownHints;
    await this.pool.query(`notify ${channel}`).catch(() => undefined);
    this.pending = undefined;
    // For what was appended while the notification was on its way.
    if (this.ownHints !== before) this.schedule();
  }

  /** Keeps a connection that listens; while there is none, polling alone wakes. */
  private async keepListening(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      await this.listen(signal).catch(() => undefined);
      await sleep(reconnectMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Resolves when the connection is lost, or at the signal. */
  private async listen(signal: AbortSignal): Promise<void> {
    const client = await this.pool.connect();
    try {
      const lost = new Promise<void>((resolve) => {
        const end = () => resolve();
        client.once('error', end);
        client.once('end', end);
        if (signal.aborted) end();
        else signal.addEventListener('abort', end, { once: true });
      });
      client.on('notification', () => this.wake());
      await client.query(`listen ${channel}`);
      // For what was appended while nobody listened.
      this.wake();
      await lost;
    } finally {
      client.release(true);
    }
  }
}
