import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** A structured logger: one JSON line per entry on standard output, no secrets, no article text. */
export function createLogger(service: string, level = 'info'): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['*.password', '*.DATABASE_URL', '*.authorization', 'DATABASE_URL'],
  });
}

/** Nest's own messages through our logger; its chatter about modules and routes is kept for `debug`. */
export function nestLogger(logger: Logger): LoggerService {
  const context = (rest: unknown[]): { context?: unknown } => (rest.length > 0 ? { context: rest.at(-1) } : {});
  return {
    log: (message: unknown, ...rest: unknown[]) => logger.debug(context(rest), String(message)),
    debug: (message: unknown, ...rest: unknown[]) => logger.debug(context(rest), String(message)),
    verbose: (message: unknown, ...rest: unknown[]) => logger.trace(context(rest), String(message)),
    warn: (message: unknown, ...rest: unknown[]) => logger.warn(context(rest), String(message)),
    error: (message: unknown, ...rest: unknown[]) => logger.error(context(rest), String(message)),
    fatal: (message: unknown, ...rest: unknown[]) => logger.fatal(context(rest), String(message)),
  };
}

/** The logger as a function, as libs take it that know no logger of ours. */
export function logLines(
  logger: Logger,
): (level: 'debug' | 'info' | 'warn' | 'error', message: string, fields: Readonly<Record<string, unknown>>) => void {
  return (level, message, fields) => logger[level](fields, message);
}
