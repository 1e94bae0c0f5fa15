import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

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
