import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until.js';

const cli = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));

/** What `run.json` says. */
export interface Running {
  readonly api: string;
  readonly intake: string;
  readonly databaseUrl: string;
  readonly kafkaBrokers: string;
  readonly processes: readonly { readonly name: string; readonly pid: number }[];
}

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** An instance of the built product, as `newsledger up` starts it, on a data folder of its own. */
export class TestInstance {
  private constructor(
    readonly dataDir: string,
    private readonly supervisor: ChildProcess,
  ) {}

  /**
   * Starts one and waits until it runs. `environment` is added to the supervisor's, e.g. to use servers that run already;
   * `options` to what `up` is called with, which publishes no sample unless told otherwise.
   */
  static async start(
    environment: NodeJS.ProcessEnv = {},
    options: readonly string[] = ['--no-sample'],
  ): Promise<TestInstance> {
    const dataDir = mkdtempSync(join(tmpdir(), 'newsledger-test-'));
    // Postgres may run as another user, who must be able to pass through.
    chmodSync(dataDir, 0o711);
    const instance = new TestInstance(dataDir, launch(dataDir, environment, options));
    await instance.untilRunning();
    return instance;
  }

  get running(): Running {
    return JSON.parse(readFileSync(join(this.dataDir, 'run.json'), 'utf8')) as Running;
  }

  /** The process of a service or server; rejects if none runs within half a minute, as after too many deaths. */
  async pid(name: string): Promise<number> {
    const find = () => this.running.processes.find((each) => each.name === name)?.pid;
    await until(() => find() !== undefined, 30_000);
    return find() ?? NaN;
  }

  /** Runs a command of the CLI on this instance. */
  run(args: readonly string[], input = ''): Promise<CliResult> {
    return runCli([...args, '--data', this.dataDir], input);
  }

  get(path: string): Promise<Response> {
    return fetch(this.running.api + path);
  }

  /** The items of a list, or what a path answers. */
  async json<T>(path: string): Promise<T> {
    return (await (await this.get(path)).json()) as T;
  }

  /** Stops everything in order and removes the data. Returns the supervisor's exit code. */
  async stop(): Promise<number | null> {
    if (this.supervisor.exitCode === null) {
      const exit = once(this.supervisor, 'exit');
      this.supervisor.kill('SIGTERM');
      await exit;
    }
    rmSync(this.dataDir, { recursive: true, force: true });
    return this.supervisor.exitCode;
  }

  private async untilRunning(): Promise<void> {
    let log = '';
    this.supervisor.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
    await until(() => {
      if (this.supervisor.exitCode !== null) throw new Error(`up ended with ${this.supervisor.exitCode}: ${log}`);
      try {
        return this.running.api !== '';
      } catch {
        return false;
      }
    }, 120_000);
  }
}

function launch(dataDir: string, environment: NodeJS.ProcessEnv, options: readonly string[]): ChildProcess {
  const args = [cli, 'up', '--data', dataDir, '--api-port', '0', '--intake-port', '0', ...options];
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
  });
}

/** Runs the built CLI to its end. */
export function runCli(args: readonly string[], input = ''): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { env: { ...process.env, NODE_OPTIONS: '' } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
    child.stdin.end(input);
  });
}
