import { describe, expect, it } from '@jest/globals';
import { clientLog, severity } from './client-log.js';

const error = 1;
const warning = 2;
const info = 4;

describe('the log of kafkajs', () => {
  it.each([
    ['Response GroupCoordinator(key: 10, version: 2)', 'The group coordinator is not available'],
    ['Response JoinGroup(key: 11, version: 5)', 'The group member needs to have a valid member id before joining'],
    ['Response Heartbeat(key: 12, version: 3)', 'The group is rebalancing, so a rejoin is needed'],
    ['Response Metadata(key: 3, version: 6)', 'This server does not host this topic-partition'],
    [
      'Response Metadata(key: 3, version: 6)',
      'There is no leader for this topic-partition as we are in the middle of a leadership election',
    ],
    ['Connection error: connect ECONNREFUSED 127.0.0.1:9092', undefined],
    ['Failed to connect to seed broker, trying another broker from the list: Connection error', undefined],
    ['Restarting the consumer in 300ms', undefined],
  ])('keeps quiet about what passes by itself: %s', (message, cause) => {
    expect(severity(error, message, cause)).toBe('debug');
  });

  it('keeps its word otherwise', () => {
    expect(severity(error, 'Offset out of range, resetting to default offset', undefined)).toBe('error');
    expect(severity(error, 'Response SaslAuthenticate', 'SASL Authentication failed')).toBe('error');
    expect(severity(warning, 'Something odd', undefined)).toBe('warn');
    expect(severity(info, 'Consumer has joined the group', undefined)).toBe('debug');
  });

  it('hands over the fields, without stacks', () => {
    const lines: unknown[] = [];
    const log = clientLog((...line) => lines.push(line))(info);
    log({
      namespace: 'Consumer',
      level: error,
      label: 'ERROR',
      log: { message: 'odd', timestamp: 'now', logger: 'kafkajs', stack: 'at', groupId: 'g' },
    });
    expect(lines).toEqual([['error', 'kafkajs: odd', { namespace: 'Consumer', groupId: 'g' }]]);
  });
});
