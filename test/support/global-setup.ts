import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import Module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the teardown needs to end: kept on the global object because Jest loads the two files apart. */
export type SharedServers = { stop(): Promise<void> };

declare global {
  var newsledgerServers: SharedServers | undefined;
}

const prefix = 'newsledger-test-';

/**
 * Starts one Postgres and one Kafka for the whole run and migrates the database that every suite clones.
 * Tells the workers where they are by environment variables, which `database.ts` reads.
 */
export default async function globalSetup(): Promise<void> {
  resolveSources();
  const { startPostgres } = await import('../../apps/cli/src/servers/postgres.js');
  const { startKafka } = await import('../../apps/cli/src/servers/kafka.js');
  const { defaultCacheDir } = await import('../../apps/cli/src/servers/kafka-jars.js');
  const { claimFolder } = await import('../../apps/cli/src/up/supervision.js');
  const { migrate } = await import('../../libs/read-models/src/migrate.js');
  await endLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  // Postgres may run as another user, who must be able to pass through.
  chmodSync(dataDir, 0o711);
  const interrupted = new AbortController();
  const { signal } = interrupted;
  const claim = await claimFolder(dataDir);
  const hooks = (name: string) => ({ signal, spawned: (pid: number) => claim.started(name, pid) });
  const starting = Promise.allSettled([
    startPostgres({ dataDir: join(dataDir, 'postgres'), ...hooks('postgres') }),
    startKafka({ dataDir: join(dataDir, 'kafka'), cacheDir: defaultCacheDir(process.env), ...hooks('kafka') }),
  ]);
  const stop = async () => {
    interrupted.abort();
    for (const server of await starting) if (server.status === 'fulfilled') await server.value.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  globalThis.newsledgerServers = { stop };
  // Jest's teardown does not run when it is interrupted, and the servers do not end with their parent.
  const giveUp = () => void stop().then(() => process.exit(1));
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, giveUp);
  const [postgres, kafka] = await starting;
  try {
    if (postgres.status === 'rejected') throw postgres.reason;
    if (kafka.status === 'rejected') throw kafka.reason;
    await migrate(postgres.value.adminUrl);
    process.env.NEWSLEDGER_TEST_POSTGRES = postgres.value.url;
    process.env.NEWSLEDGER_TEST_POSTGRES_ADMIN = postgres.value.adminUrl;
    process.env.NEWSLEDGER_TEST_KAFKA = kafka.value.brokers;
  } catch (error) {
    // Jest runs no teardown after a setup that failed.
    await stop();
    throw error;
  }
}

/** A run that was killed has left its servers behind; its folder says which they are. */
async function endLeftovers(): Promise<void> {
  const { claimFolder } = await import('../../apps/cli/src/up/supervision.js');
  const { readSupervision } = await import('../../apps/cli/src/up/run-file.js');
  for (const left of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    const folder = join(tmpdir(), left);
    if (!readSupervision(folder)) continue;
    const claim = await claimFolder(folder).catch(() => undefined);
    if (claim) rmSync(folder, { recursive: true, force: true });
  }
}

type Resolver = (request: string, parent: { filename?: string } | undefined, ...rest: unknown[]) => string;

/**
 * Jest compiles this file and what it loads, but outside its own module system, where neither our aliases nor the
 * `.js` endings of TypeScript's imports lead anywhere.
 */
function resolveSources(): void {
  const loader = Module as unknown as { _resolveFilename: Resolver };
  const original = loader._resolveFilename;
  const root = join(import.meta.dirname, '..', '..');
  loader._resolveFilename = (request, parent, ...rest) => {
    const lib = /^@newsledger\/([^/]+)$/.exec(request)?.[1];
    if (lib) return join(root, 'libs', lib, 'src', 'index.ts');
    const fromSource = parent?.filename?.endsWith('.ts') && request.startsWith('.');
    return original(fromSource ? request.replace(/\.js$/, '.ts') : request, parent, ...rest);
  };
}
