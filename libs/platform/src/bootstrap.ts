import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { HttpSettings, loadConfig } from './config.js';
import { createLogger, nestLogger, type Logger } from './logger.js';
import { ProblemFilter, validationPipe } from './problem.js';

export interface BootstrapOptions {
  /** The service's name, as it stands in logs. */
  readonly name: string;
  /** The largest request body that is read, in bytes. */
  readonly bodyLimit?: number;
  /** Called before routes are set up, for what only this service needs. */
  readonly configure?: (app: NestFastifyApplication) => void | Promise<void>;
}

/** How long a service may take to finish what it has begun before it is ended all the same. */
const graceMs = 8_000;
/** An address may hold a delivery's two names, of 2,048 characters each, which percent-encoding makes nine times as many bytes. */
const maxHeaderBytes = 64 * 1_024;

/** Builds a service the way every service is built: Fastify, problem+json errors, strict validation. Used by `bootstrap` and by tests. */
export async function createService(
  module: Type,
  options: BootstrapOptions,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: options.bodyLimit ?? 1_048_576,
    forceCloseConnections: 'idle',
    http: { maxHeaderSize: maxHeaderBytes },
  });
  secureAnswers(adapter);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger(logger),
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(logger));
  app.useGlobalPipes(validationPipe());
  await options.configure?.(app);
  return app;
}

/** Answers are data for programs: never rendered, sniffed or framed. The documentation is a page and keeps its own rules. */
function secureAnswers(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onSend', (request, reply, _payload, done) => {
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    if (!request.url.startsWith('/docs')) {
      void reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    }
    done();
  });
}

/**
 * Runs a service until SIGTERM or SIGINT, or until the supervisor that started it is gone; then finishes what was begun and exits 0.
 * Tells a supervisor over IPC `{type: 'ready', url}` once it listens. A service that cannot start says why in one line and exits 1.
 */
export async function bootstrap(module: Type, options: BootstrapOptions): Promise<void> {
  let logger = createLogger(options.name);
  try {
    const settings = loadConfig(HttpSettings);
    logger = createLogger(options.name, settings.LOG_LEVEL);
    const app = await createService(module, options, logger);
    stopOnSignal(app, logger);
    await app.listen(settings.PORT, settings.HOST);
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    logger.info({ url }, 'ready');
    process.send?.({ type: 'ready', url });
  } catch (error) {
    logger.fatal({ err: error }, error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

function stopOnSignal(app: NestFastifyApplication, logger: Logger): void {
  let stopping = false;
  const stop = (why: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ why }, 'stopping');
    setTimeout(() => {
      logger.error('did not stop in time');
      process.exit(1);
    }, graceMs).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal));
  process.on('disconnect', () => stop('supervisor gone'));
}
