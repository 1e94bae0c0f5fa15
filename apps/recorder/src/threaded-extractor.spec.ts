import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ThreadOptions } from './extraction-thread.js';
import { ThreadedExtractor } from './threaded-extractor.js';

const answer = { claims: [], suppressed: [], engine: 'test', engineVersion: '1', rulesetHash: '' };
/** What the thread does with an article; it answers with the text as the language, so that answers can be told apart. */
const threads = {
  answers: 'port.postMessage({ ...answer, language: text });',
  hangs: "if (text.startsWith('hang')) for (;;); port.postMessage({ ...answer, language: text });",
  dies: "if (text.startsWith('die')) process.exit(3); port.postMessage({ ...answer, language: text });",
  throws:
    "if (text.startsWith('throw')) throw new Error('of the rules'); port.postMessage({ ...answer, language: text });",
  swells:
    "if (text.startsWith('swell')) { const all = []; for (;;) all.push(new Array(1e5).fill(text + all.length)); } port.postMessage({ ...answer, language: text });",
};
const scriptOf = (body: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(
      `import { parentPort as port } from 'node:worker_threads'; const answer = ${JSON.stringify(answer)}; port.on('message', ({ text }) => { ${body} });`,
    )}`,
  );

describe('an extractor with a thread', () => {
  let extractor: ThreadedExtractor;
  afterEach(() => extractor.close());
  const open = (thread: keyof typeof threads, options: Partial<ThreadOptions> = {}) => {
    extractor = new ThreadedExtractor({
      script: scriptOf(threads[thread]),
      limitMs: 20_000,
      memoryMiB: 32,
      ...options,
    });
  };
  const read = async (text: string) => (await extractor.extract({ title: '', text })).language;

  it('reads articles in the order of the calls', async () => {
    open('answers');
    const order: (string | undefined)[] = [];
    const texts = Array.from({ length: 20 }, (_, n) => `text ${n}`);
    await Promise.all(texts.map(async (text) => order.push(await read(text))));
    expect(order).toEqual(texts);
  });

  it('leaves the event loop free while an article is read', async () => {
    open('hangs', { limitMs: 600 });
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 10);
    await expect(read('hang')).rejects.toMatchObject({
      reason: 'extraction-timeout',
      message: 'not read within 600 ms',
    });
    clearInterval(beat);
    expect(longest).toBeLessThan(300);
  });

  it('refuses what takes too long by name, and reads the next', async () => {
    open('hangs', { limitMs: 1_500 });
    const refused = read('hang');
    const next = read('next');
    await expect(refused).rejects.toMatchObject({ name: 'ExtractionRefused', reason: 'extraction-timeout' });
    expect(await next).toBe('next');
  });

  it.each([
    ['dies', 'die', /exit code 3/],
    ['throws', 'throw', /of the rules/],
    ['swells', 'swell', /memory/],
  ] as const)(
    'refuses what ends the thread twice (it %s), and reads the next in a new one',
    async (kind, text, why) => {
      open(kind);
      const refused = read(text.padEnd(8, '!'));
      const next = read('next');
      await expect(refused).rejects.toMatchObject({ reason: 'extraction-failed', message: expect.stringMatching(why) });
      expect(await next).toBe('next');
    },
  );

  it('reads short articles while a long one takes its time', async () => {
    open('hangs', { limitMs: 3_000 });
    const long = read('hang'.padEnd(9_000, '!')).catch((error: unknown) => error);
    expect(await read('short')).toBe('short');
    expect(await long).toMatchObject({ reason: 'extraction-timeout' });
  });

  it('reads an article again whose thread ended by no fault of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsledger-thread-'));
    const mark = JSON.stringify(join(folder, 'ended'));
    const once = `const { existsSync, writeFileSync } = await import('node:fs');
      if (!existsSync(${mark})) { writeFileSync(${mark}, ''); process.exit(1); }`;
    const script = scriptOf(`(async () => { ${once} ${threads.answers} })();`);
    open('answers', { script });
    expect(await read('again')).toBe('again');
    rmSync(folder, { recursive: true });
  });

  it('ends its thread when it is closed, and what it reads is rejected', async () => {
    open('hangs');
    const reading = read('hang').catch((error: unknown) => String(error));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await extractor.close();
    expect(await reading).toMatch(/closed/);
    await expect(read('later')).rejects.toThrow('closed');
  });
});
