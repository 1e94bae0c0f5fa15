import { EventStore, openPool } from '@newsledger/event-store';
import type { KafkaConfig } from '@newsledger/kafka';
import { eventTypes } from '@newsledger/newsroom';
import { KafkaSettings, loadConfig } from '@newsledger/platform';
import { IsString } from 'class-validator';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from './cli-error.js';
import { findInstance } from './up/run-file.js';

class TargetSettings {
  @IsString() DATABASE_URL = '';
  @IsString() KAFKA_BROKERS = '';
  /** Address of the REST API of an instance that `up` did not start here. */
  @IsString() NEWSLEDGER_API = '';
}

/** The instance that a command speaks to. */
export interface Target {
  readonly api: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly kafkaBrokers: string | undefined;
}

/** Where `up` keeps its data unless told otherwise. */
export const defaultDataDir = '.newsledger';

let found: Target | undefined;

/** Returns the instance that this call speaks to, undefined until one was found: a failure names its address. */
export function foundTarget(): Target | undefined {
  return found;
}

/**
 * Finds the instance: the one that runs on the data folder, else the one that the environment names.
 * Rejects with `CliError` where there is neither.
 */
export async function findTarget(dataDir: string): Promise<Target> {
  const running = await findInstance(resolve(dataDir));
  if (running) return (found = running);
  const { DATABASE_URL, KAFKA_BROKERS, NEWSLEDGER_API } = loadConfig(TargetSettings);
  if (!DATABASE_URL && !KAFKA_BROKERS && !NEWSLEDGER_API) {
    throw new CliError(
      `nothing runs on ${resolve(dataDir)}: start it with "newsledger up", or set DATABASE_URL, KAFKA_BROKERS and NEWSLEDGER_API`,
    );
  }
  const given = (value: string) => (value === '' ? undefined : value);
  found = { api: given(NEWSLEDGER_API), databaseUrl: given(DATABASE_URL), kafkaBrokers: given(KAFKA_BROKERS) };
  return found;
}

/** Returns what a target has, or throws `CliError` that names the variable which would give it. */
export function required(value: string | undefined, variable: string): string {
  if (value === undefined) throw new CliError(`this command needs ${variable}`);
  return value;
}

/** Runs work on the target's event store and closes it afterwards. */
export async function withStore<Result>(
  target: Target,
  work: (store: EventStore, databaseUrl: string) => Promise<Result>,
): Promise<Result> {
  const databaseUrl = required(target.databaseUrl, 'DATABASE_URL');
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) throw new CliError('DATABASE_URL must begin with postgres://');
  const pool = openPool({
    connectionString: databaseUrl,
    applicationName: 'newsledger.cli',
    role: 'newsledger_app',
    max: 4,
  });
  const store = new EventStore(pool, { events: eventTypes });
  try {
    return await work(store, databaseUrl);
  } finally {
    // A server that froze never confirms the end of a connection.
    const closed = new AbortController();
    const closing = store.close().then(() => pool.end());
    const waited = sleep(2_000, undefined, { signal: closed.signal }).catch(() => undefined);
    await Promise.race([closing.finally(() => closed.abort()), waited]);
  }
}

/** How to reach the target's Kafka; what kafkajs has to say is left to the errors that it throws. */
export function kafkaOf(target: Target): KafkaConfig {
  const KAFKA_BROKERS = required(target.kafkaBrokers, 'KAFKA_BROKERS');
  const settings = loadConfig(KafkaSettings, { KAFKA_BROKERS });
  return { ...settings.connection(), clientId: 'newsledger.cli', log: () => undefined };
}
