import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { runProjection, type EventStore, type StreamWrite } from '@newsledger/event-store';
import { createLogger, createService, type ProblemBody } from '@newsledger/platform';
import { projections, type StatusView } from '@newsledger/read-models';
import { randomUUID } from 'node:crypto';
import { createLedger, unitOf, type TestLedger } from './ledger.js';
import type { SampleArticle } from './sample-article.js';
import { until } from './until.js';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  /** What was sent as JSON, taken for what the test says it is; undefined where it was something else. */
  readonly body: Body;
  readonly text: string;
}

/** A ledger with its projections running and the API in front of it, all in this process, on a database of their own. */
export class ReadSide {
  private readonly stopping = new AbortController();
  private running: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly ledger: TestLedger,
    readonly store: EventStore,
    readonly app: NestFastifyApplication,
    readonly url: string,
  ) {}

  static async start(): Promise<ReadSide> {
    const ledger = await createLedger();
    process.env.DATABASE_URL = ledger.database.url;
    const { AppModule } = await import('../../apps/api/src/app.module.js');
    const app = await createService(AppModule, { name: 'api' }, createLogger('api', 'error'));
    await app.listen(0, '127.0.0.1');
    const side = new ReadSide(ledger, ledger.openStore(), app, await app.getUrl());
    side.project();
    return side;
  }

  /** Appends one unit, as one delivery causes it, and returns its last position once every read model has it. */
  async record(
    writes: readonly StreamWrite[],
    more: { articles?: readonly SampleArticle[]; secrets?: { ref: string; value: string }[]; id?: string } = {},
  ): Promise<number> {
    const delivery = { source: 'https://scraper.example', id: more.id ?? randomUUID() };
    const contents = (more.articles ?? []).map((article) => article.content);
    const metadata = { actor: 'test', delivery };
    const verdict = await this.store.append(unitOf(writes, { metadata, contents, secrets: more.secrets ?? [] }));
    if (verdict.verdict !== 'appended') throw new Error(`the unit was not appended: ${JSON.stringify(verdict)}`);
    await this.untilRead(verdict.lastPosition!);
    return verdict.lastPosition!;
  }

  async untilRead(position: number): Promise<void> {
    await until(async () => {
      const { body } = await this.get<StatusView>('/v1/status');
      return body.projections.every((model) => model.position >= position);
    });
  }

  async get<Body = ProblemBody>(path: string, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    const response = await fetch(`${this.url}${path}`, { headers });
    const text = await response.text();
    const isJson = /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '');
    const body = (isJson && text !== '' ? JSON.parse(text) : undefined) as Body;
    return { status: response.status, headers: response.headers, text, body };
  }

  /** Lets no projection go on, so that what is read stays as it is. */
  async pauseProjections(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  async stop(): Promise<void> {
    await this.pauseProjections();
    await this.app.close();
    await this.ledger.close();
  }

  private project(): void {
    const { signal } = this.stopping;
    this.running = Promise.all(projections.map((one) => runProjection(this.store, one, { signal, pollMs: 50 })));
  }
}
