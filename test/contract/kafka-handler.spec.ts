import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createProducer, type LogProducer } from '@newsledger/kafka';
import { uniqueName } from '../support/database.js';
import { consume, kafkaConfig, newTopic, sendNumbers, stopConsumers } from '../support/log.js';
import { until } from '../support/until.js';

let producer: LogProducer;

beforeAll(() => {
  producer = createProducer(kafkaConfig());
});

afterEach(stopConsumers);

afterAll(async () => {
  await producer.close();
});

describe('a handler that cannot', () => {
  it('is asked again, with a count, whatever it throws; the consumer stays a member and loses nothing', async () => {
    const topic = await newTopic(2);
    const attempts: number[] = [];
    const seen: string[] = [];
    const thrown = [new SyntaxError('no JSON'), new TypeError('no function'), new RangeError('no end')];
    const { consumer } = consume({
      topic,
      groupId: uniqueName('group'),
      handle: (batch, { attempt }) => {
        if (batch.some(({ value }) => String(value) === 'poison')) attempts.push(attempt);
        const error = thrown[attempts.length - 1];
        if (error) throw error;
        seen.push(...batch.map(({ value }) => String(value)));
        return Promise.resolve('done');
      },
    });
    await producer.send(topic, [{ key: 'a', value: Buffer.from('poison') }]);
    await until(() => seen.length === 1);
    await sendNumbers(producer, topic, 20);
    await until(() => seen.length === 21);
    expect(attempts).toEqual([1, 2, 3, 4]);
    expect(consumer.state()).toMatchObject({ failures: 0, paused: false });
  });

  it('pauses the topic until it is ready, keeps its membership meanwhile and then gets every record once, in order', async () => {
    const topic = await newTopic(3);
    const groupId = uniqueName('group');
    let up = true;
    let probes = 0;
    const seen: number[] = [];
    const { consumer } = consume({
      topic,
      groupId,
      sessionTimeoutMs: 2_000,
      heartbeatIntervalMs: 500,
      ready: () => {
        probes++;
        return up ? Promise.resolve(true) : Promise.reject(new Error('connection refused'));
      },
      handle: (batch) => {
        if (!up) return Promise.resolve('retry');
        seen.push(...batch.map(({ value }) => Number(value)));
        return Promise.resolve('done');
      },
    });
    await sendNumbers(producer, topic, 30);
    await until(() => seen.length === 30);
    up = false;
    await sendNumbers(producer, topic, 30, 30);
    await until(() => consumer.state().paused);
    // Longer than the session: without heartbeats the group would go on without us and begin anew.
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(consumer.state()).toMatchObject({ status: 'paused', failures: 0, assigned: [0, 1, 2], stalled: false });
    expect(probes).toBeGreaterThan(3);
    up = true;
    await until(() => seen.length >= 60);
    expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i));
    for (let key = 0; key < 8; key++) {
      const ofKey = seen.filter((n) => n % 8 === key);
      expect(ofKey).toEqual([...ofKey].sort((a, b) => a - b));
    }
  });

  it('may take longer than the session, since heartbeats go on, and is given a moment by stop', async () => {
    const topic = await newTopic(1);
    const groupId = uniqueName('group');
    let begun = false;
    const slow = consume({
      topic,
      groupId,
      sessionTimeoutMs: 1_500,
      heartbeatIntervalMs: 300,
      handle: async () => {
        begun = true;
        await new Promise((resolve) => setTimeout(resolve, 3_000));
        return 'done';
      },
    });
    await producer.send(topic, [{ key: 'k', value: Buffer.from('slow') }]);
    await until(() => begun);
    await slow.consumer.stop();
    expect(slow.consumer.state().failures).toBe(0);
    const next = consume({ topic, groupId });
    await producer.send(topic, [{ key: 'k', value: Buffer.from('next') }]);
    await until(() => next.records.length > 0);
    expect(next.records.map(({ value }) => String(value))).toEqual(['next']);
  });

  it('that never ends shows as a stall and does not hold stop up: it is told to give up and its records come again', async () => {
    const topic = await newTopic(1);
    const groupId = uniqueName('group');
    let aborted = false;
    let begun = false;
    const stuck = consume({
      topic,
      groupId,
      stopTimeoutMs: 300,
      stallMs: 200,
      handle: (_batch, { signal }) => {
        begun = true;
        return new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            resolve('done');
          });
        });
      },
    });
    await producer.send(topic, [{ key: 'k', value: Buffer.from('again') }]);
    await until(() => begun);
    expect(stuck.consumer.state().stalled).toBe(false);
    await until(() => stuck.consumer.state().stalled);
    const before = Date.now();
    await stuck.consumer.stop();
    expect(aborted).toBe(true);
    expect(Date.now() - before).toBeLessThan(2_000);
    const next = consume({ topic, groupId });
    await until(() => next.records.length === 1);
  });
});
