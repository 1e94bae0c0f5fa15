import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a process is started: the program, who runs it, and the file that takes everything it prints. */
export type ServerCommand = {
  name: string;
  program: string;
  args: string[];
  logFile: string;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** Opens a channel on which a Node program of ours reports, and by which it notices that its supervisor is gone. */
  onMessage?: (message: unknown) => void;
  /** Told as soon as the process exists, long before it is ready. */
  spawned?: ((pid: number) => void) | undefined;
};

/** How a caller follows a start that may take long. */
export type StartHooks = {
  /** Gives the start up: what has been started is ended, and the start rejects. */
  signal?: AbortSignal;
  /** Told as soon as the process exists, so that it can be written down before it does anything. */
  spawned?: (pid: number) => void;
};

/** How a process ended. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** A running server. `exited` settles once, when the process is gone and reaped, and never rejects. */
export type ServerProcess = {
  name: string;
  pid: number;
  exited: Promise<Exit>;
  /** What the server has printed since this start, at most the last 64 KiB. */
  output(): string;
  /** Sends `signal`, waits up to `graceMs`, then kills. Resolves when the process is gone. Safe to call twice. */
  stop(signal: NodeJS.Signals, graceMs: number): Promise<Exit>;
};

const LOG_LIMIT_BYTES = 16 * 1024 * 1024;
const OUTPUT_LIMIT_BYTES = 64 * 1024;

/**
 * Starts a server as a direct child in a process group of its own, so that a terminal's Ctrl-C does not reach it
 * before its supervisor has decided the order. Its output goes straight to a file: nothing is lost or blocked when
 * the supervisor is busy or killed. Rejects if the program cannot be run at all.
 */
export async function startServer(command: ServerCommand): Promise<ServerProcess> {
  const log = openLog(command.logFile);
  const from = statSync(command.logFile).size;
  const child = spawn(command.program, command.args, {
    stdio: command.onMessage ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    detached: true,
    ...(command.env && { env: command.env }),
    ...(command.cwd !== undefined && { cwd: command.cwd }),
    ...(command.uid !== undefined && { uid: command.uid }),
    ...(command.gid !== undefined && { gid: command.gid }),
  });
  closeSync(log);
  if (command.onMessage) child.on('message', command.onMessage);
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  const pid = await spawned(child, command.name);
  command.spawned?.(pid);
  const output = () => tail(command.logFile, from);
  return { name: command.name, pid, exited, output, stop: (signal, graceMs) => stop(child, exited, signal, graceMs) };
}

/**
 * Waits until `ready` answers true, asking every 40 ms.
 * Rejects when the server ends first, `signal` is aborted or `timeoutMs` have passed; the message carries the server's
 * last lines. The caller ends the server then.
 */
export async function untilReady(
  server: ServerProcess,
  ready: () => Promise<boolean> | boolean,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<void> {
  let exit: Exit | undefined;
  void server.exited.then((value) => {
    exit = value;
  });
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (exit) throw new Error(`${server.name} ended while starting (${describeExit(exit)}):\n${lastLines(server)}`);
    signal?.throwIfAborted();
    if (await ready()) return;
    await sleep(40);
  }
  throw new Error(`${server.name} was not ready after ${timeoutMs / 1000} s:\n${lastLines(server)}`);
}

/** Says how a process ended, in words for a person. */
export function describeExit(exit: Exit): string {
  if (exit.signal) return `killed by ${exit.signal}`;
  return exit.code === null ? 'could not be started' : `exit code ${exit.code}`;
}

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

function spawned(child: ChildProcess, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid ?? 0));
    child.once('error', (error) => reject(new Error(`${name} could not be started: ${error.message}`)));
  });
}

async function stop(child: ChildProcess, exited: Promise<Exit>, signal: NodeJS.Signals, graceMs: number) {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  const patience = new AbortController();
  const kill = sleep(graceMs, undefined, { signal: patience.signal }).then(
    () => child.kill('SIGKILL'),
    () => false,
  );
  const exit = await exited;
  patience.abort();
  await kill;
  return exit;
}

function tail(file: string, from: number): string {
  const bytes = readFileSync(file);
  return bytes.subarray(Math.max(Math.min(from, bytes.length), bytes.length - OUTPUT_LIMIT_BYTES)).toString('utf8');
}

function lastLines(server: ServerProcess): string {
  return server.output().trimEnd().split('\n').slice(-12).map(plain).join('\n');
}

/** Services log one JSON object a line, of which a person wants the message. */
function plain(line: string): string {
  try {
    const { msg } = JSON.parse(line) as { msg?: unknown };
    return typeof msg === 'string' ? msg : line;
  } catch {
    return line;
  }
}
