import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from './folder-lock.js';
import { end, identify, isRunning } from './process-identity.js';
import {
  readSupervision,
  removeRunFiles,
  writeRunInfo,
  writeSupervision,
  type KnownProcess,
  type RunInfo,
  type Supervision,
} from './run-file.js';

/** A data folder can have one supervisor; the message says who it is. */
export class AlreadyRunning extends Error {}

/** What a supervisor has taken over: its data folder, with a record of every process that it starts. */
export type Claim = {
  /** Names of what a killed supervisor had left behind and this one has ended. */
  leftBehind: string[];
  started(name: string, pid: number): void;
  ended(pid: number): void;
  /** Tells other commands where the instance is, and keeps its list of processes true from now on. */
  publish(info: Omit<RunInfo, 'processes'>): RunInfo;
  /** Gives the folder back. */
  release(): void;
};

/**
 * Takes a data folder for this process. Ends, and names, what a supervisor that was killed has left running there.
 * Throws `AlreadyRunning` when a living supervisor has the folder.
 */
export async function claimFolder(dataDir: string): Promise<Claim> {
  if (existsSync(dataDir) && !statSync(dataDir).isDirectory())
    throw new Error(`--data ${dataDir} is a file, not a folder`);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  // Root's Postgres runs as another user, who must be able to pass through; what is private is closed below.
  if (process.getuid?.() === 0) chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  const unlock = lock(join(dataDir, 'claim.lock'));
  if (!unlock) throw new AlreadyRunning(`another start is under way on ${dataDir}`);
  try {
    const before = readSupervision(dataDir);
    refuseSecond(before, dataDir);
    const supervision: Supervision = {
      supervisor: known('supervisor', process.pid),
      processes: before?.processes ?? [],
    };
    removeRunFiles(dataDir);
    writeSupervision(dataDir, supervision);
    const leftBehind = await endAll(supervision.processes);
    return claim(dataDir, supervision.supervisor, leftBehind);
  } finally {
    unlock();
  }
}

function claim(dataDir: string, supervisor: KnownProcess, leftBehind: string[]): Claim {
  let processes: KnownProcess[] = [];
  let published: Omit<RunInfo, 'processes'> | undefined;
  const save = () => {
    writeSupervision(dataDir, { supervisor, processes });
    if (published) writeRunInfo(dataDir, withProcesses(published, processes));
  };
  save();
  const note = (next: KnownProcess[]) => {
    processes = next;
    try {
      save();
    } catch {
      // A full disk or a folder that someone removed must not keep anything from being restarted or stopped.
    }
  };
  return {
    leftBehind,
    started: (name, pid) => note([...processes, known(name, pid)]),
    ended: (pid) => note(processes.filter((entry) => entry.pid !== pid)),
    publish: (info) => {
      published = info;
      save();
      return withProcesses(info, processes);
    },
    release: () => removeRunFiles(dataDir),
  };
}

function withProcesses(info: Omit<RunInfo, 'processes'>, processes: KnownProcess[]): RunInfo {
  return { ...info, processes: processes.map(({ name, pid }) => ({ name, pid })) };
}

function refuseSecond(supervision: Supervision | undefined, dataDir: string): void {
  if (!supervision) return;
  const { pid, identity } = supervision.supervisor;
  if (!isRunning(pid, identity)) return;
  throw new AlreadyRunning(`Newsledger already runs on ${dataDir} (process ${pid}); stop it or choose another --data`);
}

/** Services first, then the servers that they use, the database last. */
async function endAll(processes: KnownProcess[]): Promise<string[]> {
  const running = processes.filter((entry) => isRunning(entry.pid, entry.identity));
  const isServer = (name: string) => name === 'postgres' || name === 'kafka';
  const services = running.filter((entry) => !isServer(entry.name));
  await Promise.all(services.map((entry) => end(entry.pid, entry.identity, 'SIGTERM', 3_000)));
  for (const name of ['kafka', 'postgres']) {
    const signal = name === 'postgres' ? 'SIGINT' : 'SIGTERM';
    const servers = running.filter((entry) => entry.name === name);
    await Promise.all(servers.map((entry) => end(entry.pid, entry.identity, signal, 4_000)));
  }
  return running.map((entry) => entry.name);
}

function known(name: string, pid: number): KnownProcess {
  return { name, pid, identity: identify(pid) ?? '' };
}
