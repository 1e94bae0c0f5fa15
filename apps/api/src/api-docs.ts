import { applyDecorators, type INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { apiDocument, problemResponse, serveDocs } from '@newsledger/platform';

/** Documents what may be wrong with any request. */
export const problems: MethodDecorator = applyDecorators(
  problemResponse(400, 'A parameter is unknown or not valid; `errors` names each.'),
  problemResponse(503, 'The database is not reachable. `Retry-After` says when to come back.'),
);
/** Documents that there may be nothing. */
export const notFoundResponse = problemResponse(
  404,
  'There is nothing under this id, or was nothing yet at that moment.',
);

/** The OpenAPI document of the API. */
export function describe(app: INestApplication): OpenAPIObject {
  return apiDocument(
    app,
    'Newsledger: reading',
    'What the press reports about layoffs, leadership changes and AI initiatives, each fact with the words that it came from; ' +
      'now, as it was known at any moment, and the ledger itself. Lists are newest first and page by `next`. ' +
      'Errors are problems (RFC 9457).',
  );
}

/** Serves it at `/docs`. */
export function document(app: INestApplication): void {
  serveDocs(app, () => describe(app));
}
