import { applyDecorators } from '@nestjs/common';
import type { ApiBodyOptions } from '@nestjs/swagger';
import { articleEventSchema, ninjsArticleSchema, plainArticleSchema } from '@newsledger/articles';
import { problemResponse } from '@newsledger/platform';

type Schema = NonNullable<Extract<ApiBodyOptions, { schema: unknown }>['schema']>;

/** The accepted bodies. The schemas are the ones that the adapters are tested against. */
export const articleBody: ApiBodyOptions = {
  required: true,
  schema: {
    anyOf: [
      plainArticleSchema,
      ninjsArticleSchema,
      articleEventSchema,
      { type: 'array', title: 'Batch of article events', items: articleEventSchema },
    ] as unknown as Schema[],
  },
};

const meanings: readonly (readonly [status: number, description: string])[] = [
  [400, 'The body is empty, not UTF-8, broken JSON, or nests too deep.'],
  [413, 'An article over 512 KiB, or a request over 8 MiB.'],
  [415, 'A media type or an encoding that is not read here.'],
  [422, 'No article of the request is acceptable; `errors` names each wrong field.'],
  [503, 'Kafka is not reachable. `Retry-After` says when to come back; repeating the request is safe.'],
];

/** Documents the error answers of publishing. */
export const problemResponses: MethodDecorator = applyDecorators(
  ...meanings.map(([status, description]) => problemResponse(status, description)),
);
