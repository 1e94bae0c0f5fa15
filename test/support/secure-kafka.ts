import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../../apps/cli/src/servers/free-port.js';
import { newClusterId } from '../../apps/cli/src/servers/kafka.js';
import { defaultCacheDir, kafkaJars } from '../../apps/cli/src/servers/kafka-jars.js';
import { startServer, untilReady } from '../../apps/cli/src/servers/server-process.js';

const run = promisify(execFile);
const storePassword = 'changeit';

/** A broker that speaks TLS only and knows one user, by SCRAM (both hashes) and PLAIN. */
export type SecureKafka = {
  brokers: string;
  username: string;
  password: string;
  /** PEM text of the authority that signed the broker's certificate: itself. */
  ca: string;
  stop(): Promise<void>;
};

/** Starts one below `dataDir`, which is removed by the caller. */
export async function startSecureKafka(dataDir: string): Promise<SecureKafka> {
  mkdirSync(dataDir, { recursive: true });
  const [broker = 0, controller = 0] = await freePorts(2);
  const user = { username: 'alice', password: 'alice-secret' };
  const ca = await certificate(dataDir);
  const properties = join(dataDir, 'server.properties');
  writeFileSync(properties, settings(dataDir, broker, controller, user));
  const classPath = join(await kafkaJars(defaultCacheDir(process.env)), '*');
  const java = ['-Xmx384m', '-XX:TieredStopAtLevel=1', '-cp', classPath];
  const scram = ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
    '--add-scram',
    `${mechanism}=[name=${user.username},password=${user.password}]`,
  ]);
  await run('java', [...java, 'kafka.tools.StorageTool', 'format', '-t', newClusterId(), '-c', properties, ...scram]);
  const server = await startServer({
    name: 'Kafka with TLS',
    program: 'java',
    args: [
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
      '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info',
      ...java,
      'kafka.Kafka',
      properties,
    ],
    logFile: join(dataDir, 'kafka.log'),
  });
  const stop = async () => {
    await server.stop('SIGTERM', 6_000);
  };
  try {
    await untilReady(server, () => server.output().includes('Kafka Server started'), 60_000);
  } catch (error) {
    await stop();
    throw error;
  }
  return { brokers: `127.0.0.1:${broker}`, ...user, ca, stop };
}

/** Makes a key store with a self-signed certificate for the loopback address and returns the certificate. */
async function certificate(dataDir: string): Promise<string> {
  const store = ['-keystore', join(dataDir, 'broker.p12'), '-storetype', 'PKCS12', '-storepass', storePassword];
  const subject = ['-alias', 'broker', '-dname', 'CN=broker', '-ext', 'san=ip:127.0.0.1,dns:localhost'];
  await run('keytool', [
    '-genkeypair',
    '-keyalg',
    'EC',
    '-groupname',
    'secp256r1',
    '-validity',
    '2',
    ...subject,
    ...store,
  ]);
  const { stdout } = await run('keytool', ['-exportcert', '-rfc', '-alias', 'broker', ...store]);
  return stdout;
}

function settings(
  dataDir: string,
  broker: number,
  controller: number,
  { username, password }: { username: string; password: string },
): string {
  const jaas = 'org.apache.kafka.common.security';
  const login = `username="${username}" password="${password}"`;
  const lines = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `CLIENT://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `CLIENT://127.0.0.1:${broker}`,
    'listener.security.protocol.map': 'CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'CLIENT',
    'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-256',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-256,SCRAM-SHA-512,PLAIN',
    'listener.name.client.scram-sha-256.sasl.jaas.config': `${jaas}.scram.ScramLoginModule required ${login};`,
    'listener.name.client.scram-sha-512.sasl.jaas.config': `${jaas}.scram.ScramLoginModule required ${login};`,
    'listener.name.client.plain.sasl.jaas.config': `${jaas}.plain.PlainLoginModule required ${login} user_${username}="${password}";`,
    'ssl.keystore.type': 'PKCS12',
    'ssl.keystore.location': join(dataDir, 'broker.p12'),
    'ssl.keystore.password': storePassword,
    'ssl.truststore.type': 'PKCS12',
    'ssl.truststore.location': join(dataDir, 'broker.p12'),
    'ssl.truststore.password': storePassword,
    'log.dirs': join(dataDir, 'log'),
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'group.initial.rebalance.delay.ms': 0,
  };
  return Object.entries(lines)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}
