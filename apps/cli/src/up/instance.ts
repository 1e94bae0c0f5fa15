import { articlesTopic } from '@newsledger/articles';
import { deadLetterTopic, ensureTopics, inboundTopic, type KafkaConfig } from '@newsledger/kafka';
import { KafkaSettings, loadConfig } from '@newsledger/platform';
import { CommandRefused } from '@newsledger/newsroom';
import { migrate } from '@newsledger/read-models';
import { BadOrganisationList, readOrganisations } from '@newsledger/recording';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importOrganisations } from '../organisations.js';
import { freePorts, preferPort } from '../servers/free-port.js';
import { defaultCacheDir } from '../servers/kafka-jars.js';
import { startKafka, type KafkaServer } from '../servers/kafka.js';
import { startPostgres, type PostgresServer } from '../servers/postgres.js';
import type { StartHooks } from '../servers/server-process.js';
import { shippedFile } from '../shipped-file.js';
import { withStore } from '../target.js';
import type { RunInfo } from './run-file.js';
import { serviceNames, startService, type ServiceName, type ServiceProcess } from './service-process.js';
import { serviceEnvironment, type UpSettings } from './settings.js';
import { Supervised } from './supervised.js';
import type { Claim } from './supervision.js';

export type InstanceOptions = {
  dataDir: string;
  host: string;
  /** Wanted ports; a taken one is replaced by a free one. */
  ports: { api: number; intake: number };
  settings: UpSettings;
  claim: Claim;
  say: (line: string) => void;
};

/** How long the whole stop may take: the promise is 10 s, the rest is slack. */
const stopWithinMs = 9_000;
/** What the broker and the database are left of that at least, so that both end in an orderly way. */
const serversNeedMs = 4_500;

/**
 * The processes of one ledger: the servers unless they are given, and the services.
 * Its methods are called in the order in which they stand here.
 */
export class Instance {
  private databaseUrl: string;
  private adminUrl: string;
  private brokers: string;
  private postgres: Supervised<PostgresServer> | undefined;
  private kafka: Supervised<KafkaServer> | undefined;
  private readonly services = new Map<ServiceName, Supervised<ServiceProcess>>();
  private readonly urls = new Map<ServiceName, string>();
  private stopping = false;

  constructor(private readonly options: InstanceOptions) {
    const { settings } = options;
    this.databaseUrl = settings.DATABASE_URL;
    this.adminUrl = settings.MIGRATION_DATABASE_URL || settings.DATABASE_URL;
    this.brokers = settings.KAFKA_BROKERS;
  }

  /** Starts Postgres on a port that it keeps, unless a database is given. Returns what to tell. */
  async startPostgres(): Promise<string> {
    if (this.databaseUrl) return `given by DATABASE_URL (${withoutPassword(this.databaseUrl)})`;
    const [port = 0] = await freePorts(1);
    const dataDir = join(this.options.dataDir, 'postgres');
    const logFile = this.logFile('postgres');
    const start = (hooks: StartHooks) => startPostgres({ dataDir, port, logFile, log: this.options.say, ...hooks });
    this.postgres = this.supervise('postgres', start);
    const server = await this.postgres.start();
    [this.databaseUrl, this.adminUrl] = [server.url, server.adminUrl];
    return withoutPassword(server.url);
  }

  /** Applies the migrations that the database lacks. Returns what to tell. */
  async migrate(): Promise<string> {
    const applied = await migrate(this.adminUrl);
    return applied.length === 0 ? 'up to date' : applied.join(', ');
  }

  /** Registers what of the list of organisations is new. Returns what to tell; a list that cannot be used stops nothing. */
  async registerOrganisations(): Promise<string> {
    const file = shippedFile('organisations.json');
    try {
      const organisations = readOrganisations(readFileSync(file, 'utf8'));
      const target = { api: undefined, databaseUrl: this.databaseUrl, kafkaBrokers: undefined };
      const { registered } = await withStore(target, (store) => importOrganisations(store, organisations));
      return registered === 0 ? 'up to date' : `${registered} entries from ${file}`;
    } catch (error) {
      if (!(error instanceof BadOrganisationList) && !(error instanceof CommandRefused)) throw error;
      return `${file} was not used: ${error.message.split('\n', 1)[0]}`;
    }
  }

