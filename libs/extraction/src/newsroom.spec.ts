import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Extraction } from './extractor.js';

const source = fileURLToPath(new URL('.', import.meta.url));
const dataFile = join('lexicon', 'data', 'newsroom.ts');

/** Builds the lib into a folder, with the newsroom's data file as edited. */
function build(into: string, edit: (text: string) => string): void {
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))) {
    const text = readFileSync(join(source, file), 'utf8');
    const path = join(into, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(path), { recursive: true });
    const edited = file === dataFile ? edit(text) : text;
    writeFileSync(path, ts.transpileModule(edited, { compilerOptions: options }).outputText);
  }
  writeFileSync(join(into, 'package.json'), '{"type":"module"}');
  symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(into, 'node_modules'));
}

describe('a newsroom that edits its one data file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsledger-newsroom-'));
  const [plain, edited] = [join(folder, 'plain'), join(folder, 'edited')];
  beforeAll(() => {
    build(plain, (text) => text);
    build(edited, (text) =>
      text
        .replace('cutVerb: []', "cutVerb: ['{défalquer}']")
        .replace('post: []', "post: ['(intendant|intendante)']")
        .replace('newsroomOrganisations: readonly string[] = []', "newsroomOrganisations = ['Laiteries Corvane']")
        .replace(/(newsroomAliases.*)\{\}/, "$1{ LC: 'Laiteries Corvane' }"),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (lib: string, text: string): Extraction => {
    const code = `import { extractByRules } from './index.js'; console.log(JSON.stringify(extractByRules({ title: '', text: process.argv[1], language: 'fr' })));`;
    const args = ['--input-type=module', '--eval', code, text];
    return JSON.parse(execFileSync(process.execPath, args, { cwd: lib, encoding: 'utf8' })) as Extraction;
  };

  it.each([
    ['a verb in all its forms', 'Renault défalquera 500 postes.', { kind: 'layoff', quantity: { min: 500 } }],
    [
      'a post',
      'Claire Valmont a été nommée intendante de la Banque Corvane.',
      { kind: 'leadership-change', post: expect.stringContaining('intendante') },
    ],
    ['an alias', 'LC va supprimer 500 postes.', { kind: 'layoff', organisation: { name: 'Laiteries Corvane' } }],
  ])('adds %s by one line', (_what, text, claim) => {
    const [before, after] = [read(plain, text), read(edited, text)];
    expect(before.claims).not.toMatchObject([claim]);
    expect(after.claims).toMatchObject([claim]);
    expect(after.rulesetHash).not.toBe(before.rulesetHash);
  });
});
