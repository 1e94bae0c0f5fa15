import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lock } from './folder-lock.js';
import { identify } from './process-identity.js';
import { findInstance, writeRunInfo, writeSupervision, type RunInfo } from './run-file.js';
import { AlreadyRunning, claimFolder } from './supervision.js';

const info: RunInfo = {
  api: 'http://127.0.0.1:4000',
  intake: 'http://127.0.0.1:4001',
  databaseUrl: 'postgres://newsledger:secret@127.0.0.1:5432/newsledger',
  kafkaBrokers: '127.0.0.1:9092',
  processes: [],
};

describe('a data folder', () => {
  let folder: string;
  const running: number[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsledger-claim-'));
  });
  afterEach(() => {
    for (const pid of running.splice(0)) if (identify(pid)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (name: string) => {
    const child = spawn('node', ['-e', `console.log('up'); setInterval(() => {}, 1000)`], { stdio: 'pipe' });
    await once(child.stdout, 'data');
    const pid = child.pid ?? 0;
    running.push(pid);
    return { name, pid, identity: identify(pid) ?? '' };
  };
  const gone = { name: 'supervisor', pid: process.pid, identity: 'another process that had this pid before' };

  it('has an instance only while its supervisor lives', async () => {
    expect(await findInstance(folder)).toBeUndefined();
    writeRunInfo(folder, info);
    expect(await findInstance(folder)).toBeUndefined();
    writeSupervision(folder, { supervisor: gone, processes: [] });
    expect(await findInstance(folder)).toBeUndefined();
    writeSupervision(folder, { supervisor: await start('supervisor'), processes: [] });
    expect(await findInstance(folder)).toEqual(info);
  });

  it('keeps the database password from other users', () => {
    writeRunInfo(folder, info);
    expect(statSync(join(folder, 'run.json')).mode & 0o777).toBe(0o600);
  });

  it('is refused, in one line, while another supervisor has it', async () => {
    const supervisor = await start('supervisor');
    writeSupervision(folder, { supervisor, processes: [] });
    const second = claimFolder(folder);
    await expect(second).rejects.toThrow(AlreadyRunning);
    await expect(second).rejects.toThrow(`Newsledger already runs on ${folder} (process ${supervisor.pid}); stop it`);
    expect(identify(supervisor.pid)).toBe(supervisor.identity);
  });

  it('is taken over from a killed supervisor, whose processes are ended; a pid that was given out again is spared', async () => {
    const left = [await start('kafka'), await start('api')];
    const stranger = { ...(await start('intake')), identity: 'started long before' };
    writeRunInfo(folder, info);
    writeSupervision(folder, { supervisor: gone, processes: [...left, stranger] });
    const claim = await claimFolder(folder);
    expect(claim.leftBehind).toEqual(['kafka', 'api']);
    expect(left.map(({ pid }) => identify(pid))).toEqual([undefined, undefined]);
    expect(identify(stranger.pid)).toBeDefined();
    expect(existsSync(join(folder, 'run.json'))).toBe(false);
    claim.release();
    expect(existsSync(join(folder, 'up.json'))).toBe(false);
  });

  it('is locked by one at a time; the lock of one that is gone is taken over', () => {
    const file = join(folder, 'claim.lock');
    const unlock = lock(file);
    expect(unlock).toBeDefined();
    expect(lock(file)).toBeUndefined();
    unlock?.();
    writeFileSync(file, `${process.pid} another-boot:1`);
    const again = lock(file);
    expect(again).toBeDefined();
    again?.();
    expect(existsSync(file)).toBe(false);
  });
});
