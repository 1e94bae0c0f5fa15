import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { isLockTimeout, isRefusal } from './errors.js';
import type { EventStore } from './event-store.js';
import { Follower } from './follower.js';
import {
  beginGeneration,
  dropSuperseded,
  indexGeneration,
  liveGeneration,
  switchGeneration,
  type Generation,
} from './generation.js';
import type { Projection } from './projection.js';
import { releaseLease, renewLease, subscriptions, takeLease, type Lease } from './subscription.js';

export interface RebuildProgress {
  readonly name: string;
  readonly generation: number;
  /** `switching`: complete, and waiting for its moment between those who read the older one; `live`: it is what readers see. */
  readonly state: 'building' | 'indexing' | 'switching' | 'live';
  readonly position: number;
  readonly head: number;
  /** Folded a second since this call began. */
  readonly eventsPerSecond: number;
}

export interface RebuildOptions {
  /** Pauses: what was folded stays, and the next call goes on from there. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Events in a page; 5,000 unless set. Rows are the same bytes whatever it is. */
  readonly pageSize?: number;
  /** After this time without a sign of life another process may take over; 10 s unless set. */
  readonly leaseMs?: number;
}

/** A rebuild that cannot be done now: another is under way, newer code runs the projection, an event of the log stops it, or the live rows are of events that are not there. */
export class RebuildRefused extends Error {
  override readonly name = 'RebuildRefused';

  constructor(
    readonly why: 'under-way' | 'superseded' | 'stopped' | 'beyond-log',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Folds the log from its first event into a new generation, beside the one that readers see and while that is kept, then makes it the
 * live one at once and drops the older. Goes on from its checkpoint where a call before was paused or killed. Returns the last progress.
 * Rejects with the signal's reason, with RebuildRefused, or with what `pg` throws; calling again goes on.
 */
export async function rebuildProjection<Row extends object>(
  store: EventStore,
  projection: Projection<Row>,
  options: RebuildOptions = {},
): Promise<RebuildProgress> {
  const { name, version } = projection;
  const { pool } = store;
  const live = await liveGeneration(pool, projection);
  if (live.version > version) {
    const message = `${name} is live in version ${live.version}, which is newer than version ${version} of this program`;
    throw new RebuildRefused('superseded', message);
  }
  await dropSuperseded(pool, projection);
  const { leaseMs = 10_000, pageSize = 5_000, onProgress = () => undefined, signal } = options;
  const lease = await takeOver(pool, await beginGeneration(pool, projection), leaseMs, signal);
  try {
    const follower = await Follower.of(store, projection, lease, leaseMs);
    const build = new Build(store, follower, { pageSize, leaseMs, onProgress, signal });
    await build.fill().finally(() => follower.settle());
    await build.index();
    await build.goLive();
    await dropSuperseded(pool, projection);
    return build.report('live');
  } finally {
    await releaseLease(pool, lease).catch(() => undefined);
  }
}

/** Takes the lease of whoever was killed, when it ends; one that is renewed meanwhile has a holder who is alive. */
async function takeOver(pool: Pool, generation: Generation, leaseMs: number, signal?: AbortSignal): Promise<Lease> {
  const owner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const { name } = generation;
  let seen: string | null | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const lease = await takeLease(pool, generation, owner, leaseMs);
    if (lease) return lease;
    const held = (await subscriptions(pool, name)).find((one) => one.generation === generation.generation);
    if (!held || held.live || (seen !== undefined && held.leaseUntil !== seen)) {
      const message = `a rebuild of ${name} is under way: ${held?.owner ?? 'another'} is at ${held?.position ?? 'its end'}`;
      throw new RebuildRefused('under-way', message);
    }
    seen = held.leaseUntil;
    await sleep(200);
  }
}

class Build<Row extends object> {
  private readonly startedAt = performance.now();
  private readonly startedFrom: number;

  constructor(
    private readonly store: EventStore,
    private readonly follower: Follower<Row>,
    private readonly options: Required<Pick<RebuildOptions, 'pageSize' | 'leaseMs' | 'onProgress'>> & {
      readonly signal: AbortSignal | undefined;
    },
  ) {
    this.startedFrom = follower.position;
  }

  /** Folds page after page until it has come to the head. */
  async fill(): Promise<void> {
    do {
      this.options.signal?.throwIfAborted();
      await this.step();
      this.report('building');
    } while (this.follower.isBehind);
    await this.settle();
  }

  /** Makes the indexes, which may take long. */
  async index(): Promise<void> {
    this.options.signal?.throwIfAborted();
    this.report('indexing');
    const { leaseMs } = this.options;
    const { lease } = this.follower;
    const renew = () => void renewLease(this.store.pool, lease, leaseMs).catch(() => undefined);
    const renewing = setInterval(renew, leaseMs / 3);
    await indexGeneration(this.store.pool, lease, this.options.signal).finally(() => clearInterval(renewing));
  }

  /** Tries again and again, ever more patiently, as whoever waits for the view makes others wait behind it. */
  async goLive(): Promise<void> {
    for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, 2_000)) {
      this.options.signal?.throwIfAborted();
      this.report('switching');
      try {
        await switchGeneration(this.store.pool, this.follower.lease, (position) => this.reach(position));
        return;
      } catch (error) {
        if (isRefusal(error)) throw new RebuildRefused('under-way', error.message);
        if (!isLockTimeout(error)) throw error;
      }
      await sleep(pauseMs * (0.5 + Math.random()), undefined, {
        ...(this.options.signal && { signal: this.options.signal }),
      });
      if (!(await this.follower.renew())) this.over();
      await this.fill();
    }
  }

  report(state: RebuildProgress['state']): RebuildProgress {
    const { lease, position, head } = this.follower;
    const seconds = (performance.now() - this.startedAt) / 1_000;
    const eventsPerSecond = Math.round((position - this.startedFrom) / seconds);
    const progress = { name: lease.name, generation: lease.generation, state, position, head, eventsPerSecond };
    this.options.onProgress(progress);
    return progress;
  }

  private async reach(position: number): Promise<void> {
    while (this.follower.position < position) {
      const { position: before } = this.follower;
      await this.step();
      await this.settle();
      const { lease, position: after, head, isBehind } = this.follower;
      if (after > before || isBehind) continue;
      const message = `${lease.name} is live at position ${position}, beyond the log, which ends at ${head}`;
      throw new RebuildRefused('beyond-log', message);
    }
  }

  private async step(): Promise<void> {
    if (!(await this.follower.step(this.options.pageSize))) this.over();
  }

  private async settle(): Promise<void> {
    if (!(await this.follower.settle())) this.over();
  }

  private over(): never {
    const { stopped, lease } = this.follower;
    if (stopped !== undefined) throw new RebuildRefused('stopped', stopped);
    throw new RebuildRefused('under-way', `the rebuild of ${lease.name} was taken over by another`);
  }
}