  /** Starts Kafka on ports that it keeps, unless a cluster is given, resolving its jars first. Returns what to tell. */
  async startKafka(): Promise<string> {
    if (this.brokers) return `given by KAFKA_BROKERS (${this.brokers})`;
    const [broker = 0, controller = 0] = await freePorts(2);
    const dataDir = join(this.options.dataDir, 'kafka');
    const cacheDir = defaultCacheDir(this.options.settings);
    const ports = { broker, controller };
    const logFile = this.logFile('kafka');
    const start = (hooks: StartHooks) => startKafka({ dataDir, cacheDir, ports, logFile, ...hooks });
    this.kafka = this.supervise('kafka', start);
    this.brokers = (await this.kafka.start()).brokers;
    return this.brokers;
  }

  /** Makes the topics and their settings; resolves when they can be written to. Returns what to tell. */
  async ensureTopics(): Promise<string> {
    const config: KafkaConfig = {
      ...loadConfig(KafkaSettings, this.environment({})).connection(),
      clientId: 'newsledger-up',
      log: () => undefined,
    };
    await ensureTopics(config, [inboundTopic(articlesTopic), deadLetterTopic(articlesTopic)]);
    return articlesTopic;
  }

  /** Starts the services side by side, each on a port that it keeps. Returns what to tell. */
  async startServices(): Promise<string> {
    const { host, ports } = this.options;
    const [recorder = 0, projector = 0] = await freePorts(2, host);
    const api = await preferPort(ports.api, host);
    const wanted = { intake: await preferPort(ports.intake, host), recorder, projector, api };
    for (const name of serviceNames) {
      const env = this.environment({ PORT: String(wanted[name]), HOST: host });
      const logFile = this.logFile(name);
      this.services.set(
        name,
        this.supervise(name, (hooks) => startService({ name, env, logFile, ...hooks })),
      );
    }
    const starts = [...this.services].map(async ([name, service]) => {
      this.urls.set(name, (await service.start()).url);
    });
    const failed = (await Promise.allSettled(starts)).find((start) => start.status === 'rejected');
    if (failed) throw failed.reason;
    return serviceNames.join(', ');
  }

  /** Where everything is. */
  info(): Omit<RunInfo, 'processes'> {
    return {
      api: this.urls.get('api') ?? '',
      intake: this.urls.get('intake') ?? '',
      databaseUrl: this.databaseUrl,
      kafkaBrokers: this.brokers,
    };
  }

  /** Stops everything in order: what takes in first, the database last. Takes at most ten seconds; never rejects. */
  async stop(): Promise<void> {
    this.stopping = true;
    const deadline = Date.now() + stopWithinMs;
    const left = (reserved: number) => Math.max(deadline - reserved - Date.now(), 100);
    for (const name of serviceNames) await this.services.get(name)?.stop(left(serversNeedMs));
    await this.kafka?.stop(left(1_500));
    await this.postgres?.stop(left(0));
  }

  /** Ends everything at once, for a person in a hurry; the servers recover at the next start. */
  kill(): void {
    for (const process of [...this.services.values(), this.kafka, this.postgres]) process?.kill();
  }

  private environment(own: Record<string, string>): NodeJS.ProcessEnv {
    const { LOG_LEVEL } = this.options.settings;
    return serviceEnvironment({ DATABASE_URL: this.databaseUrl, KAFKA_BROKERS: this.brokers, LOG_LEVEL, ...own });
  }

  private supervise<T extends PostgresServer | KafkaServer | ServiceProcess>(
    name: string,
    start: (hooks: Required<StartHooks>) => Promise<T>,
  ): Supervised<T> {
    // Whoever was interrupted in the middle of its steps must not start anything behind the back of the stop.
    if (this.stopping) throw new Error('interrupted');
    return new Supervised(name, start, this.options.claim, this.options.say);
  }

  private logFile(name: string): string {
    return join(this.options.dataDir, 'logs', `${name}.log`);
  }
}

/** An address that may be shown, also where its password was not encoded as it should have been, or stands among the parameters. */
export function withoutPassword(url: string): string {
  return url
    .replace(/^(\w+:\/\/[^:/?#@]*):(?:[^/?#]*|(?!\d*[/?#]).*)@/, '$1@')
    .replace(/([?&](?:ssl)?password=)[^&#]*/gi, '$1***');
}
