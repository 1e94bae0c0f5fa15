import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { CliError } from './cli-error.js';

/**
 * The lines of a file, or of standard input for `-`, one at a time and without a byte order mark. Rejects with `CliError` where
 * the file cannot be opened.
 */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let isFirst = true;
  for await (const line of await rawLines(file)) {
    yield isFirst ? line.replace(/^\uFEFF/, '') : line;
    isFirst = false;
  }
}

async function rawLines(file: string): Promise<AsyncIterable<string>> {
  if (file === '-') return createInterface({ input: process.stdin, crlfDelay: Infinity });
  const handle = await open(file).catch((error: unknown) => {
    throw new CliError(`${file} cannot be read: ${String(error)}`);
  });
  return handle.readLines();
}

/** One article of a file: its text, and the line or the place in the array where it stands. */
export interface FileItem {
  readonly place: string;
  readonly text: string;
}

/**
 * The items of lines that hold one JSON value each (JSONL), or one JSON value in all; an array then stands for its members. The
 * first line tells: one that is no JSON by itself is the beginning of a longer value, or, where there is none, a broken line.
 */
export async function* itemsOf(lines: AsyncIterable<string>): AsyncGenerator<FileItem> {
  let number = 0;
  let isJsonLines = false;
  const undecided: FileItem[] = [];
  for await (const text of lines) {
    number++;
    if (text.trim() === '') continue;
    const line = { place: `line ${number}`, text };
    isJsonLines ||= undecided.length === 0 && !text.trimStart().startsWith('[') && parsed(text) !== undefined;
    if (isJsonLines) yield line;
    else undecided.push(line);
  }
  if (undecided.length > 0) yield* wholeOrLines(undecided);
}

function wholeOrLines(lines: readonly FileItem[]): readonly FileItem[] {
  const text = lines.map((line) => line.text).join('\n');
  const value = parsed(text);
  if (Array.isArray(value)) return value.map((item, i) => ({ place: `item ${i + 1}`, text: JSON.stringify(item) }));
  const hasArticles = lines.some((line) => isObject(parsed(line.text)));
  return value === undefined && hasArticles ? lines : [{ place: 'the file', text }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
