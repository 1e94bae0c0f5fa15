import { ruleExtractor } from '@newsledger/extraction';
import { readDate } from '@newsledger/articles';
import { Command } from 'commander';
import { once } from 'node:events';
import { exitCodes } from '../cli-error.js';
import { linesOf, textOf } from '../lines.js';

const help = `
Each line is {"id", "title", "text", "date"?, "lang"?}; each answer {"id", "claims", "suppressed"}, in the same order.

Examples:
  newsledger extract < articles.jsonl > claims.jsonl
  newsledger extract articles.jsonl | jq '.claims[].kind'`;

/** `newsledger extract`: what the rules read in articles, without any server. */
export function extractCommand(): Command {
  return new Command('extract')
    .summary('extract claims from articles, without recording them')
    .description(
      `Reads one article a line (JSONL) and prints one answer a line. A line that cannot be read is reported with its number and skipped; the exit code is then ${exitCodes.no}.`,
    )
    .argument('[file]', 'JSONL file; standard input unless given', '-')
    .addHelpText('after', help)
    .action(extract);
}

interface Line {
  readonly id?: unknown;
  readonly title?: unknown;
  readonly text?: unknown;
  readonly date?: unknown;
  readonly lang?: unknown;
}

async function extract(file: string): Promise<void> {
  let number = 0;
  for await (const bytes of linesOf(file)) {
    number++;
    const text = textOf(bytes);
    if (text?.trim() === '') continue;
    const answer = await answerTo(text, number);
    if (answer === undefined) process.exitCode = exitCodes.no;
    else if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
  }
}

async function answerTo(text: string | undefined, number: number): Promise<object | undefined> {
  const line = text === undefined ? 'no UTF-8' : read(text);
  if (typeof line === 'string') {
    process.stderr.write(`line ${number}: ${line}\n`);
    return undefined;
  }
  const published = typeof line.date === 'string' ? readDate(line.date) : undefined;
  const extraction = await ruleExtractor.extract({
    title: typeof line.title === 'string' ? line.title : '',
    text: line.text,
    ...(typeof line.lang === 'string' && { language: line.lang }),
    ...(typeof published === 'object' && { published: published.date }),
  });
  return { id: line.id, ...extraction };
}

/** The line as an article, or what is wrong with it. */
function read(text: string): (Line & { text: string }) | string {
  try {
    const line = JSON.parse(text) as Line | null;
    return typeof line?.text === 'string' ? { ...line, text: line.text } : '"text" must be a string';
  } catch (error) {
    return `no JSON: ${(error as Error).message}`;
  }
}
