import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { CliError } from './cli-error.js';

/**
 * The lines of a file, or of standard input for `-`, one at a time, as bytes and without a byte order mark: what is not UTF-8 must
 * be found, not mended, and only line feeds end a line. Rejects with `CliError` where the file cannot be read.
 */
export async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let isFirst = true;
  try {
    for await (const line of await rawLines(file)) {
      const bytes = Buffer.from(line, 'latin1');
      yield isFirst && bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;
      isFirst = false;
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new CliError(`${file} cannot be read: ${error.message}`);
    throw error;
  }
}

const byteOrderMark = Buffer.from('\uFEFF', 'utf8');

/** In Latin-1 each byte is one character, so that nothing is decoded before it is looked at. */
async function rawLines(file: string): Promise<AsyncIterable<string>> {
  if (file !== '-') return (await open(file)).readLines({ encoding: 'latin1' });
  return createInterface({ input: process.stdin.setEncoding('latin1'), crlfDelay: Infinity });
}

/** Text of bytes that are UTF-8, undefined for others. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** One article of a file: its bytes, and the line or the place in the array where it stands. */
export interface FileItem {
  readonly place: string;
  readonly bytes: Buffer;
}

/**
 * The items of lines that hold one JSON value each (JSONL), or one JSON value in all; an array then stands for its members. The
 * first line tells: one that is no JSON by itself is the beginning of a longer value, or, where there is none, a broken line.
 */
export async function* itemsOf(lines: AsyncIterable<Buffer>): AsyncGenerator<FileItem> {
  let number = 0;
  let isJsonLines = false;
  const undecided: FileItem[] = [];
  for await (const bytes of lines) {
    number++;
    if (bytes.toString('latin1').trim() === '') continue;
    const line = { place: `line ${number}`, bytes };
    isJsonLines ||= undecided.length === 0 && bytes[0] !== '['.charCodeAt(0) && parsed(bytes) !== undefined;
    if (isJsonLines) yield line;
    else undecided.push(line);
  }
  if (undecided.length > 0) yield* wholeOrLines(undecided);
}

/** The place of the one item of a file that is one value, or none that can be read. */
export const wholeFile = 'the file';

function wholeOrLines(lines: readonly FileItem[]): readonly FileItem[] {
  const bytes = Buffer.concat(lines.flatMap((line, i) => (i === 0 ? [line.bytes] : [Buffer.from('\n'), line.bytes])));
  const value = parsed(bytes);
  if (Array.isArray(value)) {
    return value.map((item, i) => ({ place: `item ${i + 1}`, bytes: Buffer.from(JSON.stringify(item), 'utf8') }));
  }
  const hasArticles = lines.some((line) => isObject(parsed(line.bytes)));
  return value === undefined && hasArticles ? lines : [{ place: wholeFile, bytes }];
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(textOf(bytes) ?? '') as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
