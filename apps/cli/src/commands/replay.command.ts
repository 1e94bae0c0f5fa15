import { checkReplay, openReadModels } from '@newsledger/read-models';
import { Command, InvalidArgumentError, Option } from 'commander';
import { once } from 'node:events';
import { exitCodes } from '../cli-error.js';
import { defaultDataDir, findTarget, withStore, type Target } from '../target.js';

interface ReplayOptions {
  readonly data: string;
  readonly from: number;
  readonly until?: number;
  readonly check?: true;
  readonly json?: true;
}

function position(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('a position is a whole number');
  return Number(text);
}

const help = `
Examples:
  newsledger replay                      every event, one JSON object a line
  newsledger replay --from 1000 | jq .type
  newsledger replay --check              folds the ledger again and compares it with what readers see`;

/** `newsledger replay`: prints the ledger, or proves that the read models are what it says. */
export function replayCommand(): Command {
  return new Command('replay')
    .summary('print the ledger as NDJSON, or check the read models against it')
    .description('Prints the events of the ledger in their order, one JSON object a line (NDJSON).')
    .option('--from <position>', 'first position to print', position, 1)
    .option('--until <position>', 'last position to print; the head of the ledger unless given', position)
    .addOption(
      new Option(
        '--check',
        `fold the whole ledger and compare with the live rows: exit ${exitCodes.done} the same, ${exitCodes.no} different`,
      ).conflicts(['from', 'until']),
    )
    .option('--json', 'with --check: the answer as JSON')
    .option('--data <dir>', 'data folder of the running instance', defaultDataDir)
    .addHelpText('after', help)
    .action(async (options: ReplayOptions, command: Command) => {
      const { from, until = from } = options;
      if (from > until) command.error(`error: --from ${from} comes after --until ${until}`);
      const target = await findTarget(options.data);
      await (options.check ? check(target, options) : print(target, options));
    });
}

async function print(target: Target, { from, until }: ReplayOptions): Promise<void> {
  await withStore(target, async (store) => {
    const asOf = until === undefined ? {} : { asOf: { position: until } };
    for await (const event of store.readAll({ after: Math.max(from - 1, 0), stored: true, ...asOf })) {
      if (!process.stdout.write(`${JSON.stringify(event)}\n`)) await once(process.stdout, 'drain');
    }
  });
}

async function check(target: Target, { json }: ReplayOptions): Promise<void> {
  await withStore(target, async (store, databaseUrl) => {
    const readModels = openReadModels(databaseUrl);
    try {
      const verdict = await checkReplay(store, readModels);
      if (json) process.stdout.write(`${JSON.stringify(verdict)}\n`);
      else if (verdict.same) {
        const line = `the same: ${verdict.rows} rows at position ${verdict.position}`;
        process.stdout.write(`✔ ${line}\n`);
      } else {
        const { projection, key, path, live, replayed } = verdict;
        const shown = (value: unknown) => (value === undefined ? '(none)' : JSON.stringify(value));
        process.stdout.write(
          `✖ different: ${projection} ${key} ${path}\n  live      ${shown(live)}\n  replayed  ${shown(replayed)}\n`,
        );
      }
      process.exitCode = verdict.same ? exitCodes.done : exitCodes.no;
    } finally {
      if (readModels.isInitialized) await readModels.destroy();
    }
  });
}
