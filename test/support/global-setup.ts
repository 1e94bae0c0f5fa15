import { chmodSync, mkdtempSync } from 'node:fs';
import Module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the teardown needs to end: kept on the global object because Jest loads the two files apart. */
export type SharedServers = { dataDir: string; stop(): Promise<void> };

declare global {
  var newsledgerServers: SharedServers | undefined;
}

/**
 * Starts one Postgres and one Kafka for the whole run and migrates the database that every suite clones.
 * Tells the workers where they are by environment variables, which `database.ts` reads.
 */
export default async function globalSetup(): Promise<void> {
  resolveSources();
  const { startPostgres } = await import('../../apps/cli/src/servers/postgres.js');
  const { startKafka } = await import('../../apps/cli/src/servers/kafka.js');
  const { defaultCacheDir } = await import('../../apps/cli/src/servers/kafka-jars.js');
  const { migrate } = await import('../../libs/read-models/src/migrate.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'newsledger-test-'));
  // Postgres may run as another user, who must be able to pass through.
  chmodSync(dataDir, 0o711);
  const started = await Promise.allSettled([
    startPostgres({ dataDir: join(dataDir, 'postgres') }),
    startKafka({ dataDir: join(dataDir, 'kafka'), cacheDir: defaultCacheDir(process.env) }),
  ]);
  const stop = async () => {
    for (const server of started) if (server.status === 'fulfilled') await server.value.stop();
  };
  globalThis.newsledgerServers = { dataDir, stop };
  const [postgres, kafka] = started;
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
