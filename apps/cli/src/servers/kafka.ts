import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from './free-port.js';
import { kafkaInfra, kafkaJars } from './kafka-jars.js';
import { startServer, untilReady, type Exit, type StartHooks } from './server-process.js';

const run = promisify(execFile);

export type KafkaOptions = StartHooks & {
  /** Folder of the broker's log and its settings; made if absent. */
  dataDir: string;
  /** Where the jars are kept, outside the data folder. */
  cacheDir: string;
  /** Where the broker's output goes; `kafka.log` in `dataDir` unless set. */
  logFile?: string;
  ports?: { broker: number; controller: number };
};

/** A running broker; `brokers` is what clients are configured with. */
export type KafkaServer = {
  brokers: string;
  pid: number;
  exited: Promise<Exit>;
  /** Controlled shutdown; kills after `graceMs`, 6 s unless set. */
  stop(graceMs?: number): Promise<void>;
};

const JVM = [
  '-Xms96m',
  '-Xmx512m',
  '-Xss512k',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:MaxDirectMemorySize=128m',
  '-XX:-UsePerfData',
  '-Djava.awt.headless=true',
];

const LOGGING = [
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
  "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
  '-Dorg.slf4j.simpleLogger.showThreadName=false',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info',
];

/**
 * Starts a single Kafka broker (KRaft, static voters) on free ports of the loopback address, formatting its folder
 * once. Resolves when the broker says that it has started; group coordinators may still answer "loading" for a moment.
 * Rejects with its last lines when it does not come up within a minute.
 */
export async function startKafka(options: KafkaOptions): Promise<KafkaServer> {
  const classPath = join(await kafkaJars(options.cacheDir, options.signal), '*');
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const [broker = 0, controller = 0] = options.ports
    ? [options.ports.broker, options.ports.controller]
    : await freePorts(2);
  const properties = join(dataDir, 'server.properties');
  writeFileSync(properties, settings(dataDir, broker, controller));
  if (!existsSync(join(dataDir, 'log', 'meta.properties'))) await format(classPath, properties, clusterId(dataDir));
  const server = await startServer({
    name: 'Kafka',
    program: 'java',
    args: [...JVM, ...LOGGING, '-cp', classPath, 'kafka.Kafka', properties],
    logFile: options.logFile ?? join(dataDir, 'kafka.log'),
    cwd: dataDir,
    spawned: options.spawned,
  });
  try {
    await untilReady(server, () => server.output().includes('Kafka Server started'), 60_000, options.signal);
  } catch (error) {
    await server.stop('SIGKILL', 1_000);
    throw error;
  }
  return {
    brokers: `127.0.0.1:${broker}`,
    pid: server.pid,
    exited: server.exited,
    stop: async (graceMs = 6_000) => {
      await server.stop('SIGTERM', graceMs);
    },
  };
}

function settings(dataDir: string, broker: number, controller: number): string {
  const common = readFileSync(join(kafkaInfra(), 'server.properties'), 'utf8');
  const own = {
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    listeners: `PLAINTEXT://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${broker}`,
    // A properties file takes the backslash for an escape.
    'log.dirs': join(dataDir, 'log').replaceAll('\\', '/'),
  };
  const lines = Object.entries(own).map(([key, value]) => `${key}=${value}`);
  return `${common}\n# Of this start\n${lines.join('\n')}\n`;
}

/** The id is kept beside the log, so that formatting again after a cut-off start names the same cluster. */
function clusterId(dataDir: string): string {
  const file = join(dataDir, 'cluster-id');
  if (!existsSync(file)) writeFileSync(file, newClusterId());
  return readFileSync(file, 'utf8').trim();
}

/**
 * A random cluster id of 22 characters. Its first byte is zero, so that it begins with A: Kafka's tool takes an id that begins with a
 * dash for an option, which one random id in 64 does.
 */
export const newClusterId = (): string => Buffer.concat([Buffer.alloc(1), randomBytes(15)]).toString('base64url');

async function format(classPath: string, properties: string, id: string): Promise<void> {
  const tool = ['-XX:TieredStopAtLevel=1', '-cp', classPath, 'kafka.tools.StorageTool', 'format'];
  await run('java', [...tool, '--ignore-formatted', '-t', id, '-c', properties]);
}
