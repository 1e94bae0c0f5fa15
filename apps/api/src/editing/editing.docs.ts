import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { Problem, problemResponse } from '@newsledger/platform';

/** What every editor's command answers, and by which header it may be named. */
export const editorial: MethodDecorator = applyDecorators(
  HttpCode(200),
  ApiHeader({
    name: 'idempotency-key',
    required: false,
    description:
      "The caller's own name for the command, up to 200 characters: under one name it is carried out once. Without it, the same " +
      'command on the same version is carried out once.',
  }),
  problemResponse(400, 'The body is no JSON.'),
  problemResponse(401, 'A token of the editors is set, and was not brought.'),
  problemResponse(403, 'No token is set, and the caller is not on the same machine.'),
  problemResponse(422, 'The command makes no sense; `errors` names the field.'),
  problemResponse(503, 'The database is not reachable. `Retry-After` says when to come back.'),
);

/** What a command on a case answers besides. */
export const onCase: MethodDecorator = applyDecorators(
  problemResponse(404, 'There is no such case.'),
  problemResponse(409, 'The case has changed since; `currentVersion` is the one to look at.'),
);

/** Returns the caller's name for a command as the command has it. Throws a Problem for one that is too long. */
export function named(key: string | undefined): { readonly idempotencyKey?: string } {
  if (key === undefined || key === '') return {};
  if (key.length <= 200) return { idempotencyKey: key };
  throw new Problem(422, 'invalid', 'The request is not valid', {
    errors: [{ pointer: '/idempotency-key', detail: 'the header has 200 characters at most' }],
  });
}
