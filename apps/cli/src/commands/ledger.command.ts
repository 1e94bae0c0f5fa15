import type { LedgerCheckProgress, LedgerFault } from '@newsledger/event-store';
import { Command } from 'commander';
import { exitCodes } from '../cli-error.js';
import { progressBar } from '../progress-bar.js';
import { defaultDataDir, findTarget, withStore } from '../target.js';

interface CheckOptions {
  readonly data: string;
  readonly json?: true;
}

const help = `
Proved is that no position and no version of a stream is missing or there twice, that every event came in exactly one unit, that time
never goes back, and that the triggers and keys which keep it so are in place. Articles may come in meanwhile. What an event says is
compared by "newsledger replay --check": it finds a changed one by what readers see of it.

Examples:
  newsledger ledger check
  newsledger ledger check --json | jq .faults`;

/** `newsledger ledger`: the log itself, whatever it holds. */
export function ledgerCommand(): Command {
  const command = new Command('ledger').summary('prove that the log is whole').description('The log of all events.');
  command
    .command('check')
    .description(`Proves that the log is whole: exit ${exitCodes.done} it is, ${exitCodes.no} it is not.`)
    .option('--json', 'the answer as JSON')
    .option('--data <dir>', 'data folder of the running instance', defaultDataDir)
    .addHelpText('after', help)
    .action(check);
  return command;
}

async function check({ data, json }: CheckOptions): Promise<void> {
  const target = await findTarget(data);
  const bar = progressBar('checked {bar} {value}/{total} events, {eta_formatted} to go');
  let checked: LedgerCheckProgress = { position: 0, head: 0, events: 0, streams: 0, keys: 0 };
  const began = performance.now();
  const faults = await withStore(target, async (store) => {
    bar.start(await store.head(), 0);
    try {
      return await store.check({
        onProgress: (progress) => {
          checked = progress;
          bar.update(Math.min(progress.position, progress.head));
        },
      });
    } finally {
      bar.stop();
    }
  });
  const seconds = (performance.now() - began) / 1_000;
  if (json)
    process.stdout.write(
      `${JSON.stringify({ sound: faults.length === 0, ...checked, seconds: Number(seconds.toFixed(3)), faults })}\n`,
    );
  else print(checked, seconds, faults);
  process.exitCode = faults.length === 0 ? exitCodes.done : exitCodes.no;
}

function print(
  { position, events, streams, keys }: LedgerCheckProgress,
  seconds: number,
  faults: readonly LedgerFault[],
) {
  const rate = Math.round(events / seconds);
  const read = `${events} events of ${streams} streams under ${keys} keys, in ${seconds.toFixed(1)} s (${rate} events/s)`;
  if (faults.length === 0) {
    process.stdout.write(`✔ sound up to position ${position}: ${read}\n`);
    return;
  }
  const lines = faults.map(({ fault, position: at, detail }) => `  ${at ?? '-'}  ${fault}: ${detail}`);
  process.stdout.write(`✖ not sound, having read ${read}\n${lines.join('\n')}\n`);
}
