import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseSummaryView } from '@newsledger/read-models';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestInstance } from '../support/instance.js';
import { until } from '../support/until.js';

const said = ['--editor', 'jane', '--reason', 'called the company'];

describe('editors at the command line', () => {
  let instance: TestInstance;
  beforeAll(async () => {
    instance = await TestInstance.start();
    await publish('paper', 120, 'company');
    await publish('tribune', 900, 'union');
    await until(async () => (await waiting()).length === 2, 30_000);
  }, 120_000);
  afterAll(async () => {
    expect(await instance.stop()).toBe(0);
  }, 30_000);

  const publish = async (paper: string, figure: number, speaker: string) => {
    const body = {
      ...{ url: `https://${paper}.example/acme`, title: `Acme to cut ${figure} jobs`, date: '2026-03-05', lang: 'en' },
      text: `Acme will cut ${figure} jobs, the ${speaker} said on Tuesday.`,
    };
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    expect((await fetch(`${instance.running.intake}/v1/articles`, init)).status).toBe(202);
  };
  const waiting = async () => {
    const { stdout } = await instance.run(['review', '--json']);
    return stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as CaseSummaryView);
  };

  it('see what waits for them, decide on what they saw, and are told when it is another by now', async () => {
    const [one, other] = (await waiting()) as [CaseSummaryView, CaseSummaryView];
    const table = await instance.run(['review']);
    expect(table.stdout).toContain(one.id);
    expect(table.stdout).toContain('ambiguous');
    const seen = ['--seen', String(one.version), ...said];
    const approved = await instance.run(['case', 'approve', one.id, ...seen]);
    expect(approved).toMatchObject({ code: 0, stderr: '' });
    expect(approved.stdout).toContain(`${one.id} approved: version ${one.version + 1}`);
    const late = await instance.run(['case', 'reject', one.id, ...seen]);
    expect(late).toMatchObject({ code: 2, stdout: '' });
    expect(late.stderr).toContain(`it is at version ${one.version + 1}, not ${one.version}`);
    await until(async () => (await waiting()).every(({ id }) => id !== one.id), 10_000);

    const merged = await instance.run(['case', 'merge', other.id, one.id, '--seen', String(other.version), ...said]);
    expect(merged.stdout).toContain(`${other.id} merged into ${one.id}`);
    await until(async () => (await instance.get(`/v1/layoffs/${other.id}`)).url.endsWith(one.id), 10_000);
  });

  it('are told what is wrong with a command', async () => {
    const [{ id, version }] = (await instance.json<{ items: [CaseSummaryView] }>('/v1/layoffs')).items;
    const call = (...args: string[]) => instance.run(['case', ...args, '--seen', String(version), ...said]);
    expect(await call('approve', 'no-id')).toMatchObject({ code: 2, stderr: 'newsledger: there is no case no-id\n' });
    const nothing = await call('correct', id, '/nothing', '5');
    expect(nothing.code).toBe(2);
    expect(nothing.stderr).toMatch(/^newsledger: The command is refused: \/path: a layoff has no value \/nothing/);
    expect(await instance.run(['case', 'approve', id, '--seen', '1', '--reason', 'x'])).toMatchObject({ code: 64 });
    expect(await instance.run(['case', 'approve', id, '--seen', 'x', ...said])).toMatchObject({ code: 64 });
  });

  it('keep the register of organisations', async () => {
    const amazon = await instance.run(['organisations', 'list', '--find', 'mgm', '--json']);
    expect(JSON.parse(amazon.stdout)).toMatchObject({ key: 'amazon mgm studios', parent: 'amazon' });
    const file = join(instance.dataDir, 'own.json');
    const list = (entries: object[]) => writeFileSync(file, JSON.stringify(entries, null, 1));
    list([
      { name: 'Acme', aliases: ['Acme Holdings'] },
      { name: 'Acme Cloud', parent: 'Acme' },
    ]);
    expect((await instance.run(['organisations', 'import', file])).stdout).toMatch(
      /^4 registered, \d claims filed anew;/,
    );
    expect((await instance.run(['organisations', 'import', file])).stdout).toMatch(/^nothing new/);
    list([{ name: 'Acme' }, { name: 'Twitch', parent: 'Acme' }]);
    const other = await instance.run(['organisations', 'import', file]);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain(`own.json: line 5: /1/parent: twitch is registered as a part of amazon`);
    list([{ name: 'Acme', alias: 'x' }]);
    expect((await instance.run(['organisations', 'import', file])).stderr).toContain(
      'line 2: /0/alias: property alias',
    );
    const alias = await instance.run(['organisations', 'alias', 'acme', 'Acme International', ...said]);
    expect(alias.stdout).toMatch(/^1 registered/);
    const taken = await instance.run(['organisations', 'alias', 'acme', 'Amazon', ...said]);
    expect(taken.code).toBe(2);
    expect(taken.stderr).toContain('"Amazon" is a name of amazon');
  });
});
