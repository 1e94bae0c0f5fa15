import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { CliError } from './cli-error.js';

/** The lines of a file, or of standard input for `-`, one at a time. Rejects with `CliError` where the file cannot be opened. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  if (file === '-') {
    yield* createInterface({ input: process.stdin, crlfDelay: Infinity });
    return;
  }
  const handle = await open(file).catch((error: unknown) => {
    throw new CliError(`${file} cannot be read: ${String(error)}`);
  });
  yield* handle.readLines();
}

/** One article of a file: its text, and the line or the place in the array where it stands. */
export interface FileItem {
  readonly place: string;
  readonly text: string;
}

/** The items of a file that holds one JSON value a line (JSONL), or one JSON value in all; an array then stands for its members. */
export async function* itemsOf(file: string): AsyncGenerator<FileItem> {
  let number = 0;
  let whole: string[] | undefined;
  for await (const text of linesOf(file)) {
    number++;
    if (whole) whole.push(text);
    else if (number === 1 && !isJsonObject(text)) whole = [text];
    else if (text.trim() !== '') yield { place: `line ${number}`, text };
  }
  if (!whole) return;
  const text = whole.join('\n');
  const members = arrayMembers(text);
  if (members === undefined) yield { place: 'the file', text };
  else yield* members.map((member, i) => ({ place: `item ${i + 1}`, text: JSON.stringify(member) }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isJsonObject(text: string): boolean {
  const value = parsed(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function arrayMembers(text: string): unknown[] | undefined {
  const value = parsed(text);
  return Array.isArray(value) ? value : undefined;
}
