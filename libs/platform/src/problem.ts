import {
  Catch,
  HttpException,
  ValidationPipe,
  type ArgumentMetadata,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { Logger } from './logger.js';

/** One thing that is wrong with a request: a JSON pointer (RFC 6901) into the body, or `?name` for a query parameter. */
export interface ProblemDetail {
  readonly pointer: string;
  readonly detail: string;
}

/** The body of an error answer, RFC 9457. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly ProblemDetail[];
}

/** An error that a caller is to read. `type` is a stable code; callers switch on it and on `status`. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly more: {
      readonly detail?: string;
      readonly errors?: readonly ProblemDetail[];
      readonly headers?: Record<string, string>;
      /** Members of the body that only problems of this type have. */
      readonly extensions?: Readonly<Record<string, string | number>>;
    } = {},
  ) {
    super(title);
  }

  body(): ProblemBody {
    return {
      type: `urn:newsledger:problem:${this.code}`,
      title: this.title,
      status: this.status,
      ...(this.more.detail !== undefined && { detail: this.more.detail }),
      ...(this.more.errors !== undefined && { errors: this.more.errors }),
      ...this.more.extensions,
    };
  }
}

const titles: Record<number, string> = {
  400: 'Bad request',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Too large',
};
const unavailableCodes = /^(08|57P|53|ECONN|ETIMEDOUT|EPIPE|ENOTFOUND)/;

/** A dependency that is away for now: the caller should come back, and nothing is wrong with the request. */
function isUnavailable(error: unknown): boolean {
  const { name, code } = error as { name?: string; code?: unknown };
  return (name ?? '').endsWith('Unavailable') || (typeof code === 'string' && unavailableCodes.test(code));
}

/** Answers every error of a service as `application/problem+json`; what is not meant for the caller is logged and answered as 500. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = this.toProblem(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply
      .status(problem.status)
      .headers({ 'content-type': 'application/problem+json; charset=utf-8', ...problem.more.headers })
      .send(JSON.stringify(problem.body()));
  }

  private toProblem(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof HttpException) {
      const status = error.getStatus();
      return new Problem(status, `http-${status}`, titles[status] ?? error.message, { detail: error.message });
    }
    const { statusCode, message } = error as { statusCode?: number; message?: string };
    if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
      const more = message === undefined ? {} : { detail: message };
      return new Problem(statusCode, `http-${statusCode}`, titles[statusCode] ?? 'Bad request', more);
    }
    if (isUnavailable(error)) {
      this.logger.warn({ err: error }, 'a dependency is unavailable');
      return new Problem(503, 'unavailable', 'Temporarily unavailable', { headers: { 'retry-after': '5' } });
    }
    this.logger.error({ err: error }, 'unexpected error');
    return new Problem(500, 'internal', 'Internal error');
  }
}

function flatten(errors: readonly ValidationError[], at = ''): ProblemDetail[] {
  return errors.flatMap((error) => {
    const pointer = `${at}/${error.property}`;
    // The rule that stands first in the class, which says what a value is, comes last here: what is no number is not above a limit.
    const own = Object.values(error.constraints ?? {}).slice(-1);
    return [...own.map((detail) => ({ pointer, detail })), ...flatten(error.children ?? [], pointer)];
  });
}

/** What is wrong with a query names its parameters by `?name`, and is a bad request where a body is one that cannot be processed. */
class RequestPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (!(error instanceof Problem) || metadata.type !== 'query') throw error;
      const errors = error.more.errors?.map(({ pointer, detail }) => ({ pointer: `?${pointer.slice(1)}`, detail }));
      throw new Problem(400, error.code, error.title, { ...error.more, ...(errors && { errors }) });
    }
  }
}

/** Checks parameters and commands against their classes; an unknown member is refused by name. Query parameters answer 400, bodies 422. */
export function validationPipe(): ValidationPipe {
  return new RequestPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errors) => new Problem(422, 'invalid', 'The request is not valid', { errors: flatten(errors) }),
  });
}
