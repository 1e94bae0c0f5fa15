import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProducer, KafkaUnavailable } from '@newsledger/kafka';
import { freePorts } from '../../apps/cli/src/servers/free-port.js';
import { defaultCacheDir } from '../../apps/cli/src/servers/kafka-jars.js';
import { startKafka, type KafkaServer } from '../../apps/cli/src/servers/kafka.js';
import { uniqueName } from '../support/database.js';
import { consume, kafkaConfig, logged, newTopic, stopConsumers } from '../support/log.js';
import { until } from '../support/until.js';

describe('a broker that goes away', () => {
  let dataDir: string;
  let broker: KafkaServer;
  let started: KafkaServer | undefined;
  let start: () => Promise<KafkaServer>;

  // A broker of its own: the others' would not like it.
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'newsledger-outage-'));
    const [port = 0, controller = 0] = await freePorts(2);
    const ports = { broker: port, controller };
    start = () => startKafka({ dataDir, cacheDir: defaultCacheDir(process.env), ports });
    broker = started = await start();
  }, 60_000);

  afterAll(async () => {
    await stopConsumers();
    await started?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 30_000);

  it('killed under load and started again: what was acknowledged is read, per key in order; nobody is left hanging', async () => {
    const config = kafkaConfig(broker.brokers);
    const topic = await newTopic(3, config);
    const producer = createProducer(config, { sendTimeoutMs: 2_000 });
    const idle = createProducer(config, { sendTimeoutMs: 1_000 });
    await idle.connect();
    const { consumer, records } = consume({ topic, groupId: uniqueName('group') }, config);
    const acknowledged = new Set<string>();
    const unknown: unknown[] = [];
    let next = 0;
    let ended = false;
    const load = async () => {
      while (!ended) {
        const n = next++;
        await producer.send(topic, [{ key: `key-${n % 5}`, value: Buffer.from(String(n)) }]).then(
          () => acknowledged.add(String(n)),
          (error: unknown) => unknown.push(error),
        );
      }
    };
    const loads = [load(), load(), load(), load()];
    await until(() => acknowledged.size > 500);
    process.kill(broker.pid, 'SIGKILL');
    await broker.exited;
    await until(() => unknown.length >= 4, 15_000);
    expect(unknown.every((error) => error instanceof KafkaUnavailable)).toBe(true);
    await expect(idle.send(topic, [{ key: 'k', value: null }])).rejects.toBeInstanceOf(KafkaUnavailable);
    expect(idle.state().reachable).toBe(false);
    const before = acknowledged.size;
    broker = started = await start();
    await until(() => acknowledged.size > before + 500, 40_000);
    ended = true;
    await Promise.all(loads);
    const seen = () => new Set(records.map(({ value }) => String(value)));
    await until(() => [...acknowledged].every((n) => seen().has(n)), 40_000);
    for (let key = 0; key < 5; key++) {
      const firsts = [...seen()]
        .filter((n) => acknowledged.has(n))
        .map(Number)
        .filter((n) => n % 5 === key);
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    }
    expect(consumer.state()).toMatchObject({ status: 'consuming', stalled: false });
    expect(producer.state().reachable).toBe(true);
    await until(() => idle.state().reachable === true);
    await Promise.all([producer.close(), idle.close()]);
    await stopConsumers();
    expect(logged.filter((line) => line.startsWith('error'))).toEqual([]);
  }, 120_000);

  it('frozen: senders are told in time, what they sent is not sent behind their back, and all goes on after it', async () => {
    const config = kafkaConfig(broker.brokers);
    const topic = await newTopic(1, config);
    const producer = createProducer(config, { sendTimeoutMs: 1_000 });
    await producer.send(topic, [{ key: 'k', value: Buffer.from('before') }]);
    process.kill(broker.pid, 'SIGSTOP');
    const begun = Date.now();
    const results = await Promise.allSettled([
      producer.send(topic, [{ key: 'k', value: Buffer.from('during 1') }]),
      producer.send(topic, [{ key: 'k', value: Buffer.from('during 2') }]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(Date.now() - begun).toBeLessThan(1_500);
    process.kill(broker.pid, 'SIGCONT');
    await until(() =>
      producer.send(topic, [{ key: 'k', value: Buffer.from('after') }]).then(
        () => true,
        () => false,
      ),
    );
    const { records } = consume({ topic, groupId: uniqueName('group') }, config);
    await until(() => records.some(({ value }) => String(value) === 'after'));
    // The frozen broker may have had the request in its socket: unknown means at most once here.
    const texts = records.map(({ value }) => String(value));
    expect(texts[0]).toBe('before');
    expect(texts.filter((text) => text === 'during 1').length).toBeLessThanOrEqual(1);
    await producer.close();
  }, 60_000);
});
