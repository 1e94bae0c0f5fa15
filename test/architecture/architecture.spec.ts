import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

interface Source {
  readonly path: string;
  readonly lines: number;
  readonly text: string;
  readonly imports: readonly Import[];
}

function filesBelow(folder: string, ending = '.ts'): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** Import and export-from statements, dynamic imports too. A statement is type-only where every name that it brings is a type. */
function importsOf(text: string): Import[] {
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s+)?([^;'"]*?)\s*from\s*'([^']+)'/gms)];
  const bare = [...text.matchAll(/^import\s*'([^']+)'/gm), ...text.matchAll(/\bimport\('([^']+)'\)/g)];
  const everyNameIsAType = (names: string) =>
    names.startsWith('{') &&
    names
      .slice(1, -1)
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
      .every((name) => name.startsWith('type '));
  return [
    ...statements.map((match) => ({
      specifier: match[3]!,
      typeOnly: match[1] !== undefined || everyNameIsAType(match[2]!),
    })),
    ...bare.map((match) => ({ specifier: match[1]!, typeOnly: false })),
  ];
}

const sources: Source[] = ['apps', 'libs']
  .flatMap((folder) => filesBelow(folder))
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path, text, lines: text.split('\n').length - 1, imports: importsOf(text) };
  });
const isTest = (path: string) => /\.(int-)?spec\.ts$/.test(path);
const product = sources.filter(({ path }) => !isTest(path));
const room = (path: string) => path.split('/').slice(0, 2).join('/');

/** What each room may import, beside itself: DESIGN, section 2. */
const mayImport: Record<string, readonly string[]> = {
  'libs/event-store': [],
  'libs/platform': [],
  'libs/newsroom': ['libs/event-store'],
  'libs/articles': ['libs/newsroom', 'libs/event-store'],
  'libs/extraction': ['libs/newsroom', 'libs/event-store'],
  'libs/recording': ['libs/articles', 'libs/extraction', 'libs/newsroom', 'libs/event-store'],
  'libs/read-models': ['libs/newsroom', 'libs/event-store'],
  'libs/kafka': ['libs/event-store', 'libs/platform'],
};
const anyLib = Object.keys(mayImport);

/** The room that an import leads to, where it leads to one of ours. */
function target(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('@newsledger/')) return `libs/${specifier.slice('@newsledger/'.length).split('/')[0]}`;
  if (!specifier.startsWith('.')) return undefined;
  return room(join(from, '..', specifier).split(sep).join('/'));
}

const violations = (rule: (source: Source, found: Import) => boolean, among: readonly Source[] = product) =>
  among.flatMap((source) =>
    source.imports.filter((found) => rule(source, found)).map((found) => `${source.path} imports ${found.specifier}`),
  );
const imports = (name: string) => (_: Source, found: Import) =>
  found.specifier === name || found.specifier.startsWith(`${name}/`);

describe('the house', () => {
  it('is read at all', () => {
    expect(product.length).toBeGreaterThan(60);
    expect(new Set(product.map(({ path }) => room(path))).size).toBe(13);
    expect(product.flatMap((source) => source.imports).length).toBeGreaterThan(200);
  });

  it('has arrows only where the design draws them', () => {
    const wrong = violations((source, found) => {
      const [from, to] = [room(source.path), target(source.path, found.specifier)];
      if (to === undefined || to === from) return false;
      return !(mayImport[from] ?? anyLib).includes(to);
    });
    expect(wrong).toEqual([]);
  });

  it('has libs that are entered by their front door only', () => {
    const wrong = violations(
      (source, found) =>
        /^@newsledger\/[^/]+\//.test(found.specifier) ||
        (found.specifier.startsWith('.') && target(source.path, found.specifier) !== room(source.path)),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps typeorm in the read models, kafkajs in the Kafka lib', () => {
    const outside = (lib: string) => product.filter(({ path }) => room(path) !== lib);
    expect(violations(imports('typeorm'), outside('libs/read-models'))).toEqual([]);
    expect(violations(imports('kafkajs'), outside('libs/kafka'))).toEqual([]);
  });

  it('reads the environment in the platform only', () => {
    const readers = product.filter(({ path, text }) => room(path) !== 'libs/platform' && /process\.env\b/.test(text));
    expect(readers.map(({ path }) => path)).toEqual([]);
  });

  it('has an event store that knows neither Nest nor the domain', () => {
    const store = product.filter(({ path }) => room(path) === 'libs/event-store');
    expect(violations(imports('@nestjs'), store)).toEqual([]);
    const words = /\b(article|layoff|claim|newsroom|organisation)s?\b/i;
    expect(store.filter(({ text }) => words.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('has deciders and events that call nothing but the newsroom', () => {
    const pure = product.filter(({ path }) => /\.(decider|events)\.ts$/.test(path));
    expect(pure.length).toBeGreaterThanOrEqual(6);
    const outside = (_: Source, found: Import) => !found.typeOnly && !found.specifier.startsWith('.');
    expect(violations(outside, pure)).toEqual([]);
  });

  it('does not ask URL.canParse, which is wrong on Node 20 once it is compiled', () => {
    expect(product.filter(({ text }) => text.includes('URL.canParse(')).map(({ path }) => path)).toEqual([]);
  });

  it('has no file over 350 lines', () => {
    const tests = [...filesBelow('test'), ...filesBelow('infra/migrations', '.sql')].map((path) => ({
      path,
      lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1,
    }));
    const long = [...sources, ...tests].filter(({ lines }) => lines > 350);
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });
});
