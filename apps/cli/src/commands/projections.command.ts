import { parkedStreams, releaseStream, resume, subscriptions, type StreamId } from '@newsledger/event-store';
import { projections } from '@newsledger/read-models';
import Table from 'cli-table3';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { CliError, exitCodes } from '../cli-error.js';
import { defaultDataDir, findTarget, withStore } from '../target.js';

interface Common {
  readonly data: string;
  readonly json?: true;
}

const names = projections.map(({ name }) => name);

const streamId = (text: string): StreamId => {
  const [, category, id] = /^([^/]+)\/(.+)$/.exec(text) ?? [];
  if (category === undefined || id === undefined) throw new InvalidArgumentError('must be CATEGORY/ID');
  return { category, id };
};

const help = `
Read models: ${names.join(', ')}.

An event that a read model cannot fold parks its stream: the others go on, and the stream waits with all that comes in it. Mend the
cause, then release the stream: its events are folded in order. Where streams cannot wait by themselves the read model stops instead,
and goes on from the very event once it is resumed. Whoever runs the read model does it within moments.

Examples:
  newsledger projections list
  newsledger projections release articles article/0197b2c4-6f6e-7cc3-8a7f-2b1d8a9f0c11
  newsledger projections release articles --all
  newsledger projections resume layoffs`;

/** `newsledger projections`: how the read models do, and what an event has held up. */
export function projectionsCommand(): Command {
  const command = new Command('projections')
    .summary('list read models, and let go on what an event has held up')
    .description('How far the read models have come, which of their streams are parked or why they stopped.')
    .addHelpText('after', help);
  const common = (sub: Command) =>
    sub
      .option('--json', 'the answer as JSON')
      .option('--data <dir>', 'data folder of the running instance', defaultDataDir);
  const name = () => new Argument('<name>', 'read model').choices(names);
  common(command.command('list'))
    .description(
      `Lists every generation, with its parked streams. Exit ${exitCodes.no} where something is parked or stopped.`,
    )
    .action(list);
  common(command.command('release'))
    .description(`Lets parked streams of a read model go on. Exit ${exitCodes.no} where none was parked.`)
    .addArgument(name())
    .argument('[stream]', 'parked stream, as CATEGORY/ID', streamId)
    .option('--all', 'every parked stream')
    .action(release);
  common(command.command('resume'))
    .description(
      `Lets a stopped read model go on from the event that stopped it. Exit ${exitCodes.no} where it was not stopped.`,
    )
    .addArgument(name())
    .action(resumeOne);
  return command;
}

const named = ({ category, id }: StreamId): string => `${category}/${id}`;

async function list({ data, json }: Common): Promise<void> {
  const found = await withStore(await findTarget(data), async ({ pool }) =>
    Promise.all((await subscriptions(pool)).map(async (one) => ({ ...one, parked: await parkedStreams(pool, one) }))),
  );
  const isHeldUp = found.some(({ state, parked }) => state === 'stopped' || parked.length > 0);
  if (isHeldUp) process.exitCode = exitCodes.no;
  if (json) {
    for (const one of found) process.stdout.write(`${JSON.stringify(one)}\n`);
    return;
  }
  const table = new Table({
    head: ['read model', 'generation', 'version', 'live', 'state', 'position', 'lag', 'parked'],
    style: { head: [], border: [] },
  });
  for (const { name, generation, version, live, state, reason, position, lag, parked } of found) {
    const how = reason === null ? state : `${state}: ${reason}`;
    table.push([name, generation, version, live ? 'yes' : 'no', how, position, lag, parked.length]);
  }
  const lines = found.flatMap(({ name, generation, parked }) =>
    parked.map(({ stream, position, reason, releaseRequested }) => {
      const how = releaseRequested ? ' (release asked for)' : '';
      return `${name} (generation ${generation}) ${named(stream)} is parked from position ${position}${how}: ${reason}\n`;
    }),
  );
  process.stdout.write(`${table.toString()}\n${lines.join('')}`);
}

async function release(name: string, stream: StreamId | undefined, options: Common & { all?: true }): Promise<void> {
  if ((stream === undefined) !== (options.all === true)) {
    throw new CliError('give either a stream, as CATEGORY/ID, or --all', exitCodes.usage);
  }
  const answers = await withStore(await findTarget(options.data), async ({ pool }) => {
    const wanted = stream ? [stream] : (await parkedStreams(pool, { name })).map((one) => one.stream);
    const asked = [];
    for (const one of wanted) asked.push({ stream: named(one), released: await releaseStream(pool, { name }, one) });
    return asked;
  });
  for (const { stream: one, released } of answers) {
    const line = options.json
      ? JSON.stringify({ name, stream: one, released })
      : `${one}: ${released ? 'release asked for' : 'is not parked'}`;
    process.stdout.write(`${line}\n`);
  }
  if (answers.length === 0 && !options.json) process.stdout.write(`no stream of ${name} is parked\n`);
  if (!answers.some(({ released }) => released)) process.exitCode = exitCodes.no;
}

async function resumeOne(name: string, { data, json }: Common): Promise<void> {
  const resumed = await withStore(await findTarget(data), ({ pool }) => resume(pool, { name }));
  const line = json ? JSON.stringify({ name, resumed }) : `${name}: ${resumed ? 'goes on' : 'was not stopped'}`;
  process.stdout.write(`${line}\n`);
  if (!resumed) process.exitCode = exitCodes.no;
}
