import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { EventStore, openPool, runProjection, type Projection, type ProjectionProgress } from '@newsledger/event-store';
import { createLogger, DatabaseSettings, Health, HttpSettings, loadConfig } from '@newsledger/platform';
import { eventTypes } from '@newsledger/newsroom';
import { projections } from '@newsledger/read-models';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long to wait before a projection that failed for good is tried again: its table may have been missing. */
const restartAfterMs = 5_000;

/** A read model that is further behind is not fit to be read; one that is a little behind is at work. */
const maxLag = 10_000;

/** Every projection says how it is doing several times in this time, whatever it waits for. */
const silentAfterMs = 60_000;

/** Runs every projection until the application stops, and says how each is doing. */
@Injectable()
export class Projector implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = createLogger('projector', loadConfig(HttpSettings).LOG_LEVEL);
  private readonly stopping = new AbortController();
  private readonly progress = new Map<string, ProjectionProgress>();
  private readonly heardAt = new Map<string, number>();
  private readonly pool = openPool({
    connectionString: loadConfig(DatabaseSettings).DATABASE_URL,
    applicationName: 'newsledger.projector',
    role: 'newsledger_app',
    // Each reads ahead while it stores; one more listens, and a rebuild holds one for its switch.
    max: projections.length * 2 + 2,
    onError: (error) => this.logger.warn({ err: error }, 'a database connection was lost'),
  });
  private readonly store = new EventStore(this.pool, { events: eventTypes });
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly health: Health) {}

  onModuleInit(): void {
    for (const { name } of projections) this.health.add('ready', name, () => this.unwell(name));
    this.health.add('live', 'projections', () => this.silent());
    this.running = Promise.all(projections.map((projection) => this.keep(projection)));
  }

  /** Lets every projection store the page at hand and gives the leases back. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.store.close();
    await this.pool.end();
  }

  /** One that fails is tried again and again: the others must not fail with it, and an operator may mend what is wrong. */
  private async keep(projection: Projection): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await runProjection(this.store, projection, { signal, onProgress: (progress) => this.note(progress) });
      } catch (error) {
        this.logger.error({ err: error, projection: projection.name }, 'a projection failed');
        const reason = error instanceof Error ? error.message : String(error);
        const { name } = projection;
        const unknown = { generation: 0, position: 0, head: 0, lag: 0, lagSeconds: 0, parked: 0 };
        this.note({ ...unknown, ...this.progress.get(name), name, state: 'stopped', reason });
        await sleep(restartAfterMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private note(progress: ProjectionProgress): void {
    const before = this.progress.get(progress.name);
    this.progress.set(progress.name, progress);
    this.heardAt.set(progress.name, Date.now());
    const { name, state, position, parked, reason } = progress;
    const isNews = before?.state !== state && (state === 'stopped' || state === 'unavailable');
    if (isNews) this.logger.warn({ projection: name, position, reason }, `a projection is ${state}`);
    if (parked > (before?.parked ?? 0)) this.logger.warn({ projection: name, position, parked }, 'a stream was parked');
  }

  /** `waiting` is well: another process keeps the read model. So is `superseded`, when newer programs take over from older ones. */
  private unwell(name: string): string | undefined {
    const progress = this.progress.get(name);
    if (!progress) return 'has not begun';
    const { state, lag, reason } = progress;
    if (state === 'stopped' || state === 'unavailable') return `${state}: ${reason ?? 'for a reason unknown'}`;
    return lag > maxLag ? `${lag} events behind` : undefined;
  }

  private silent(): string | undefined {
    const silent = [...this.heardAt].filter(([, at]) => Date.now() - at > silentAfterMs).map(([name]) => name);
    return silent.length > 0 ? `no sign of life from ${silent.join(', ')}` : undefined;
  }
}
