import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Claim } from '@newsledger/newsroom';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../support/instance.js';

const line = (id: unknown, figure = 500) =>
  JSON.stringify({ id, title: '', text: `Renault va supprimer ${figure} postes.`, lang: 'fr' });
const broken = [line('a'), '{broken', '', '{"id":"no text"}', line(4)].join('\n');

interface Answer {
  readonly id: unknown;
  readonly claims: readonly Claim[];
}
const answersIn = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text) as Answer);

describe('newsledger extract', () => {
  let folder: string;
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsledger-extract-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('answers line by line, and names the lines that cannot be read', async () => {
    const { code, stdout, stderr } = await runCli(['extract'], broken);
    const answers = answersIn(stdout).map(({ id, claims }) => [
      id,
      claims[0]?.kind === 'layoff' && claims[0].quantity.min,
    ]);
    expect(answers).toEqual([
      ['a', 500],
      [4, 500],
    ]);
    expect(stderr).toMatch(/^line 2: no JSON: .*\nline 4: "text" must be a string\n$/);
    expect(code).toBe(2);
  });

  it('takes no article whose date is none, and says how plain text is read', async () => {
    const dated = (id: string, date: unknown) => JSON.stringify({ id, text: 'x', date });
    const lines = [dated('a', '29 brumaire'), dated('b', 2025), dated('c', null), dated('d', true)].join('\n');
    const { code, stdout, stderr } = await runCli(['extract'], lines);
    expect(answersIn(stdout).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(stderr).toMatch(/^line 1: "date" is no date: .*\nline 4: "date" is no date: .*\n$/);
    expect(code).toBe(2);
    const plain = await runCli(['extract'], 'Renault va supprimer 500 postes.');
    expect(plain.stderr).toContain('plain text is read with --date');
    expect(plain.code).toBe(2);
  });

  it('reads a plain text by its first line as the title, dated from the publication', async () => {
    const path = file(
      'article.txt',
      'Renault va supprimer 500 postes\n\nLe groupe a annoncé mardi 500 suppressions de postes.\n',
    );
    const { code, stdout } = await runCli(['extract', path, '--date', '2025-10-29']);
    const answer = JSON.parse(stdout) as Answer;
    expect(answer).toMatchObject({ id: 'article.txt', claims: [{ announced: { value: '2025-10-28' } }] });
    expect(answer.claims[0]?.evidence).toContainEqual(expect.objectContaining({ field: 'title', exact: 'Renault' }));
    expect(stdout).toContain('\n  "claims"');
    expect(code).toBe(0);
    const titled = await runCli(['extract', path, '--title', 'Renault']);
    expect((JSON.parse(titled.stdout) as Answer).claims[0]?.evidence.map(({ field }) => field)).toContain('text');
  });

  it('explains in colours only where they are asked for', async () => {
    const path = file('plain.md', 'Renault va supprimer 500 postes.');
    const piped = await runCli(['extract', path, '--explain']);
    expect(piped.stdout).toContain('fired      #1 layoff');
    expect(piped.stdout).not.toContain('\u001b');
    expect((await runCli(['extract', path, '--explain', '--color'])).stdout).toContain('\u001b');
  });

  it('compares with earlier answers: 0 the same, 2 where something is different or could not be read', async () => {
    const articles = file('articles.jsonl', [line('a'), line('b')].join('\n'));
    const { stdout: before } = await runCli(['extract', articles]);
    const same = await runCli(['extract', articles, '--compare', file('before.jsonl', before)]);
    expect(same.stdout).toMatch(
      /^2 articles compared; 0 claims added, 0 removed, 0 changed, 2 the same; rules \S+ -> rules \S+\n$/,
    );
    expect(same.code).toBe(0);
    const newer = file('newer.jsonl', [line('a', 400), line('c')].join('\n'));
    const other = await runCli(['extract', newer, '--compare', join(folder, 'before.jsonl')]);
    expect(other.stdout).toContain('a     quantity.min: 500 -> 400\n');
    expect(other.stdout).toContain('c has no earlier answer\n');
    expect(other.stdout).toContain('1 articles without an earlier answer; 1 earlier answers without an article');
    expect(other.code).toBe(2);
    const cut = await runCli([
      'extract',
      articles,
      '--compare',
      file('cut.jsonl', `${before}{"id":"c","claims":[{}]}`),
    ]);
    expect(cut.stderr).toMatch(/cut\.jsonl, line 3: no answer of "newsledger extract"\n$/);
    expect(cut.code).toBe(2);
  });

  it('refuses a call that makes no sense', async () => {
    const path = file('article.txt', 'x');
    expect((await runCli(['extract', path, '--date', 'soon'])).code).toBe(64);
    expect((await runCli(['extract', path, '--lang', 'french'])).code).toBe(64);
    expect((await runCli(['extract', path, '--explain', '--compare', path])).code).toBe(64);
    expect(await runCli(['extract', file('latin1.txt', Buffer.from([0xe9]))])).toMatchObject({ code: 1 });
  });
});
