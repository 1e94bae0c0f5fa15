import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createProducer, KafkaUnavailable, type KafkaConfig } from '@newsledger/kafka';
import { uniqueName } from '../support/database.js';
import { consume, kafkaConfig, newTopic, stopConsumers } from '../support/log.js';
import { startSecureKafka, type SecureKafka } from '../support/secure-kafka.js';
import { until } from '../support/until.js';

describe('a Kafka that asks for TLS and a password', () => {
  let dataDir: string;
  let server: SecureKafka;
  let started: SecureKafka | undefined;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'newsledger-tls-'));
    server = started = await startSecureKafka(dataDir);
  }, 90_000);

  afterEach(stopConsumers);

  afterAll(async () => {
    await started?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 30_000);

  type Sasl = NonNullable<KafkaConfig['sasl']>;
  const secured = (mechanism: Sasl['mechanism'], change: Partial<KafkaConfig> = {}): KafkaConfig => ({
    ...kafkaConfig(server.brokers),
    ssl: { ca: server.ca },
    sasl: { mechanism, username: server.username, password: server.password },
    ...change,
  });

  const refused = async (config: KafkaConfig): Promise<string> => {
    const producer = createProducer({ ...config, log: () => undefined }, { sendTimeoutMs: 2_000 });
    const reason = await producer.connect().catch((error: unknown) => error);
    await producer.close();
    expect(reason).toBeInstanceOf(KafkaUnavailable);
    return (reason as Error).message;
  };

  it.each(['scram-sha-256', 'scram-sha-512', 'plain'] as const)(
    'is produced to and consumed from with %s',
    async (mechanism) => {
      const config = secured(mechanism);
      const topic = await newTopic(2, config);
      const producer = createProducer(config);
      await producer.send(topic, [{ key: 'k', value: Buffer.from(mechanism) }]);
      const { records } = consume({ topic, groupId: uniqueName('group') }, config);
      await until(() => records.length === 1);
      await producer.close();
    },
    30_000,
  );

  it('refuses a wrong password, and we say so', async () => {
    const sasl = { mechanism: 'scram-sha-512', username: server.username, password: 'wrong' } as const;
    expect(await refused(secured('scram-sha-512', { sasl }))).toMatch(/authentication failed/i);
  });

  it('is refused by us when nobody we trust has signed its certificate', async () => {
    expect(await refused(secured('plain', { ssl: true }))).toMatch(/self.signed/i);
  });
});
