import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itemsOf, linesOf } from './lines.js';

async function items(content: string | Buffer): Promise<[string, string][]> {
  const dir = await mkdtemp(join(tmpdir(), 'newsledger-lines-'));
  try {
    const file = join(dir, 'articles');
    await writeFile(file, content);
    const found: [string, string][] = [];
    for await (const { place, bytes } of itemsOf(linesOf(file))) found.push([place, bytes.toString('utf8')]);
    return found;
  } finally {
    await rm(dir, { recursive: true });
  }
}

describe('the items of a file', () => {
  it('are its lines, without blank ones and a byte order mark', async () => {
    expect(await items('\uFEFF\r\n\n{"a":1}\r\n\n{"a":2}')).toEqual([
      ['line 3', '{"a":1}'],
      ['line 5', '{"a":2}'],
    ]);
    expect(await items('\uFEFF{"a":1}\n[2]\n')).toEqual([
      ['line 1', '{"a":1}'],
      ['line 2', '[2]'],
    ]);
  });

  it('are its lines where the first or another is broken', async () => {
    expect(await items('{"a":\n{"a":2}\n{')).toEqual([
      ['line 1', '{"a":'],
      ['line 2', '{"a":2}'],
      ['line 3', '{'],
    ]);
    expect(await items('[{"a"\n{"a":2}')).toHaveLength(2);
    expect(await items('{"a":1}\nnot JSON')).toHaveLength(2);
  });

  it('are cut at line feeds only, and keep bytes that are no UTF-8 for whoever refuses them', async () => {
    expect(await items('{"a":"x\u2028y"}\n{"a":2}')).toEqual([
      ['line 1', '{"a":"x\u2028y"}'],
      ['line 2', '{"a":2}'],
    ]);
    const latin = Buffer.from('{"a":"é"}\n{"a":2}', 'latin1');
    expect((await items(latin)).map(([place]) => place)).toEqual(['line 1', 'line 2']);
  });

  it('are the members of an array, on one line or several', async () => {
    expect(await items('\uFEFF\n[{"a":1},\n\n{"a":2}]\n')).toEqual([
      ['item 1', '{"a":1}'],
      ['item 2', '{"a":2}'],
    ]);
    expect(await items('[]')).toEqual([]);
  });

  it('are one where the file is one value, and one refusal where it is none at all', async () => {
    expect(await items('{\n  "a": {\n\n    "b": 1\n  }\n}\n')).toEqual([
      ['the file', '{\n  "a": {\n    "b": 1\n  }\n}'],
    ]);
    expect(await items('{\n  "a": \n')).toEqual([['the file', '{\n  "a": ']]);
    expect(await items('\n')).toEqual([]);
  });
});
