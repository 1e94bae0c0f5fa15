import type { logCreator } from 'kafkajs';
import type { KafkaLog, LogLevel } from './config.js';

/**
 * What kafkajs calls an error and is none: it retries these by itself, and an outage is reported once by our own producer and
 * consumer instead of once per attempt.
 */
const passing = [
  /coordinator/i,
  /rebalanc/i,
  /re-?join/i,
  /no leader for this topic-partition/i,
  /does not host this topic-partition/i,
  /not the leader/i,
  /member id/i,
  /consumer group (?:has|is)/i,
  /generation/i,
  /connection/i,
  /failed to connect/i,
  /ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN/,
  /^(?:(?!request ).)*request .*timed? ?out/i,
  /limiting retries for the idempotent producer/i,
  /broker not found|no broker/i,
  /larger than the max message size/i,
  /^crash/i,
  /restarting the consumer/i,
];

const kafkajsError = 1;
const kafkajsWarning = 2;

/** Returns a log creator for kafkajs that hands its lines to ours; what passes by itself is at `debug`, whatever kafkajs calls it. */
export function clientLog(log: KafkaLog): logCreator {
  return () =>
    ({ namespace, level, log: entry }) => {
      const { message, timestamp: _time, logger: _logger, stack: _stack, ...fields } = entry;
      log(severity(level, message, fields.error), `kafkajs: ${message}`, { namespace, ...fields });
    };
}

/** Returns the level at which a line of kafkajs is logged. */
export function severity(level: number, message: string, error: unknown): LogLevel {
  if (level > kafkajsWarning) return 'debug';
  const text = `${message} ${typeof error === 'string' ? error : ''}`;
  if (passing.some((pattern) => pattern.test(text))) return 'debug';
  return level === kafkajsError ? 'error' : 'warn';
}
