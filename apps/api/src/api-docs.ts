import { applyDecorators, type INestApplication } from '@nestjs/common';
import { ApiResponse, type OpenAPIObject } from '@nestjs/swagger';
import { apiDocument, serveDocs } from '@newsledger/platform';

const problemSchema = {
  type: 'object',
  title: 'Problem (RFC 9457)',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', description: 'A stable code, `urn:newsledger:problem:<reason>`.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
} as const;

const problemResponse = (status: number, description: string): MethodDecorator =>
  ApiResponse({
    status,
    description,
    content: { 'application/problem+json': { schema: problemSchema as unknown as Record<string, never> } },
  });

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
