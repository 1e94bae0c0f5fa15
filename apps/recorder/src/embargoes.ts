import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { dueEmbargoes } from '@newsledger/read-models';
import { Recording, type EmbargoedVersion, type PreparedDelivery } from '@newsledger/recording';
import type { Logger } from '@newsledger/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExtractionRefused } from './extraction-thread.js';
import { Connections } from './recorder.connections.js';

/** How long an hour may have passed before it is noticed. */
const pollMs = 1_000;
/** More that are due at once are lifted at the next look. */
const mostAtOnce = 1_000;

/** What is due at a moment; see `dueEmbargoes`. */
type Due = (now: Date) => Promise<readonly EmbargoedVersion[]>;

/**
 * Records embargoed versions of articles whose hour has come. What is due is found in the read models, so that nothing is forgotten by a
 * recorder that starts again; any number of recorders may lift the same version, which is recorded once.
 */
export class EmbargoLifter {
  constructor(
    private readonly recording: Pick<Recording, 'prepareLift' | 'record'>,
    private readonly due: Due,
    private readonly logger: Pick<Logger, 'info' | 'error'>,
  ) {}

  /** Lifts what is due and returns how many versions this recorder has lifted. Rejects where what is due cannot be found. */
  async liftDue(now: Date): Promise<number> {
    let lifted = 0;
    for (const version of await this.due(now)) {
      try {
        const prepared = await this.prepare(version);
        if (prepared && (await this.recording.record(prepared)) === 'recorded') lifted += 1;
      } catch (error) {
        // The others are due as well; this one is found again at the next look.
        this.logger.error({ err: error, ...version }, 'an embargo could not be lifted');
      }
    }
    if (lifted > 0) this.logger.info({ lifted }, 'embargoes lifted');
    return lifted;
  }

  private async prepare(version: EmbargoedVersion): Promise<PreparedDelivery | undefined> {
    try {
      return await this.recording.prepareLift(version);
    } catch (error) {
      if (!(error instanceof ExtractionRefused)) throw error;
      this.logger.error({ err: error, ...version }, 'an article cannot be read; it is shown without claims');
      return this.recording.prepareLift(version, { unread: true });
    }
  }
}

/** Lifts embargoes from the start of the service to its end. */
@Injectable()
export class Embargoes implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly connections: Connections,
    private readonly recording: Recording,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { pool, logger } = this.connections;
    const { signal } = this.stopping;
    const due: Due = (now) => dueEmbargoes(pool, { now, limit: mostAtOnce });
    const lifter = new EmbargoLifter(this.recording, due, logger);
    let isAway = false;
    while (!signal.aborted) {
      try {
        await lifter.liftDue(new Date());
        isAway = false;
      } catch (error) {
        if (!isAway) logger.warn({ err: error }, 'embargoes cannot be looked at');
        isAway = true;
      }
      await sleep(pollMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
