import Table from 'cli-table3';
import { Command } from 'commander';
import { resolve } from 'node:path';
import { exitCodes } from '../cli-error.js';
import { defaultDataDir, findTarget, required } from '../target.js';
import { findInstance } from '../up/run-file.js';

const help = `
Examples:
  newsledger status
  newsledger status --json | jq .head`;

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
  const instance = await findInstance(resolve(data));
  const response = await fetch(`${required(target.api, 'NEWSLEDGER_API')}/v1/status`, {
    signal: AbortSignal.timeout(10_000),
  });
  const ledger = (await response.json()) as Record<string, unknown>;
  if (json) process.stdout.write(`${JSON.stringify({ ...ledger, instance })}\n`);
  else print({ ...(instance && { api: instance.api, intake: instance.intake }), ...ledger }, instance?.processes ?? []);
}

function print(members: Record<string, unknown>, processes: readonly { name: string; pid: number }[]): void {
  const table = new Table();
  for (const [name, value] of Object.entries(members)) {
    table.push({ [name]: typeof value === 'string' ? value : JSON.stringify(value, null, 1) });
  }
  if (processes.length > 0) table.push({ processes: processes.map(({ name, pid }) => `${name} (${pid})`).join(', ') });
  process.stdout.write(`${table.toString()}\n`);
}
