import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { isTransient } from './errors.js';
import type { EventStore } from './event-store.js';
import { Follower } from './follower.js';
import { liveGeneration, type Generation } from './generation.js';
import type { Projection } from './projection.js';
import { rebuildProjection, RebuildRefused } from './rebuild-projection.js';
import { replayReleased } from './release.js';
import { releaseLease, subscriptions, takeLease, type Lease } from './subscription.js';

export interface ProjectionProgress {
  readonly name: string;
  /** The generation that is spoken of: the live one, or with `rebuilding` the one that will be. 0 as long as that is not known. */
  readonly generation: number;
  /**
   * `waiting`: another owner has the lease; `rebuilding`: the live rows are of an older version, and those of this one are being built;
   * `superseded`: they are of a newer one, which only newer code can keep; `unavailable`: the database cannot be reached.
   */
  readonly state: 'live' | 'behind' | 'waiting' | 'rebuilding' | 'superseded' | 'stopped' | 'unavailable';
  readonly position: number;
  /** The last position of the log. */
  readonly head: number;
  /** Events that it is behind the log. */
  readonly lag: number;
  /** The age of the first event that it has not folded yet; 0 when there is none. */
  readonly lagSeconds: number;
  /** When the last event that was folded had been recorded. */
  readonly recordedAt?: string;
  readonly parked: number;
  readonly reason?: string;
}

export interface RunProjectionOptions {
  readonly signal: AbortSignal;
  /** How often to look for events when no notification comes; 500 ms unless set. */
  readonly pollMs?: number;
  /** Events in a page while the projection keeps up; 500 unless set. Ten times as many while it is behind. */
  readonly pageSize?: number;
  /** After this time without a sign of life another process may take over; 10 s unless set. */
  readonly leaseMs?: number;
  readonly onProgress?: (progress: ProjectionProgress) => void;
}

/**
 * Keeps the live generation of a projection up to date until the signal, holding its lease or waiting for it, and follows when another
 * generation becomes the live one. Rows and checkpoint are stored in one statement, under the epoch of the lease. Where the projection
 * is newer than the live rows, it rebuilds them first. Resolves at the signal; rejects only with what neither time nor another attempt
 * can mend, such as a table that is missing.
 */
export async function runProjection<Row extends object>(
  store: EventStore,
  projection: Projection<Row>,
  options: RunProjectionOptions,
): Promise<void> {
  await new ProjectionRun(store, projection, options).run();
}

class ProjectionRun<Row extends object> {
  private readonly owner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  private readonly options: Required<RunProjectionOptions>;
  private lease: Lease | undefined;
  private follower: Follower<Row> | undefined;
  private buildStopped = false;

  constructor(
    private readonly store: EventStore,
    private readonly projection: Projection<Row>,
    options: RunProjectionOptions,
  ) {
    this.options = { pollMs: 500, pageSize: 500, leaseMs: 10_000, onProgress: () => undefined, ...options };
  }

  async run(): Promise<void> {
    try {
      await this.takeTurns();
    } finally {
      if (this.lease) await releaseLease(this.store.pool, this.lease).catch(() => undefined);
    }
  }

  private async takeTurns(): Promise<void> {
    const { signal, leaseMs } = this.options;
    let failures = 0;
    while (!signal.aborted) {
      let follower: Follower<Row> | undefined;
      try {
        follower = await this.take();
        if (follower) await this.keep(follower);
        else await this.pause(leaseMs / 4);
        failures = 0;
      } catch (error) {
        // The table of a generation that is live no more is dropped sooner or later.
        if (!isTransient(error) && (await this.hasMovedOn())) continue;
        if (!isTransient(error)) throw error;
        // Those before it stored something were overcome.
        failures = follower && follower.position > follower.lease.position ? 1 : failures + 1;
        this.report('unavailable', { reason: (error as Error).message });
        await this.pause(Math.min(100 * 2 ** failures, 5_000));
      }
    }
  }

  /** Returns a follower of the live generation where it is ours to keep. */
  private async take(): Promise<Follower<Row> | undefined> {
    const { pool } = this.store;
    const live = await liveGeneration(pool, this.projection);
    if (live.version < this.projection.version) return this.rebuild(live);
    const isNewer = live.version > this.projection.version;
    this.lease = isNewer ? undefined : await takeLease(pool, live, this.owner, this.options.leaseMs);
    if (isNewer) this.report('superseded', { reason: `the live rows are of version ${live.version}` });
    else if (!this.lease) this.report('waiting');
    else if (this.lease.state === 'stopped') this.report('stopped', { reason: this.lease.reason ?? '' });
    if (this.lease?.state !== 'running') return undefined;
    return (this.follower = await Follower.of(this.store, this.projection, this.lease, this.options.leaseMs));
  }

  /** Builds the rows of this version; another may be at it. What an event has stopped stays so until somebody resumes it. */
  private async rebuild(live: Generation): Promise<undefined> {
    const { signal, leaseMs } = this.options;
    const { name, version } = this.projection;
    const stopped = this.buildStopped
      ? (await subscriptions(this.store.pool, name)).find((one) => one.version === version && one.state === 'stopped')
      : undefined;
    if (stopped) {
      const { generation, position, lag, reason } = stopped;
      this.report('stopped', { generation, position, head: position + lag, lag, reason: reason ?? '' });
      return;
    }
    const reason = `the live rows are of version ${live.version}`;
    try {
      await rebuildProjection(this.store, this.projection, {
        ...{ signal, leaseMs },
        onProgress: ({ generation, position, head }) =>
          this.report('rebuilding', { generation, position, head, lag: head - position, reason }),
      });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RebuildRefused)) throw error;
      this.buildStopped = error.why === 'stopped';
      this.report(this.buildStopped ? 'stopped' : 'waiting', { reason: error.message });
    }
  }

  /** Folds page after page until the signal, or until the lease is lost or the projection stops. */
  private async keep(follower: Follower<Row>): Promise<void> {
    const { signal, pollMs, pageSize } = this.options;
    let limit = pageSize;
    while (!signal.aborted) {
      if (!(await replayReleased(this.store, this.projection, follower))) return;
      if (!(await follower.step(limit, pageSize * 10))) return;
      limit = follower.isBehind ? pageSize * 10 : pageSize;
      if (!follower.isBehind && !(await follower.settle())) return;
      this.report(follower.isBehind ? 'behind' : 'live');
      if (follower.isBehind) continue;
      if (!(await follower.renew())) return;
      await this.store.waitForEvents(pollMs, follower.hints, signal);
    }
    await follower.settle();
  }

  /** Returns whether another generation than the one held has become the live one. */
  private async hasMovedOn(): Promise<boolean> {
    if (!this.lease) return false;
    // Where it cannot be told, what went wrong before is what is to be known.
    const live = await liveGeneration(this.store.pool, this.projection).catch(() => undefined);
    return live !== undefined && live.generation !== this.lease.generation;
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.options.signal }).catch(() => undefined);
  }

  private report(state: ProjectionProgress['state'], more: Partial<ProjectionProgress> = {}): void {
    const { position = 0, head = 0, lagSeconds = 0, recordedAt, parked, lease } = this.follower ?? {};
    this.options.onProgress({
      ...{ name: this.projection.name, generation: lease?.generation ?? 0, state, position, head, lagSeconds },
      ...{ lag: Math.max(head - position, 0), parked: parked?.size ?? 0 },
      ...(recordedAt !== undefined && { recordedAt }),
      ...more,
    });
  }
}
