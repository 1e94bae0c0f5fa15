import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli, type Running } from '../support/instance.js';
import { until } from '../support/until.js';

const cli = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));
const all = ['api', 'intake', 'kafka', 'postgres', 'projector', 'recorder'];

/** A supervisor with everything that it has printed. */
class Up {
  output = '';
  readonly child: ChildProcess;
  readonly exited: Promise<unknown[]>;

  constructor(
    private readonly dataDir: string,
    ...options: string[]
  ) {
    const args = [cli, 'up', '--data', dataDir, '--api-port', '0', '--intake-port', '0', ...options];
    this.child = spawn(process.execPath, args, { stdio: 'pipe', env: { ...process.env, NODE_OPTIONS: '' } });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.exited = once(this.child, 'exit');
  }

  get running(): Running {
    return JSON.parse(readFileSync(join(this.dataDir, 'run.json'), 'utf8')) as Running;
  }

  pid(name: string): number {
    return this.running.processes.find((each) => each.name === name)?.pid ?? 0;
  }

  async ready(): Promise<void> {
    await until(() => {
      if (this.child.exitCode !== null) throw new Error(`up ended with ${this.child.exitCode}: ${this.output}`);
      return this.output.includes('Ready after');
    }, 120_000);
  }

  says(words: string): Promise<void> {
    return until(() => this.output.includes(words), 30_000);
  }
}

