/** Ends the servers of the run and removes their data. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.newsledgerServers?.stop();
}
