import { rebuildProjection, RebuildRefused, type EventStore, type Projection } from '@newsledger/event-store';
import { projections } from '@newsledger/read-models';
import { Argument, Command } from 'commander';
import { CliError, exitCodes } from '../cli-error.js';
import { progressBar } from '../progress-bar.js';
import { defaultDataDir, findTarget, withStore } from '../target.js';

interface RebuildCommandOptions {
  readonly data: string;
  readonly json?: true;
}

const names = projections.map(({ name }) => name);

const help = `
Read models: ${names.join(', ')}.

A new generation is folded from the first event beside the one that readers see, and takes its place at once when it is complete.
Articles may come in and be read meanwhile. Ctrl-C pauses: the same call goes on where it stopped, also after a crash.

Examples:
  newsledger rebuild                     every read model, one after the other
  newsledger rebuild layoffs articles
  newsledger rebuild && newsledger replay --check`;

/** `newsledger rebuild`: folds the ledger into new rows and puts them in the place of the old ones. */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .summary('fold read models anew from the ledger')
    .description(
      'Folds read models anew from the first event of the ledger, on a running instance and without a gap for readers.',
    )
    .addArgument(new Argument('[names...]', 'read models; every one unless given').choices(names))
    .option('--json', 'one JSON object for each')
    .option('--data <dir>', 'data folder of the running instance', defaultDataDir)
    .addHelpText('after', help)
    .action(rebuild);
}

async function rebuild(given: readonly string[], options: RebuildCommandOptions): Promise<void> {
  const wanted = projections.filter(({ name }) => given.length === 0 || given.includes(name));
  const interrupt = new AbortController();
  const onSignal = () => interrupt.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
  await withStore(await findTarget(options.data), async (store) => {
    for (const [index, projection] of wanted.entries()) {
      if (await rebuildOne(store, projection, interrupt.signal, options)) continue;
      const left = wanted.slice(index).map(({ name }) => name);
      const data = options.data === defaultDataDir ? '' : ` --data ${options.data}`;
      process.stderr.write(`to go on: newsledger rebuild ${left.join(' ')}${data}\n`);
      process.exitCode = exitCodes.interrupted;
      return;
    }
  });
}

/** Returns whether it is done: it is not where it was interrupted. */
async function rebuildOne(
  store: EventStore,
  projection: Projection,
  signal: AbortSignal,
  { json }: RebuildCommandOptions,
): Promise<boolean> {
  const { name } = projection;
  const bar = progressBar(`${name} {bar} {value}/{total} events, {perSecond}/s, {state}`);
  let [position, head] = [0, 0];
  const began = performance.now();
  bar.start(await store.head(), 0, { perSecond: 0, state: 'building' });
  try {
    const done = await rebuildProjection(store, projection, {
      signal,
      onProgress: (progress) => {
        ({ position, head } = progress);
        const { eventsPerSecond: perSecond, state } = progress;
        bar.setTotal(head);
        bar.update(position, { perSecond, state });
      },
    });
    bar.stop();
    const seconds = (performance.now() - began) / 1_000;
    const { generation, eventsPerSecond } = done;
    const rate = eventsPerSecond > 0 ? ` (${eventsPerSecond} events/s)` : '';
    const line = json
      ? JSON.stringify({ name, generation, position, eventsPerSecond, seconds: Number(seconds.toFixed(3)) })
      : `✔ ${name}: generation ${generation}, at position ${position} after ${seconds.toFixed(1)} s${rate}`;
    process.stdout.write(`${line}\n`);
    return true;
  } catch (error) {
    bar.stop();
    if (error instanceof RebuildRefused) throw new CliError(error.message);
    if (!signal.aborted) throw error;
    // Before the first page it is not known how far an earlier call had come.
    process.stderr.write(`paused: ${name}${head > 0 ? ` at ${position} of ${head}` : ''}\n`);
    return false;
  }
}