/** Whether a process runs; one that has ended and was not yet taken note of by its parent does not. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    // Where there is no /proc, the signal alone has answered.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && process.platform !== 'linux';
  }
}

const dataFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsledger-up-'));
  chmodSync(folder, 0o711);
  return folder;
};

describe('newsledger up --once', () => {
  const folder = dataFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows what became of the sample, stops everything and exits 0, the second time as the first', async () => {
    const outputs: string[] = [];
    for (const attempt of ['first', 'second']) {
      const up = new Up(folder, '--once');
      expect([attempt, (await up.exited)[0], up.output]).toEqual([attempt, 0, expect.stringContaining('Ready after')]);
      outputs.push(up.output.slice(up.output.indexOf('Layoffs'), up.output.indexOf('Ready after')));
      expect(readdirSync(folder).sort()).toEqual(['kafka', 'logs', 'postgres']);
    }
    const [first = '', second = ''] = outputs;
    expect(first).toMatch(/14,000[\s\S]*group[\s\S]*Amazon MGM/);
    expect(first).toMatch(/Sanders[\s\S]*out[\s\S]*Friedlander[\s\S]*in/);
    expect(first).toMatch(/Fable/);
    expect(first).toMatch(/Donna Rosenstein \(private\)/);
    expect(first).toContain('Set aside: layoff, background: "Le précédent plan');
    expect(second).toBe(first);
    const logged = readdirSync(join(folder, 'logs')).map((file) => readFileSync(join(folder, 'logs', file), 'utf8'));
    expect(logged.join('').match(/^.*("level":[56]0|\b(ERROR|FATAL|PANIC)\b).*$/gm)).toBeNull();
  }, 240_000);

  it('says in one line how to get the Java or the Maven that is missing', () => {
    const tools = join(folder, 'tools');
    mkdirSync(tools);
    for (const tool of ['id', 'mv']) {
      const path = ['/bin', '/usr/bin'].map((bin) => join(bin, tool)).find(existsSync);
      if (path) symlinkSync(path, join(tools, tool));
    }
    const env = { ...process.env, PATH: tools, NEWSLEDGER_CACHE: join(folder, 'cache'), NODE_OPTIONS: '' };
    const args = [cli, 'up', '--once', '--quiet', '--data', join(folder, 'incomplete')];
    const without = () => spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    const java = (version: string) => {
      const script = `#!/bin/sh\necho 'openjdk version "${version}"' >&2\n`;
      writeFileSync(join(tools, 'java'), script, { mode: 0o755 });
    };
    expect(without()).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Kafka needs Java 17.*none.*compose.*\n$/),
    });
    java('11.0.2');
    expect(without()).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Kafka needs Java 17.*found 11.*\n$/),
    });
    java('21.0.2');
    expect(without()).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Kafka's jars.*Maven.*install.*\n$/) });
  }, 120_000);

  it('leaves nobody when whoever reads its output goes away', async () => {
    const up = new Up(folder, '--once');
    up.child.stdout?.destroy();
    await up.exited;
    const { processes } = JSON.parse(readFileSync(join(folder, 'up.json'), 'utf8')) as Running;
    await until(() => !processes.some(({ pid }) => runs(pid)), 15_000);
  }, 120_000);

  it('says in one line why it did not come up, and exits with 1', async () => {
    const up = await runCli(['up', '--once', '--quiet', '--data', folder, '--host', '192.0.2.1']);
    expect(up.code).toBe(1);
    expect(up.stderr).toMatch(/EADDRNOTAVAIL/);
    expect(existsSync(join(folder, 'run.json'))).toBe(false);
  }, 120_000);
});

describe('newsledger up', () => {
  const folder = dataFolder();
  let up: Up;

  beforeAll(async () => {
    up = new Up(folder, '--no-sample');
    await up.ready();
  }, 120_000);
  afterAll(async () => {
    if (up.child.exitCode === null && up.child.signalCode === null) up.child.kill('SIGTERM');
    await up.exited;
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  it('writes down where everything is, for this user only', async () => {
    expect(statSync(join(folder, 'run.json')).mode & 0o777).toBe(0o600);
    expect(up.running.processes.map(({ name }) => name).sort()).toEqual(all);
    for (const url of [up.running.api, up.running.intake]) {
      expect(new URL(url).hostname).toBe('127.0.0.1');
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    }
  });

  it('is refused a second time on the same folder, in one line, and goes on', async () => {
    const second = await runCli(['up', '--data', folder]);
    expect([second.code, second.stdout]).toEqual([1, '']);
    expect(second.stderr).toBe(
      `Newsledger already runs on ${folder} (process ${up.child.pid}); stop it or choose another --data\n`,
    );
    expect((await fetch(`${up.running.api}/health/ready`)).status).toBe(200);
  });

  it('starts a killed service again on its port, and says so', async () => {
    const before = { pid: up.pid('api'), url: up.running.api };
    process.kill(before.pid, 'SIGKILL');
    await up.says('api is back');
    expect(up.output).toContain('api ended (killed by SIGKILL); starting it again');
    expect(up.pid('api')).not.toBe(before.pid);
    expect(up.running.api).toBe(before.url);
    expect((await fetch(`${before.url}/health/ready`)).status).toBe(200);
  }, 60_000);

  it('starts a killed database again, and everyone finds it', async () => {
    process.kill(up.pid('postgres'), 'SIGKILL');
    await up.says('postgres is back');
    await until(async () => (await fetch(`${up.running.api}/health/ready`)).ok, 20_000);
  }, 60_000);

  it('after a kill of the supervisor, ends what was left behind, says so and runs', async () => {
    const left = up.running.processes;
    up.child.kill('SIGKILL');
    await up.exited;
    up = new Up(folder, '--no-sample');
    await up.ready();
    expect(up.output).toMatch(/^Ended what a killed start had left behind: .*postgres/m);
    expect(left.filter(({ pid }) => runs(pid))).toEqual([]);
    expect(up.running.processes.map(({ name }) => name).sort()).toEqual(all);
  }, 120_000);

  it('ends in order on SIGTERM, with exit code 0 within ten seconds, and leaves nobody', async () => {
    const { processes } = up.running;
    const began = Date.now();
    up.child.kill('SIGTERM');
    const [code] = await up.exited;
    expect(code).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(processes.filter(({ pid }) => runs(pid))).toEqual([]);
    expect(existsSync(join(folder, 'run.json'))).toBe(false);
  }, 30_000);
});
