import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

const channel = 'ledger';
/** At most one notification in this time: notifying takes a lock over all databases of the server. */
const debounceMs = 5;

/**
 * Tells sleeping readers that the log has grown: those of this process by a callback, those of others by one debounced notification
 * after the commit, never inside it. Both are hints that may be lost; whoever waits polls behind them.
 */
export class WakeUp {
  private readonly sleepers = new Set<() => void>();
  private listener: PoolClient | undefined;
  private connecting: Promise<void> | undefined;
  private pending: NodeJS.Timeout | undefined;
  private notifying = false;
  private readonly closing = new AbortController();

  constructor(private readonly pool: Pool) {}

  /** To be called after a commit. Never waits and never fails. */
  appended(position: number): void {
    this.wake();
    if (this.pending !== undefined || this.closing.signal.aborted) return;
    this.pending = setTimeout(() => {
      // While one is on its way the next would queue for a connection; the timer tries again.
      this.pending = undefined;
      if (this.notifying) {
        this.appended(position);
        return;
      }
      this.notifying = true;
      void this.pool
        .query('select pg_notify($1, $2)', [channel, String(position)])
        .catch(() => undefined)
        .finally(() => (this.notifying = false));
    }, debounceMs);
  }

  /** Returns after a hint that the log has grown, after `ms`, or at the signal, whichever comes first. */
  async wait(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true || this.closing.signal.aborted) return;
    this.connecting ??= this.listen();
    const woken = new AbortController();
    const wake = () => woken.abort();
    const signals = [woken.signal, this.closing.signal, ...(signal ? [signal] : [])];
    this.sleepers.add(wake);
    await sleep(ms, undefined, { signal: AbortSignal.any(signals) }).catch(() => undefined);
    this.sleepers.delete(wake);
  }

  /** Wakes everyone and gives the connection back. */
  close(): void {
    this.closing.abort();
    clearTimeout(this.pending);
    this.drop();
  }

  private wake(): void {
    for (const wake of this.sleepers) wake();
  }

  /** Keeps a connection that listens; while there is none, polling alone wakes. */
  private async listen(): Promise<void> {
    try {
      const client = await this.pool.connect();
      this.listener = client;
      client.on('notification', () => this.wake());
      client.once('error', () => this.drop());
      client.once('end', () => this.drop());
      await client.query(`listen ${channel}`);
      if (this.closing.signal.aborted) this.drop();
    } catch {
      this.drop();
    }
  }

  private drop(): void {
    const client = this.listener;
    this.listener = undefined;
    client?.release(true);
    if (this.closing.signal.aborted) return;
    // Not at once: the server may be away for a while. The next wait after this tries again.
    setTimeout(() => (this.connecting = undefined), 1_000).unref();
  }
}
