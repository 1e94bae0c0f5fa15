import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';

interface Expression {
  readonly source: string;
  readonly flags: string;
  readonly where: string;
}

const root = join(import.meta.dirname, '../..');

/** Every regular expression that the product's sources spell out. */
function spelledOut(): Expression[] {
  const files = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  return files.filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts')).flatMap(literalsIn);
}

function literalsIn(file: string): Expression[] {
  const found: Expression[] = [];
  const tree = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2023, true);
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
      const text = node.getText();
      const end = text.lastIndexOf('/');
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ source: text.slice(1, end), flags: text.slice(end + 1), where: `${file}:${line}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Every regular expression that is built while something is done. */
async function builtBy(work: () => Promise<void>): Promise<Expression[]> {
  const found: Expression[] = [];
  const note = (expression: RegExp) => {
    found.push({ source: expression.source, flags: expression.flags, where: 'built at run time' });
    return expression;
  };
  const native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(native, {
    construct: (target, args: [string]) => note(new target(...args)),
    apply: (target, _self, args: [string]) => note(target(...args)),
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = native;
  }
  return found;
}

/** Loads the libs that see foreign text and has them read the samples. */
async function readSamples(): Promise<void> {
  const { extractByRules } = await import('@newsledger/extraction');
  const { toArticle } = await import('@newsledger/articles');
  for (const name of ['article-fr', 'article-en']) {
    const sample = JSON.parse(readFileSync(join(root, 'samples', `${name}.json`), 'utf8')) as Record<string, string>;
    extractByRules(toArticle(sample, { source: 'urn:test', id: name }));
    extractByRules({ title: sample.title ?? '', text: sample.text ?? '' });
  }
}

/** What the checker says of an expression: undefined where its time grows with the length of the text and no faster. */
function complaint({ source, flags, where }: Expression): string | undefined {
  const verdict = checkSync(source, flags, { timeout: 60_000 });
  if (verdict.status === 'safe') return undefined;
  const why = verdict.status === 'vulnerable' ? verdict.complexity.summary : verdict.error.kind;
  return `${where}: /${source}/${flags} is ${verdict.status}: ${why}`;
}

describe('every regular expression', () => {
  it('takes time that grows with the text and no faster', async () => {
    const all = [...spelledOut(), ...(await builtBy(readSamples))];
    expect(all.length).toBeGreaterThan(300);
    const each = new Map(all.map((one) => [`/${one.source}/${one.flags}`, one]));
    expect([...each.values()].map(complaint).filter((one) => one !== undefined)).toEqual([]);
  }, 240_000);

  it.each([
    ['^(a+)+$', '', 'exponential'],
    ['\\s+$', '', '2nd degree polynomial'],
    ['(?<!\\p{L})\\p{L}+é\\p{L}*é$', 'u', 'polynomial'],
  ])('like /%s/%s would be found out', (source, flags, summary) => {
    expect(complaint({ source, flags, where: 'here' })).toContain(summary);
  });

  it('is noticed where it is built from words', async () => {
    const words = ['job', 'post'];
    const found = await builtBy(() =>
      Promise.resolve(words.map((word) => new RegExp(word, 'u'))).then(() => undefined),
    );
    expect(found.map(({ source, flags }) => [source, flags])).toEqual([
      ['job', 'u'],
      ['post', 'u'],
    ]);
  });
});
