import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@newsledger/articles';
import { InvalidUnit, UnknownEvent } from '@newsledger/event-store';
import type { KafkaRecord, Rejection } from '@newsledger/kafka';
import type { PreparedDelivery } from '@newsledger/recording';
import { BatchRecorder } from './record-batch.js';
import { ExtractionRefused } from './extraction-thread.js';

const article: JsonValue = { url: 'https://a.example/1', title: 'A title', text: 'Some words.' };
const attributes = { specversion: '1.0', type: 'newsledger.article.v1', source: 'urn:test', id: '1' };

function recordOf(value: string, headers: Record<string, string> = {}): KafkaRecord {
  const list = Object.entries(headers).map(([name, text]) => ({ name, value: Buffer.from(text) }));
  return {
    topic: 'articles',
    partition: 0,
    offset: 1,
    timestamp: 0,
    key: null,
    value: Buffer.from(value),
    headers: list,
  };
}

/** What becomes of a record that the ledger fails with the given error, at the first attempt. */
async function handled(record: KafkaRecord, failure: Error, refusal?: Error) {
  const letters: Rejection[] = [];
  const recording = {
    prepare: ({ source, id }: { source: string; id: string }) =>
      refusal
        ? Promise.reject(refusal)
        : Promise.resolve({ metadata: { actor: 'test', delivery: { source, id } } } as PreparedDelivery),
    record: () => Promise.reject(failure),
  };
  const deadLetters = {
    record: (more: readonly Rejection[]) => Promise.resolve(letters.push(...more)),
  };
  const logger = { debug: () => undefined, error: () => undefined };
  const outcome = await new BatchRecorder(recording, deadLetters, logger).handle([record]);
  return { outcome, letters };
}

const whole = recordOf(JSON.stringify({ ...attributes, data: article }));

describe('a batch of one partition', () => {
  it('is not tried again for what the ledger will never take', async () => {
    const { outcome, letters } = await handled(whole, new InvalidUnit('too long'));
    expect(outcome).toBe('done');
    expect(letters).toMatchObject([{ reason: 'recording-failed', source: 'urn:test', deliveryId: '1' }]);
  });

  it('is tried again for an error that nobody knows', async () => {
    expect(await handled(whole, new Error('unknown'))).toEqual({ outcome: 'retry', letters: [] });
  });

  it('waits, however often, for a recorder that knows what a newer one has written', async () => {
    const event = {
      ...{ stream: { category: 'docket', id: 'layoff:acme' }, version: 1, position: 1, type: 'ClaimFiled', data: {} },
      ...{ schemaVersion: 2, metadata: { actor: 'newer' }, recordedAt: '2026-01-01T00:00:00.000Z' },
    };
    expect(await handled(whole, new UnknownEvent(event))).toEqual({ outcome: 'retry', letters: [] });
  });

  it('is done with an article that no thread can read, by the name of what went wrong', async () => {
    const refusal = new ExtractionRefused('extraction-timeout', 'not read within 30000 ms');
    const { outcome, letters } = await handled(whole, new Error('unused'), refusal);
    expect(outcome).toBe('done');
    expect(letters).toMatchObject([
      { reason: 'extraction-timeout', detail: 'not read within 30000 ms', source: 'urn:test', deliveryId: '1' },
    ]);
  });

  it('names the dead letters of events in structured mode', async () => {
    const { letters } = await handled(recordOf(JSON.stringify({ ...attributes, data: 'a\0b' })), new Error('unused'));
    expect(letters).toMatchObject([{ reason: 'nul-character', source: 'urn:test', deliveryId: '1' }]);
  });

  it('names dead letters by their headers otherwise, cut to the length that a name can have', async () => {
    const headers = { ce_id: 'x'.repeat(5_000), ce_source: 'urn:test', ce_specversion: '1.0' };
    const { letters } = await handled(recordOf('{}', headers), new Error('unused'));
    expect(letters).toMatchObject([{ source: 'urn:test', deliveryId: 'x'.repeat(2_048) }]);
  });
});
