import type { StatusView } from '@newsledger/read-models';
import Table from 'cli-table3';
import { Command } from 'commander';
import { resolve } from 'node:path';
import { CliError, exitCodes } from '../cli-error.js';
import { defaultDataDir, findTarget, required } from '../target.js';
import { withoutPassword } from '../up/instance.js';
import { findInstance, type RunInfo } from '../up/run-file.js';

const help = `
Examples:
  newsledger status
  newsledger status --json | jq .head
  psql "$(jq -r .databaseUrl ${defaultDataDir}/run.json)"     the tables themselves: only that file, readable by you alone, holds the password`;

/** `newsledger status`: where an instance is and how far it has come. */
export function statusCommand(): Command {
  return new Command('status')
    .summary('show where the instance is and how far it has come')
    .description(
      `Shows the addresses and processes of the running instance and how far its read models have come. Exit ${exitCodes.no} where a read model is stopped.`,
    )
    .option('--json', 'the answer as JSON')
    .option('--data <dir>', 'data folder of the running instance', defaultDataDir)
    .addHelpText('after', help)
    .action(status);
}

async function status({ data, json }: { data: string; json?: true }): Promise<void> {
  const target = await findTarget(data);
  const found = await findInstance(resolve(data));
  // What is shown here ends in terminals, tickets and logs.
  const instance = found && { ...found, databaseUrl: withoutPassword(found.databaseUrl) };
  const response = await fetch(`${required(target.api, 'NEWSLEDGER_API')}/v1/status`, {
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new CliError(`the API answered ${response.status}`);
  const ledger = (await response.json()) as StatusView;
  if (json) process.stdout.write(`${JSON.stringify({ ...(ledger as object), instance })}\n`);
  else print(ledger, instance);
  if (ledger.projections.some(({ state }) => state === 'stopped')) process.exitCode = exitCodes.no;
}

function print({ head, deadLetters, projections }: StatusView, instance: RunInfo | undefined): void {
  const lines = [`ledger        ${head} events, ${deadLetters} dead letters`];
  if (instance) {
    const processes = instance.processes.map(({ name, pid }) => `${name} (${pid})`).join(', ');
    lines.unshift(
      `REST API      ${instance.api}`,
      `publish to    ${instance.intake}/v1/articles`,
      `processes     ${processes}`,
    );
  }
  const table = new Table({
    head: ['read model', 'position', 'lag', 'state', 'generation', 'parked streams'],
    style: { head: [], border: [] },
  });
  for (const { name, position, lag, lagSeconds, state, reason, generation, parkedStreams } of projections) {
    const behind = lag === 0 ? '0' : `${lag} (${lagSeconds.toFixed(1)} s)`;
    const how = reason === undefined ? state : `${state}: ${reason}`;
    table.push([name, position, behind, how, generation, parkedStreams]);
  }
  process.stdout.write(`${lines.join('\n')}\n${table.toString()}\n`);
}
