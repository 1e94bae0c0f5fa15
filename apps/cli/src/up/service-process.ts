import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer, untilReady, type Exit, type StartHooks } from '../servers/server-process.js';

/** The services of an instance, in the order in which they are stopped: what takes in first, what answers last. */
export const serviceNames = ['intake', 'recorder', 'projector', 'api'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** A running service; `url` is where it says it listens. */
export type ServiceProcess = { url: string; pid: number; exited: Promise<Exit>; stop(graceMs: number): Promise<void> };

export type ServiceOptions = StartHooks & {
  name: ServiceName;
  /** What it is told by environment variables, which is all it knows. */
  env: NodeJS.ProcessEnv;
  logFile: string;
};

const readyWithinMs = 60_000;

/**
 * Megabytes. V8 takes what it is given before it tidies up; with a small nursery a service stays small and is no slower. The
 * recorder, whose batches are bounded, also has a bound on its heap; it is far above what the largest articles need.
 */
const memoryLimits = (name: ServiceName) => [
  '--max-semi-space-size=4',
  ...(name === 'recorder' ? ['--max-old-space-size=160'] : []),
];

/**
 * Starts a service as a process of its own and waits until it says over its channel that it listens.
 * Rejects with its last lines when it ends first or takes longer than a minute.
 */
export async function startService({ name, env, logFile, signal, spawned }: ServiceOptions): Promise<ServiceProcess> {
  let url: string | undefined;
  const server = await startServer({
    name,
    program: process.execPath,
    args: [...memoryLimits(name), serviceEntry(name)],
    logFile,
    env,
    spawned,
    onMessage: (message) => {
      if (isReady(message)) url = message.url;
    },
  });
  try {
    await untilReady(server, () => url !== undefined, readyWithinMs, signal);
  } catch (error) {
    await server.stop('SIGKILL', 0);
    throw error;
  }
  return {
    url: url ?? '',
    pid: server.pid,
    exited: server.exited,
    stop: async (graceMs) => {
      await server.stop('SIGTERM', graceMs);
    },
  };
}

/** Returns the built entry of a service. Throws, saying how to build, when there is none. */
export function serviceEntry(name: ServiceName): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    for (const built of [join(folder, name, 'src', 'main.js'), join(folder, 'dist', 'apps', name, 'src', 'main.js')]) {
      if (existsSync(built)) return built;
    }
  }
  throw new Error(`the ${name} is not built: run "npm run build"`);
}

function isReady(message: unknown): message is { type: 'ready'; url: string } {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';
}
