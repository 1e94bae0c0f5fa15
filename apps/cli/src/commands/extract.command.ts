import { explainByRules, ruleExtractor } from '@newsledger/extraction';
import { Command } from 'commander';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { CliError, exitCodes } from '../cli-error.js';
import { articlesOf, isPlain, nameOf, plainArticle, type FileArticle, type PlainOptions } from '../extract/articles.js';
import { EarlierAnswers } from '../extract/compare-answers.js';
import { explainPage } from '../extract/explain-page.js';
import { progressBar } from '../progress-bar.js';

interface ExtractOptions extends PlainOptions {
  readonly explain?: true;
  readonly compare?: string;
  readonly color?: boolean;
}

const help = `
A line is {"id", "title", "text", "date"?, "lang"?}; its answer is {"id", "claims", "suppressed", "engine", ...}, in the same order.
A file named *.txt or *.md, or any file with --date, --lang or --title, is one article in plain text: its first line is the title
unless --title is given, and the answer is printed for reading. Without a date, words like "mardi" or "on Tuesday" stay undated.

Examples:
  newsledger extract < articles.jsonl > claims.jsonl
  newsledger extract articles.jsonl | jq -c '.claims[] | [.kind, .organisation.name]'
  newsledger extract article.txt --date 2025-10-29
  newsledger extract article.txt --date 2025-10-29 --lang fr --explain
  pbpaste | newsledger extract - --lang en --explain
  newsledger extract articles.jsonl --compare claims.jsonl     what a newer version reads differently

The exit code is ${exitCodes.no} where a line could not be read or, with --compare, something is read differently.`;

/** `newsledger extract`: what the rules read in articles, without any server. */
export function extractCommand(): Command {
  return new Command('extract')
    .summary('extract claims from articles, without recording them')
    .description(
      'Reads articles, one a line (JSONL), and prints one answer a line. A line that cannot be read is reported with its number on standard error and does not stop the rest.',
    )
    .argument('[file]', 'JSONL, JSON or plain text; standard input unless given', '-')
    .option('--date <date>', 'plain text: when it was published (2025-10-29)')
    .option('--lang <tag>', 'plain text: its language (fr, en); detected unless given')
    .option('--title <words>', 'plain text: its title, instead of the first line')
    .option('--explain', 'a page for people: for each sentence what fired, or what set it aside and why')
    .option('--compare <file>', 'earlier answers (JSONL): print what is read differently now, claim by claim')
    .option('--color', 'colours even where the output is no terminal')
    .option('--no-color', 'no colours')
    .addHelpText('after', help)
    .action(extract);
}

async function extract(file: string, options: ExtractOptions): Promise<void> {
  if (options.explain && options.compare !== undefined)
    throw new CliError('--explain and --compare are two questions: ask one', exitCodes.usage);
  if (options.compare !== undefined) await compare(file, options, options.compare);
  else if (isPlain(file, options)) await extractPlain(file, options);
  else await each(file, ({ id, input }) => answerTo(id, input, options, false));
}

async function extractPlain(file: string, options: ExtractOptions): Promise<void> {
  const { id, input } = await plainArticle(file, options);
  await print(await answerTo(id, input, options, true));
}

type Readable = Extract<FileArticle, { readonly id: unknown }>;

async function answerTo(
  id: unknown,
  input: Readable['input'],
  { explain, color }: ExtractOptions,
  isPretty: boolean,
): Promise<string> {
  if (explain) {
    // In a pipe `isTTY` is not false but absent, and what is not given would be decided by the environment.
    const isColored = color ?? (process.stdout.isTTY ? process.stdout.hasColors() : false);
    return explainPage(nameOf(id), explainByRules(input), isColored);
  }
  return JSON.stringify({ id, ...(await ruleExtractor.extract(input)) }, undefined, isPretty ? 2 : undefined);
}

async function compare(file: string, options: ExtractOptions, old: string): Promise<void> {
  const earlier = await EarlierAnswers.from(old, unreadable);
  const linesFor = async ({ id, input }: Pick<Readable, 'id' | 'input'>) => {
    const { claims } = await ruleExtractor.extract(input);
    return earlier.compare(id, claims).join('\n');
  };
  if (isPlain(file, options)) await print(await linesFor(await plainArticle(file, options)));
  else await each(file, linesFor);
  const { line, isSame } = earlier.summary(`${ruleExtractor.engine} ${ruleExtractor.engineVersion}`);
  await print(line);
  if (!isSame) process.exitCode = exitCodes.no;
}

/** Prints what `work` says of each article of the file, with a bar where standard error is watched and standard output is not. */
async function each(file: string, work: (article: Readable) => Promise<string>): Promise<void> {
  const isWatched = file !== '-' && !process.stdout.isTTY;
  const bar = isWatched ? progressBar('{bar} {percentage} %, {articles} articles, {eta_formatted} left') : undefined;
  let [bytes, articles] = [0, 0];
  bar?.start((await stat(file).catch(() => undefined))?.size ?? 0, 0, { articles });
  try {
    for await (const article of articlesOf(file)) {
      bytes += article.bytes;
      if ('unreadable' in article) unreadable(article.place, article.unreadable);
      else await print(await work(article));
      bar?.update(bytes, { articles: ++articles });
    }
  } finally {
    bar?.stop();
  }
}

function unreadable(place: string, reason: string): void {
  process.stderr.write(`${place}: ${reason}\n`);
  process.exitCode = exitCodes.no;
}

async function print(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}
