import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { isTransient } from '@newsledger/event-store';
import { catchError, throwError, type Observable } from 'rxjs';

/** The database is away or too slow now; the same request may be answered later. Answered as 503. */
class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** Tells a database that is away from a fault of ours, for every route. */
@Injectable()
export class TellsUnavailable implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next
      .handle()
      .pipe(
        catchError((error: unknown) =>
          throwError(() =>
            isTransient(error) ? new DatabaseUnavailable('the database does not answer', { cause: error }) : error,
          ),
        ),
      );
  }
}
