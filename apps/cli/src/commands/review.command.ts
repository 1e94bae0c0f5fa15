import { reviewReasons } from '@newsledger/newsroom';
import type { CaseSummaryPage, CaseSummaryView } from '@newsledger/read-models';
import Table from 'cli-table3';
import { Command, InvalidArgumentError, Option } from 'commander';
import { read } from '../api.js';
import { defaultDataDir, findTarget } from '../target.js';

interface ReviewOptions {
  readonly reason?: string;
  readonly limit: number;
  readonly next?: string;
  readonly json?: true;
  readonly data: string;
}

const pageSize = (text: string): number => {
  const size = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (size < 1 || size > 200) throw new InvalidArgumentError('must be 1 to 200');
  return size;
};

const help = `
A case is here until an editor has decided on what it asks for: "newsledger case approve" settles all of it, "correct" what is in doubt
about that value, "reject" and "retract" end it. The column "seen" is what their --seen takes. What each reason means: docs/cases.md.

Examples:
  newsledger review
  newsledger review --reason conflicting-figures
  newsledger review --json | jq -r .id`;

/** `newsledger review`: the cases that need a person, and why. */
export function reviewCommand(): Command {
  return new Command('review')
    .summary('list the cases that need a person, and why')
    .description('Lists the cases that need a person, those that were opened last first, each with its reasons.')
    .addOption(new Option('--reason <reason>', 'only those with this reason').choices(reviewReasons))
    .option('--limit <n>', 'at most so many, 1 to 200', pageSize, 50)
    .option('--next <cursor>', 'go on from where the last answer ended')
    .option('--json', 'one JSON object a line')
    .option('--data <dir>', 'data folder of the running instance', defaultDataDir)
    .addHelpText('after', help)
    .action(review);
}

async function review({ data, reason, limit, next, json }: ReviewOptions): Promise<void> {
  const query = new URLSearchParams({ limit: String(limit), ...(reason && { reason }), ...(next && { next }) });
  const page = await read<CaseSummaryPage>(await findTarget(data), `/v1/review-queue?${query.toString()}`);
  if (json) {
    for (const item of page.items) process.stdout.write(`${JSON.stringify(item)}\n`);
    return;
  }
  process.stdout.write(page.items.length > 0 ? `${tableOf(page.items)}\n` : 'nothing waits for a person\n');
  if (page.next !== null) process.stdout.write(`more: newsledger review --next ${page.next}\n`);
}

function tableOf(cases: readonly CaseSummaryView[]): string {
  const table = new Table({
    head: ['id', 'seen', 'about', 'on', 'sources', 'why'],
    style: { head: [], border: [] },
    colWidths: [38, 6, 40, 12, 9, 44],
    wordWrap: true,
  });
  for (const {
    id,
    version,
    about,
    on,
    independentSources,
    review: { needed },
  } of cases) {
    const why = needed.map(({ reason, detail }) => `${reason}: ${detail}`).join('\n');
    table.push([id, version, about, on ?? '', independentSources, why]);
  }
  return table.toString();
}
