import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { CommandRefused, StaleCase } from '@newsledger/newsroom';
import { Problem } from '@newsledger/platform';
import { catchError, throwError, type Observable } from 'rxjs';

/** What a command names in its path, by the code of its refusal. */
const missing = new Set(['no-such-case', 'case-unknown', 'unknown-organisation']);

/** Answers refused commands: 409 with the current version, 404 for what there is not, 422 naming the field that is wrong. */
@Injectable()
export class TellsRefused implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(catchError((error: unknown) => throwError(() => problemOf(error))));
  }
}

function problemOf(error: unknown): unknown {
  if (error instanceof StaleCase) {
    return new Problem(409, 'stale-version', 'The case has changed since', {
      detail: `it is at version ${error.actual}, not ${error.expected}; look at it again`,
      extensions: { currentVersion: error.actual },
    });
  }
  if (!(error instanceof CommandRefused)) return error;
  const { code, detail, pointer } = error;
  if (missing.has(code) && (pointer === undefined || pointer === '/key')) {
    return new Problem(
      404,
      'not-found',
      `There is no such ${code === 'unknown-organisation' ? 'organisation' : 'case'}`,
      { detail },
    );
  }
  const errors = pointer === undefined ? {} : { errors: [{ pointer, detail }] };
  return new Problem(422, code, 'The command is refused', { detail, ...errors });
}
