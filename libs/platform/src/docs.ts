import type { INestApplication } from '@nestjs/common';
import { ApiResponse, DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI 3.1 document of a service, from its controllers and contracts. Only a built service has the contracts' schemas. */
export function apiDocument(app: INestApplication, title: string, description: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setDescription(description)
    .setVersion('1')
    .build();
  return SwaggerModule.createDocument(app, config);
}

/** Serves a document at `/docs`, and as JSON at `/docs/openapi.json`. One that is given as a function is made when it is first asked for. */
export function serveDocs(app: INestApplication, document: OpenAPIObject | (() => OpenAPIObject)): void {
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'docs/openapi.json' });
}

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

/** Documents an error answer of a route. */
export function problemResponse(status: number, description: string): MethodDecorator {
  const schema = problemSchema as unknown as Record<string, never>;
  return ApiResponse({ status, description, content: { 'application/problem+json': { schema } } });
}
