import { readDate } from '@newsledger/articles';
import type { ExtractionInput } from '@newsledger/extraction';
import { basename } from 'node:path';
import { CliError, exitCodes } from '../cli-error.js';
import { itemsOf, linesOf, textOf, wholeFile } from '../lines.js';

/** An article of a file, ready to be extracted, or the reason why it is none; `bytes` is how much of the file it took. */
export type FileArticle = {
  readonly place: string;
  readonly bytes: number;
} & ({ readonly id: unknown; readonly input: ExtractionInput } | { readonly unreadable: string });

/** An article's id for a person: scrapers give strings, numbers or none. */
export const nameOf = (id: unknown): string => (typeof id === 'string' ? id : JSON.stringify(id ?? null));

interface Line {
  readonly id?: unknown;
  readonly title?: unknown;
  readonly text?: unknown;
  readonly date?: unknown;
  readonly lang?: unknown;
}

/** The articles of a JSONL or JSON file, in order. What cannot be read is given as that and stops nothing. */
export async function* articlesOf(file: string): AsyncGenerator<FileArticle> {
  for await (const { place, bytes } of itemsOf(linesOf(file))) {
    const read = readLine(textOf(bytes), place === wholeFile);
    const at = { place, bytes: bytes.length + 1 };
    yield typeof read === 'string' ? { ...at, unreadable: read } : { ...at, ...read };
  }
}

const dateForms = '2025-10-29, 2025-10 or 2025 is one';

function readLine(text: string | undefined, isWhole: boolean): { id: unknown; input: ExtractionInput } | string {
  if (text === undefined) return 'no UTF-8';
  try {
    const line = JSON.parse(text) as Line | null;
    if (typeof line?.text !== 'string') return '"text" must be a string';
    const { id, title, date, lang } = line;
    const published = dateOf(date);
    // An article that is dated wrongly would be read as one without a date, and nobody would know.
    if (published === 'wrong') return `"date" is no date: ${dateForms}`;
    return {
      id,
      input: {
        title: typeof title === 'string' ? title : '',
        text: line.text,
        ...(typeof lang === 'string' && { language: lang }),
        ...(typeof published === 'object' && { published: published.date }),
      },
    };
  } catch (error) {
    const hint = isWhole && !/^\s*[[{]/.test(text) ? ' (plain text is read with --date, --lang or --title)' : '';
    return `no JSON${hint}: ${(error as Error).message}`;
  }
}

function dateOf(value: unknown): ReturnType<typeof readDate> {
  if (value === undefined || value === null) return 'absent';
  return typeof value === 'string' || typeof value === 'number' ? readDate(String(value)) : 'wrong';
}

/** What a person says of a plain text on the command line. */
export interface PlainOptions {
  readonly title?: string;
  readonly date?: string;
  readonly lang?: string;
}

/** Whether a file is one article in plain text: by its name, or because its title, date or language are given. */
export function isPlain(file: string, { title, date, lang }: PlainOptions): boolean {
  return [title, date, lang].some((option) => option !== undefined) || /\.(?:txt|text|md)$/i.test(file);
}

/** The article of a plain text: its first line is the title, unless one is given or there is no other line. Rejects with `CliError`. */
export async function plainArticle(
  file: string,
  { title, date, lang }: PlainOptions,
): Promise<{ id: string; input: ExtractionInput }> {
  const published = date === undefined ? undefined : readDate(date);
  if (published === 'wrong' || published === 'absent')
    throw new CliError(`--date ${date} is no date: ${dateForms}`, exitCodes.usage);
  if (lang !== undefined && !/^[a-z]{2,3}(?:-[a-z\d]+)*$/i.test(lang))
    throw new CliError(`--lang ${lang} is no language tag: fr, en or en-GB is one`, exitCodes.usage);
  const lines: Buffer[] = [];
  for await (const line of linesOf(file)) lines.push(line, Buffer.from('\n'));
  const whole = textOf(Buffer.concat(lines));
  if (whole === undefined) throw new CliError(`${file} is no UTF-8`);
  const [, first = '', rest = ''] = /^\s*([^\n]*)\n?([^]*)$/.exec(whole.trimEnd()) ?? [];
  const hasTitle = title === undefined && rest.trim() !== '';
  return {
    id: basename(file),
    input: {
      title: hasTitle ? first.trim() : (title ?? ''),
      text: hasTitle ? rest : whole,
      ...(lang !== undefined && { language: lang }),
      ...(published !== undefined && { published: published.date }),
    },
  };
}
