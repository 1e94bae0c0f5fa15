import { describe, expect, it } from '@jest/globals';
import { failureLine } from './failure.js';

const target = {
  api: 'http://127.0.0.1:4000',
  databaseUrl: 'postgres://app:secret@127.0.0.1:5432/ledger',
  kafkaBrokers: '127.0.0.1:9092',
};
const coded = (message: string, more: object): Error => Object.assign(new Error(message), more);
const named = (message: string, name: string): Error => Object.assign(new Error(message), { name });
const refused = coded('connect ECONNREFUSED ::1:1', { code: 'ECONNREFUSED', syscall: 'connect' });

describe('a failure in one line', () => {
  it.each<[Error, string]>([
    [
      refused,
      'Postgres at postgres://app@127.0.0.1:5432/ledger (DATABASE_URL) cannot be reached: connect ECONNREFUSED ::1:1',
    ],
    [
      Object.assign(new AggregateError([refused, refused], ''), { code: 'ECONNREFUSED' }),
      'Postgres at postgres://app@127.0.0.1:5432/ledger (DATABASE_URL) cannot be reached: connect ECONNREFUSED ::1:1',
    ],
    [
      coded('password authentication failed', { code: '28P01', severity: 'FATAL' }),
      'Postgres at postgres://app@127.0.0.1:5432/ledger (DATABASE_URL) refuses the login: password authentication failed',
    ],
    [
      new TypeError('fetch failed', { cause: refused }),
      'the API at http://127.0.0.1:4000 (NEWSLEDGER_API) does not answer: connect ECONNREFUSED ::1:1',
    ],
    [
      named('The operation was aborted due to timeout', 'TimeoutError'),
      'the API at http://127.0.0.1:4000 (NEWSLEDGER_API) does not answer: The operation was aborted due to timeout',
    ],
    [
      named('no answer within 9 ms', 'KafkaUnavailable'),
      'Kafka at 127.0.0.1:9092 (KAFKA_BROKERS) cannot be reached: no answer within 9 ms',
    ],
    [
      coded('EISDIR: illegal operation on a directory, read', { code: 'EISDIR', syscall: 'read' }),
      'a folder was given where a file is wanted: EISDIR: illegal operation on a directory, read',
    ],
  ])('%s', (error, line) => expect(failureLine(error, target)).toBe(line));

  it('keeps the stack of what is no outage', () =>
    expect(failureLine(new RangeError('ours'), target)).toMatch(/^RangeError: ours\n +at /));
});
