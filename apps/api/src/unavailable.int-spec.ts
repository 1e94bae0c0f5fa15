import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, createService, type ProblemBody } from '@newsledger/platform';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';

/** A way to the database that can be closed and opened. */
class Way {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  port = 0;

  constructor(private readonly target: URL) {}

  async open(): Promise<void> {
    this.server = createServer((client) => {
      const upstream = connect(Number(this.target.port), this.target.hostname);
      for (const socket of [client, upstream]) {
        this.sockets.add(socket);
        socket
          .on('error', () => socket.destroy())
          .on('close', () => [client, upstream].forEach((end) => end.destroy()));
      }
      client.pipe(upstream).pipe(client);
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as { port: number }).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server?.close();
    if (this.server) await once(this.server, 'close');
    this.server = undefined;
  }
}

let database: TestDatabase;
let way: Way;
let app: NestFastifyApplication;
let url: string;

beforeAll(async () => {
  database = await createDatabase();
  way = new Way(new URL(database.url));
  // A port that is ours, on which nothing listens for now.
  await way.open();
  await way.close();
  const address = new URL(database.url);
  address.hostname = '127.0.0.1';
  address.port = String(way.port);
  process.env.DATABASE_URL = address.href;
  const { AppModule } = await import('./app.module.js');
  app = await createService(AppModule, { name: 'api' }, createLogger('api', 'silent'));
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(async () => {
  await app.close();
  await way.close();
  await database.drop();
});

const paths = [
  '/v1/layoffs',
  '/v1/articles',
  '/v1/events',
  '/v1/status',
  '/v1/deliveries?source=s&id=1',
  '/health/ready',
];
const statuses = () => Promise.all(paths.map(async (path) => (await fetch(`${url}${path}`)).status));

describe('while the database is away', () => {
  it('starts, answers 503 with when to come back, and serves as soon as the database is there', async () => {
    const answer = await fetch(`${url}/v1/layoffs`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(((await answer.json()) as ProblemBody).type).toBe('urn:newsledger:problem:unavailable');
    expect(await statuses()).toEqual([503, 503, 503, 503, 503, 503]);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    await way.open();
    expect(await statuses()).toEqual([200, 200, 200, 200, 404, 200]);
  });

  it('says so when it goes away under the connections, and comes back', async () => {
    await way.close();
    expect(await statuses()).toEqual([503, 503, 503, 503, 503, 503]);
    await way.open();
    expect(await statuses()).toEqual([200, 200, 200, 200, 404, 200]);
  });
});
