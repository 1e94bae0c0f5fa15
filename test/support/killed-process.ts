import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A script of `test/fault` in a process of its own, which ends with this one. */
export class KilledProcess {
  private child: ChildProcess | undefined;
  private errors = '';

  constructor(
    private readonly script: string,
    private readonly args: readonly string[],
  ) {}

  get pid(): number {
    return this.child?.pid ?? NaN;
  }

  start(): void {
    const path = fileURLToPath(new URL(`../fault/${this.script}`, import.meta.url));
    this.child = spawn(process.execPath, [path, ...this.args], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    this.child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
  }

  /** Throws where it has ended by itself. */
  requireAlive(): void {
    if (typeof this.child?.exitCode === 'number') throw new Error(`${this.script} ended: ${this.errors}`);
  }

  /** Ends it as it stands, also when it is frozen. Resolves when it is gone. */
  async kill(): Promise<void> {
    this.requireAlive();
    if (this.child?.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(name);
  }
}

/** Kills a Postgres whole, the postmaster and every process of it, none of which has the time to do anything more. */
export function killPostgres(postmaster: number): void {
  // Its children have process groups of their own; stopped, it makes no new ones while they are counted.
  process.kill(postmaster, 'SIGSTOP');
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const family = processes.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  for (const [pid, parent] of family) if (parent === postmaster) process.kill(pid, 'SIGKILL');
  process.kill(postmaster, 'SIGKILL');
}
