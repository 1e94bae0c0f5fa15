import { describe, expect, it } from '@jest/globals';
import { recordBytes, type OutgoingRecord } from './record.js';
import { requestLimits, SendQueue, type Sending } from './send-queue.js';

const sending = (topic = 't'): Sending => ({ topic, deadline: 0, unsent: 0, settled: false, settle: () => undefined });
const record = (key: string, size = 10): OutgoingRecord => ({ key, value: Buffer.alloc(size) });
const keys = (taken: readonly { record: OutgoingRecord }[]) => taken.map((waiting) => waiting.record.key);

describe('SendQueue', () => {
  it('gives what waits in the order in which it came, across calls, until nothing is left', () => {
    const queue = new SendQueue();
    queue.add(sending(), [record('a'), record('b')]);
    queue.add(sending(), [record('c')]);
    expect(keys(queue.take())).toEqual(['a', 'b', 'c']);
    expect(queue.take()).toEqual([]);
    expect(queue.bytes).toBe(0);
  });

  it('cuts requests by uncompressed bytes and by number, never between fitting ones', () => {
    const queue = new SendQueue();
    const records = Array.from({ length: 10 }, (_, i) => record(String(i), 100));
    queue.add(sending(), records);
    const each = recordBytes(records[0]!);
    expect(keys(queue.take({ bytes: each * 3, records: 100 }))).toEqual(['0', '1', '2']);
    expect(keys(queue.take({ bytes: each * 4 - 1, records: 100 }))).toEqual(['3', '4', '5']);
    expect(keys(queue.take({ bytes: each * 100, records: 2 }))).toEqual(['6', '7']);
    expect(queue.bytes).toBe(each * 2);
  });

  it('gives a record beyond the limit a request of its own', () => {
    const queue = new SendQueue();
    queue.add(sending(), [record('small'), record('big', requestLimits.bytes + 1), record('after')]);
    expect([keys(queue.take()), keys(queue.take()), keys(queue.take())]).toEqual([['small'], ['big'], ['after']]);
  });

  it('never mixes topics in a request', () => {
    const queue = new SendQueue();
    queue.add(sending('one'), [record('a')]);
    queue.add(sending('two'), [record('b')]);
    queue.add(sending('one'), [record('c')]);
    expect([keys(queue.take()), keys(queue.take()), keys(queue.take())]).toEqual([['a'], ['b'], ['c']]);
  });

  it('drops what belongs to a call that has been answered already', () => {
    const queue = new SendQueue();
    const failed = sending();
    queue.add(failed, [record('a'), record('b')]);
    queue.add(sending(), [record('c')]);
    failed.settled = true;
    expect(keys(queue.take())).toEqual(['c']);
    expect(queue.bytes).toBe(0);
  });

  it('takes back what could not be sent, in front', () => {
    const queue = new SendQueue();
    queue.add(sending(), [record('a'), record('b'), record('c')]);
    const taken = queue.take({ bytes: 10_000, records: 2 });
    queue.putBack(taken);
    expect(keys(queue.take())).toEqual(['a', 'b', 'c']);
  });
});
