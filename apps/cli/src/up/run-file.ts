import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from './process-identity.js';

/** What other commands and scripts learn of a running instance; it lies in `run.json` of the data folder. */
export type RunInfo = {
  /** Address of the REST API. */
  api: string;
  /** Address to publish to. */
  intake: string;
  /** The application's login. */
  databaseUrl: string;
  /** Comma-separated `host:port`. */
  kafkaBrokers: string;
  processes: { name: string; pid: number }[];
};

/** One process that a supervisor answers for. */
export type KnownProcess = { name: string; pid: number; identity: string };

/** Who supervises a data folder and what it has started; it lies in `up.json` from the first moment to the last. */
export type Supervision = { supervisor: KnownProcess; processes: KnownProcess[] };

/**
 * Finds the instance that runs on a data folder.
 * Returns undefined when none does: no file, or one left by a supervisor that is gone.
 */
export function findInstance(dataDir: string): Promise<RunInfo | undefined> {
  const supervision = readSupervision(dataDir);
  const alive = supervision && isRunning(supervision.supervisor.pid, supervision.supervisor.identity);
  return Promise.resolve(alive ? (readJson(runFile(dataDir)) as RunInfo | undefined) : undefined);
}

/** Publishes where the instance is, readable by this user only: it holds the database's password. */
export function writeRunInfo(dataDir: string, info: RunInfo): void {
  writeAtomically(runFile(dataDir), info);
}

/** Returns who supervises, or did, undefined when nobody is written down. */
export function readSupervision(dataDir: string): Supervision | undefined {
  return readJson(supervisionFile(dataDir)) as Supervision | undefined;
}

/** Writes down who supervises and what runs, so that whoever comes after a crash can end it. */
export function writeSupervision(dataDir: string, supervision: Supervision): void {
  writeAtomically(supervisionFile(dataDir), supervision);
}

/** Removes both files: nothing runs here any more. */
export function removeRunFiles(dataDir: string): void {
  rmSync(runFile(dataDir), { force: true });
  rmSync(supervisionFile(dataDir), { force: true });
}

function runFile(dataDir: string): string {
  return join(dataDir, 'run.json');
}

function supervisionFile(dataDir: string): string {
  return join(dataDir, 'up.json');
}

/** A file that cannot be read as JSON was never ours, or was cut off by a crash of the machine: nothing runs. */
function readJson(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** A reader sees the old file or the new one, never half of one. */
function writeAtomically(file: string, content: unknown): void {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, file);
}
