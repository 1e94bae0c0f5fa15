import { CommandRefused, nameKey } from '@newsledger/newsroom';
import { readOrganisations, lineOf, BadOrganisationList, type RegisterEdited } from '@newsledger/recording';
import Table from 'cli-table3';
import { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { command as give } from '../api.js';
import { CliError, exitCodes } from '../cli-error.js';
import { decisionOf, editorial, type EditorialOptions } from '../editorial.js';
import { importOrganisations, readRegister } from '../organisations.js';
import { defaultDataDir, findTarget, withStore } from '../target.js';

const help = `
Every name that an article uses is looked up in the register. An organisation that is part of another is filed with it, as a part; a
name that two organisations go by names neither. Claims that a new entry concerns are filed anew at once.

A list is a JSON array of {name, qualifier?, aliases?, sharedNames?, acronym?, parent?, identifiers?}; organisations.json comes with
Newsledger, is yours to edit, and is read at each "newsledger up".

Examples:
  newsledger organisations list --find amazon
  newsledger organisations import organisations.json
  newsledger organisations register "Acme" --editor jane --reason "in our files"
  newsledger organisations alias acme "Acme International" --editor jane --reason "its name in filings"
  newsledger organisations parent "acme cloud" acme --editor jane --reason "bought in 2024"`;

/** `newsledger organisations`: who goes by which names, and who is part of whom. */
export function organisationsCommand(): Command {
  const command = new Command('organisations')
    .summary('list and register organisations, their names and their parents')
    .description('The register of organisations, by which the names in articles are understood.')
    .addHelpText('after', help);
  command
    .command('list')
    .description('Lists what is registered.')
    .option('--find <text>', 'only those with this text in a name')
    .option('--json', 'one JSON object a line')
    .option('--data <dir>', 'data folder of the running instance', defaultDataDir)
    .action(list);
  command
    .command('import')
    .description('Registers what of a list is not registered yet. Nothing that was registered otherwise is undone.')
    .argument('<file>', 'JSON file')
    .option('--json', 'the answer as JSON')
    .option('--data <dir>', 'data folder of the running instance', defaultDataDir)
    .action(importFile);
  editorial(command.command('register'))
    .description('Registers an organisation.')
    .argument('<name>', 'the name that it is shown by')
    .option('--qualifier <words>', 'what tells it from another of the same name')
    .option('--acronym <acronym>', 'its acronym')
    .option('--parent <key>', 'key or name of the organisation that it is part of')
    .action(register);
  editorial(command.command('alias'))
    .description('Registers another name of an organisation.')
    .argument('<key>', 'key or name of the organisation')
    .argument('<alias>', 'the other name')
    .option('--shared', 'others go by it too, so that it names neither')
    .action((key: string, alias: string, options: EditorialOptions & { shared?: true }) =>
      edit(options, `/${encodeURIComponent(key)}/aliases`, { alias, ...(options.shared && { shared: true }) }),
    );
  editorial(command.command('parent'))
    .description('Registers what an organisation is part of.')
    .argument('<key>', 'key or name of the organisation')
    .argument('<parent>', 'key or name of the organisation that it is part of')
    .action((key: string, parent: string, options: EditorialOptions) =>
      edit(options, `/${encodeURIComponent(key)}/parent`, { parent }),
    );
  return command;
}

async function list({ data, find, json }: { data: string; find?: string; json?: true }): Promise<void> {
  const register = await withStore(await findTarget(data), readRegister);
  const wanted = nameKey(find ?? '');
  const found = [...register.all()].filter(({ key, name, acronym = '', aliases, parent = '' }) =>
    [key, name, acronym, parent, ...aliases].some((one) => nameKey(one).includes(wanted)),
  );
  if (json) {
    for (const organisation of found) process.stdout.write(`${JSON.stringify(organisation)}\n`);
    return;
  }
  const table = new Table({
    head: ['key', 'name', 'also', 'part of'],
    style: { head: [], border: [] },
    wordWrap: true,
  });
  for (const { key, name, acronym, aliases, parent } of found) {
    table.push([key, name, [...(acronym === undefined ? [] : [acronym]), ...aliases].join(', '), parent ?? '']);
  }
  process.stdout.write(found.length > 0 ? `${table.toString()}\n` : 'no such organisation\n');
}

type NewOrganisation = { readonly qualifier?: string; readonly acronym?: string; readonly parent?: string };

function register(name: string, options: EditorialOptions & NewOrganisation): Promise<void> {
  const { qualifier, acronym, parent } = options;
  const given = Object.entries({ qualifier, acronym, parent }).filter(([, value]) => value !== undefined);
  return edit(options, '', { name, ...Object.fromEntries(given) });
}

async function edit(options: EditorialOptions, path: string, more: object): Promise<void> {
  const body = { ...decisionOf(options), ...more };
  const answer = await give<RegisterEdited>(await findTarget(options.data), `/v1/organisations${path}`, body);
  report(answer, options.json === true);
}

async function importFile(file: string, { data, json }: { data: string; json?: true }): Promise<void> {
  const text = await readFile(file, 'utf8');
  const organisations = listOf(file, text);
  const target = await findTarget(data);
  const answer = await withStore(target, (store) => importOrganisations(store, organisations)).catch(
    (error: unknown) => {
      if (!(error instanceof CommandRefused)) throw error;
      throw new CliError(`${file}: ${lineOf(text, error.pointer)}${error.detail}`, exitCodes.no);
    },
  );
  report(answer, json === true);
}

function listOf(file: string, text: string) {
  try {
    return readOrganisations(text);
  } catch (error) {
    if (error instanceof BadOrganisationList) throw new CliError(`${file}: ${error.message}`, exitCodes.no);
    throw error;
  }
}

function report(answer: RegisterEdited, json: boolean): void {
  const { registered, moved, version, repeated } = answer;
  const what = repeated
    ? 'nothing new: it was registered before'
    : `${registered} registered, ${moved} claims filed anew`;
  process.stdout.write(json ? `${JSON.stringify(answer)}\n` : `${what}; the register is at version ${version}\n`);
}
