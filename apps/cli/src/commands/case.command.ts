import type { CaseEdited } from '@newsledger/recording';
import { Command, InvalidArgumentError } from 'commander';
import { command as give, exists } from '../api.js';
import { CliError, exitCodes } from '../cli-error.js';
import { decisionOf, editorial, type EditorialOptions } from '../editorial.js';
import { findTarget, type Target } from '../target.js';

const paths = ['layoffs', 'leadership-changes', 'ai-initiatives'] as const;

interface CaseOptions extends EditorialOptions {
  readonly seen: number;
}

const version = (text: string): number => {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('must be a version, 1 or more');
  return Number(text);
};

/** A value as JSON where it is JSON, else as the text that it is. */
const value = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

const help = `
Every command names the version of the case that you have seen ("version" in the API, and in "newsledger review"); where the case has
changed since, nothing happens, and you are told the current one. What an editor has decided holds whatever machines report later.

Examples:
  newsledger case approve 1d0997b6-... --seen 3 --editor jane --reason "called the company"
  newsledger case correct 1d0997b6-... /organisation/name "Acme Cloud" --seen 3 --editor jane --reason "filing of 4 March"
  newsledger case merge 1d0997b6-... 7c1f20aa-... --seen 3 --editor jane --reason "one plan, told twice"
  newsledger case split 1d0997b6-... 5e0b... 88ab... --seen 3 --editor jane --reason "these are about the second plan"

With EDITOR_TOKEN set for the API, set it here too.`;

const examples: Record<string, string> = {
  approve: 'approve 1d0997b6-... --seen 3 --editor jane --reason "called the company"',
  reject: 'reject 1d0997b6-... --seen 3 --editor jane --reason "satire"',
  dispute: 'dispute 1d0997b6-... --seen 3 --editor jane --reason "the company denies it, letter of 4 March"',
  retract: 'retract 1d0997b6-... --seen 3 --editor jane --reason "our error"',
  correct:
    'correct 1d0997b6-... /quantity \'{"min":900,"max":900,"qualifier":"exact","unit":"jobs"}\' --seen 3 --editor jane --reason "filing"',
  merge: 'merge 1d0997b6-... 7c1f20aa-... --seen 3 --editor jane --reason "one plan, told twice"',
  split: 'split 1d0997b6-... 5e0b... --seen 3 --editor jane --reason "the second plan"',
};

/** `newsledger case`: what editors decide about a case. */
export function caseCommand(): Command {
  const command = new Command('case')
    .summary('approve, reject, correct, dispute, retract, merge or split a case')
    .description('Editors decide about a case: a layoff, a leadership change or an AI initiative, by its id.')
    .addHelpText('after', help);
  const verb = (name: string, description: string) =>
    editorial(command.command(name))
      .description(description)
      .argument('<id>', 'id of the case')
      .requiredOption('--seen <version>', 'version of the case that you have seen', version)
      .addHelpText('after', `\nExample:\n  newsledger case ${examples[name]}`);
  const judgement = (name: string, description: string) =>
    verb(name, description).action((id: string, options: CaseOptions) => edit(name, id, options, {}));
  judgement('approve', 'Stands by the case as it is: what asked for review is settled.');
  judgement('reject', 'Finds that the case is no happening, whatever is reported later.');
  judgement('dispute', 'Marks the case as disputed by somebody concerned, until it is approved or corrected.');
  judgement('retract', 'Takes the case back for good.');
  verb('correct', 'Sets one value of the case, whatever machines report later.')
    .argument('<path>', 'JSON pointer into its values, such as /post or /quantity')
    .argument('<to>', 'the value: JSON, or plain text; null takes it away', value)
    .option('--from <value>', 'what stood there for you; refused where something else does', value)
    .action((id: string, path: string, to: unknown, { from, ...options }: CaseOptions & { from?: unknown }) =>
      edit('correct', id, options, { path, to, ...(from !== undefined && { from }) }),
    );
  verb('merge', 'Puts the case with another one, to which its id redirects from then on.')
    .argument('<into>', 'id of the case that survives')
    .action((id: string, into: string, options: CaseOptions) => edit('merge', id, options, { into }));
  verb('split', 'Gives some claims of the case a case of their own.')
    .argument('<claims...>', 'ids of the claims that report another happening')
    .action((id: string, claims: string[], options: CaseOptions) => edit('split', id, options, { claims }));
  return command;
}

async function edit(verb: string, id: string, options: CaseOptions, more: object): Promise<void> {
  const body = { ...decisionOf(options), expectedVersion: options.seen, ...more };
  const target = await findTarget(options.data);
  const path = await pathOf(target, id);
  const answer = await give<CaseEdited>(target, `${path}/${verb}`, body);
  process.stdout.write(options.json ? `${JSON.stringify(answer)}\n` : `${told(verb, answer)}\n`);
}

/** Where the case is found: its id does not tell its kind. */
async function pathOf(target: Target, id: string): Promise<string> {
  const all = paths.map((path) => `/v1/${path}/${encodeURIComponent(id)}`);
  const found = await Promise.all(all.map((path) => exists(target, path)));
  const index = found.indexOf(true);
  if (index < 0) throw new CliError(`there is no case ${id}`, exitCodes.no);
  return all[index]!;
}

const done: Record<string, string> = {
  approve: 'approved',
  reject: 'rejected',
  dispute: 'disputed',
  retract: 'retracted',
  correct: 'corrected',
  merge: 'merged',
  split: 'split',
};

function told(verb: string, { id, version: now, position, into, repeated }: CaseEdited): string {
  const where = into === undefined ? '' : verb === 'merge' ? ` into ${into}` : `, the rest is ${into}`;
  const at = position === undefined ? ', nothing changed' : `, position ${position}`;
  return `${id} ${done[verb]}${where}: version ${now}${at}${repeated ? ', as before' : ''}`;
}
