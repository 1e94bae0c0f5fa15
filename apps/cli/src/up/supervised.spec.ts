import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../../../test/support/until.js';
import { startServer, untilReady, type StartHooks } from '../servers/server-process.js';
import { identify } from './process-identity.js';
import { findInstance, readSupervision } from './run-file.js';
import { Supervised, type Running } from './supervised.js';
import { claimFolder, type Claim } from './supervision.js';

describe('Supervised', () => {
  let folder: string;
  let claim: Claim;
  let said: string[];
  let child: Supervised<Running> | undefined;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newsledger-supervised-'));
    claim = await claimFolder(folder);
    said = [];
  });
  afterEach(async () => {
    await child?.stop(1_000);
    claim.release();
    rmSync(folder, { recursive: true, force: true });
  });

  const supervise = (script: string) => {
    const logFile = join(folder, 'child.log');
    const start = async (hooks: StartHooks): Promise<Running> => {
      const process = await startServer({ name: 'child', program: 'node', args: ['-e', script], logFile, ...hooks });
      try {
        await untilReady(process, () => process.output().includes('ready'), 10_000, hooks.signal);
      } catch (error) {
        await process.stop('SIGKILL', 0);
        throw error;
      }
      return {
        ...process,
        stop: async (graceMs) => {
          await process.stop('SIGTERM', graceMs);
        },
      };
    };
    child = new Supervised('child', start, claim, (line) => said.push(line));
    return child;
  };
  const pids = () => readSupervision(folder)?.processes.map(({ pid }) => pid) ?? [];

  it('starts again what was killed, and says so', async () => {
    const first = await supervise(`console.log('ready'); setInterval(() => {}, 1000)`).start();
    expect(pids()).toEqual([first.pid]);
    claim.publish({ api: 'a', intake: 'i', databaseUrl: 'd', kafkaBrokers: 'k' });
    process.kill(first.pid, 'SIGKILL');
    await until(() => said.some((line) => line.startsWith('child is back')));
    expect(said[0]).toBe('child ended (killed by SIGKILL); starting it again in 0.3 s');
    const [second] = pids();
    expect(second).not.toBe(first.pid);
    expect(identify(second ?? 0)).toBeDefined();
    expect((await findInstance(folder))?.processes).toEqual([{ name: 'child', pid: second }]);
    await child?.stop(1_000);
    expect(pids()).toEqual([]);
    expect(identify(second ?? 0)).toBeUndefined();
  });

  it('waits longer after every death', async () => {
    await supervise(`console.log('ready'); setTimeout(() => process.exit(3), 300)`).start();
    await until(() => said.filter((line) => line.includes('exit code 3')).length >= 3);
    const delays = said.filter((line) => line.includes('ended')).map((line) => line.replace(/^.* in /, ''));
    expect(delays.slice(0, 3)).toEqual(['0.3 s', '0.5 s', '1.0 s']);
  });

  it('does not hide a first start that fails, and leaves nothing behind', async () => {
    const start = supervise(`console.error('no such port'); process.exit(1)`).start();
    await expect(start).rejects.toThrow(/ended while starting \(exit code 1\):\nno such port/);
    expect(pids()).toEqual([]);
  });

  it('kills what does not end in time', async () => {
    const script = `process.on('SIGTERM', () => console.log('asked')); console.log('ready'); setInterval(() => {}, 1000)`;
    const stubborn = await supervise(script).start();
    await child?.stop(300);
    expect(await stubborn.exited).toEqual({ code: null, signal: 'SIGKILL' });
    expect(readFileSync(join(folder, 'child.log'), 'utf8')).toContain('asked');
  });

  it('ends a start that is under way when it is stopped', async () => {
    const start = supervise(`setInterval(() => {}, 1000)`).start();
    start.catch(() => undefined);
    await until(() => pids().length === 1);
    const [pid = 0] = pids();
    await child?.stop(1_000);
    await expect(start).rejects.toThrow();
    expect(identify(pid)).toBeUndefined();
  });
});
