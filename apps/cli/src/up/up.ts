import { resolve } from 'node:path';
import { Instance, withoutPassword } from './instance.js';
import type { RunInfo } from './run-file.js';
import { publishSample, sampleFile, untilReadable } from './sample.js';
import { upSettings } from './settings.js';
import { formatSeconds, narrator, type Narrator } from './steps.js';
import { claimFolder, type Claim } from './supervision.js';
import { recordedTables } from './tables.js';

export type UpOptions = {
  /** Folder of everything that the instance keeps. */
  data: string;
  /** Show that everything works, stop, and return. */
  once: boolean;
  /** Publish the sample article and show what was recorded. */
  sample: boolean;
  /** Address to listen on. */
  host: string;
  apiPort: number;
  intakePort: number;
  /** Print the addresses as one JSON object on standard output, and nothing for people there. */
  json: boolean;
  quiet: boolean;
};

const sampleWithinMs = 30_000;

/**
 * Runs a ledger: servers, services and their supervision, until SIGINT or SIGTERM, or, with `once`, until it has been
 * shown to work. Returns the exit code: 0 after an orderly end, 1 when something did not come up, which it has then
 * said in one line.
 */
export async function up(options: UpOptions): Promise<number> {
  const started = Date.now();
  const tell = narrator(options.quiet);
  const dataDir = resolve(options.data);
  const interrupt = new AbortController();
  let instance: Instance | undefined;
  let claim: Claim | undefined;
  const kill = () => instance?.kill();
  const unlisten = listen(interrupt, tell, kill);
  try {
    claim = await claimFolder(dataDir);
    if (claim.leftBehind.length > 0)
      tell.say(`Ended what a killed start had left behind: ${claim.leftBehind.join(', ')}`);
    const ports = { api: options.apiPort, intake: options.intakePort };
    instance = new Instance({ dataDir, host: options.host, ports, settings: upSettings(), claim, say: tell.say });
    await untilAborted(bringUp(instance, tell), interrupt.signal);
    const info = claim.publish(instance.info());
    const tables = options.sample ? await showSample(info, tell, interrupt.signal) : '';
    report(options, info, tables, Date.now() - started);
    if (!options.once) await untilInterrupted(interrupt.signal);
    return 0;
  } catch (error) {
    // Who asked for a proof and interrupted it has none.
    if (interrupt.signal.aborted) return options.once ? 130 : 0;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    await bringDown(instance, tell);
    claim?.release();
    unlisten();
  }
}

async function bringUp(instance: Instance, tell: Narrator): Promise<void> {
  // The broker takes longest, so the database is made ready beside it.
  const kafka = instance.startKafka();
  kafka.catch(() => undefined);
  await tell.step('Postgres', () => instance.startPostgres());
  await tell.step('Migrations', () => instance.migrate());
  await tell.step('Organisations', () => instance.registerOrganisations());
  await tell.step('Kafka', () => kafka);
  await tell.step('Topics', () => instance.ensureTopics());
  await tell.step('Services', () => instance.startServices());
}

async function showSample(info: RunInfo, tell: Narrator, signal: AbortSignal): Promise<string> {
  let tables = '';
  await tell.step('Sample article', async () => {
    const delivery = await publishSample(info.intake, sampleFile());
    const cases = await untilReadable(info.api, delivery, sampleWithinMs, signal);
    tables = recordedTables(cases, Math.min(Math.max(process.stdout.columns || 110, 80), 140));
    return 'published through Kafka and readable';
  });
  return tables;
}

function report(options: UpOptions, info: RunInfo, tables: string, tookMs: number): void {
  if (options.json) {
    process.stdout.write(`${JSON.stringify(info)}\n`);
    return;
  }
  if (tables) process.stdout.write(`\n${tables}\n`);
  const data = options.data === '.newsledger' ? '' : ` --data ${options.data}`;
  process.stdout.write(`
Ready after ${formatSeconds(tookMs)}.
  REST API   ${info.api}      its documentation: ${info.api}/docs
  Publish    ${info.intake}/v1/articles
  Postgres   ${withoutPassword(info.databaseUrl)}
  Kafka      ${info.kafkaBrokers}
  Data       ${resolve(options.data)}      logs: ${resolve(options.data, 'logs')}

Try next${options.once ? ', after a start without --once' : ', in another terminal'}:
  curl '${info.api}/v1/layoffs?organisation=Amazon'
  node bin/newsledger.mjs publish samples/article-en.json --wait${data}
  node bin/newsledger.mjs replay --check${data}

${options.once ? '' : 'Ctrl-C stops everything; the data stays.\n'}`);
}

async function bringDown(instance: Instance | undefined, tell: Narrator): Promise<void> {
  if (!instance) return;
  await tell.step('Stopping', async () => {
    await instance.stop();
    return undefined;
  });
}

/**
 * The first signal asks for an orderly end, a second one for an immediate one. An exit out of turn (whoever reads our
 * output may close it) still asks everyone to end: they do so by themselves.
 */
function listen(interrupt: AbortController, tell: Narrator, kill: () => void): () => void {
  let first = 0;
  const onSignal = () => {
    if (first === 0) {
      first = Date.now();
      interrupt.abort(new Error('interrupted'));
      // npm passes on the Ctrl-C that the terminal has sent us already: one that comes at once is the same one.
    } else if (Date.now() - first > 500) {
      tell.say('Ending at once.');
      kill();
    }
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  process.on('exit', kill);
  return () => {
    process.off('exit', kill);
    for (const signal of signals) process.off(signal, onSignal);
  };
}

/** Gives up waiting, not the work: what it has started is ended by the caller. */
async function untilAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  work.catch(() => undefined);
  await Promise.race([work, rejectWhenAborted(signal)]);
}

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => reject(new Error('interrupted'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
  });
}

function untilInterrupted(signal: AbortSignal): Promise<void> {
  return rejectWhenAborted(signal).catch(() => undefined);
}
