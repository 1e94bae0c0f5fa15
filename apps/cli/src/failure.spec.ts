import { describe, expect, it } from '@jest/globals';
import { failureLine } from './failure.js';
import { withoutPassword } from './up/instance.js';

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

  it.each([
    ['postgres://app:secret@db:5432/ledger', 'postgres://app@db:5432/ledger'],
    ['postgres://app:se@cr:et@db/ledger', 'postgres://app@db/ledger'],
    ['postgres://app:se/cr@et?@db/ledger', 'postgres://app@db/ledger'],
    ['postgres://:secret@db/ledger', 'postgres://@db/ledger'],
    ['postgres://app@db/ledger?password=secret&ssl=true', 'postgres://app@db/ledger?password=***&ssl=true'],
    ['postgres://db:5432/ledger?application_name=a@b', 'postgres://db:5432/ledger?application_name=a@b'],
  ])('tells nobody the password of %s', (url, shown) => expect(withoutPassword(url)).toBe(shown));

  it('keeps the stack of what is no outage', () =>
    expect(failureLine(new RangeError('ours'), target)).toMatch(/^RangeError: ours\n +at /));
});
