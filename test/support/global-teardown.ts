import { rmSync } from 'node:fs';

/** Ends the servers of the run and removes their data. */
export default async function globalTeardown(): Promise<void> {
  const servers = globalThis.newsledgerServers;
  if (!servers) return;
  await servers.stop();
  rmSync(servers.dataDir, { recursive: true, force: true });
}
