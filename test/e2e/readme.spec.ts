import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TestInstance } from '../support/instance.js';
import { until } from '../support/until.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');
const run = promisify(execFile);

interface Shown {
  readonly command: string;
  readonly output: string;
}

/** What the README shows: a command after `$ `, on as many lines as its quotes stay open, and what it answers. */
function shownCommands(text: string): Shown[] {
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```/gms)].map((match) => match[1]!);
  return blocks.flatMap((block) =>
    block.split(/^\$ /m).flatMap((part) => {
      const lines = part.trimEnd().split('\n');
      let command = lines.shift()!;
      while ((command.match(/'/g) ?? []).length % 2 === 1) command += `\n${lines.shift()!}`;
      return lines.length > 0 && block.includes(`$ ${command}`) ? [{ command, output: lines.join('\n').trim() }] : [];
    }),
  );
}

/** Exactly what is shown; `…` stands for what is left out, and for the line breaks around it. */
function asPattern(output: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `^${output
      .split(/\n?…\n?|,\n(?=…)/)
      .map(literal)
      .join('[^]*')}$`,
  );
}

describe('the README', () => {
  let instance: TestInstance;
  beforeAll(async () => {
    // With the sample, as after `npm start`.
    instance = await TestInstance.start({}, []);
    await until(async () => (await instance.json<{ items: unknown[] }>('/v1/articles')).items.length > 0);
  }, 120_000);
  afterAll(async () => {
    expect(await instance.stop()).toBe(0);
  }, 30_000);

  /** As a reader would run it, on this instance instead of the one at the usual addresses. */
  async function answerTo(command: string): Promise<string> {
    const { api, intake } = instance.running;
    const here = command
      .replaceAll('localhost:4000', new URL(api).host)
      .replaceAll('localhost:4001', new URL(intake).host)
      .replace(/(newsledger\.mjs [^#\n]*)/, `$1 --data ${instance.dataDir} `);
    return (await run('bash', ['-c', here], { cwd: root })).stdout.trim();
  }

  it('is at most 120 lines long', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(120);
  });

  it('shows what its commands really answer', async () => {
    const shown = shownCommands(readme);
    expect(shown.length).toBeGreaterThanOrEqual(5);
    for (const { command, output } of shown) {
      let answer = '';
      const asShown = async () => asPattern(output).test((answer = await answerTo(command)));
      // What was published a moment ago takes a moment to be readable.
      await until(asShown, command.includes('publish') ? 0 : 10_000).catch(() => undefined);
      expect(answer).toMatch(asPattern(output));
    }
  });

  it('names every command and only places that are there', async () => {
    const help = (await instance.run(['--help'])).stdout;
    expect(help).toContain('Usage');
    const commands = [
      ...(await run('node', ['bin/newsledger.mjs', '--help'], { cwd: root })).stdout.matchAll(/^ {2}([a-z-]+) /gm),
    ];
    for (const [, name] of commands)
      if (name !== 'help' && !name!.startsWith('-')) expect(readme).toContain(`\`${name}\``);
    for (const [, place] of readme.matchAll(/^\| `((?:apps|libs)\/[\w-]+|infra|test|docs)`/gm)) {
      expect(() => readFileSync(`${root}${place}/.`)).toThrow('EISDIR');
    }
  });
});
