import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { ArgumentMetadata } from '@nestjs/common';
import { IsString, Length } from 'class-validator';
import { Problem, validationPipe } from './problem.js';

class Retract {
  @IsString() @Length(1, 20) reason: string;
}

const refused = (body: unknown, type: ArgumentMetadata['type'] = 'body') =>
  (validationPipe().transform(body, { type, metatype: Retract }) as Promise<unknown>).then(
    () => undefined,
    (error: unknown) => (error instanceof Problem ? error.body() : error),
  );

describe('a command', () => {
  it('is taken when it says what its class declares', async () => {
    expect(await refused({ reason: 'hoax' })).toBeUndefined();
  });

  it('is refused with an unknown field, by name', async () => {
    expect(await refused({ reason: 'hoax', admin: true })).toMatchObject({
      status: 422,
      errors: [{ pointer: '/admin' }],
    });
  });

  it('is refused with every wrong field named', async () => {
    expect(await refused({ reason: '' })).toMatchObject({ status: 422, errors: [{ pointer: '/reason' }] });
    expect(await refused({})).toMatchObject({ status: 422, errors: [{ pointer: '/reason' }] });
  });

  it('is told what a field has to be before what it may hold', async () => {
    expect(await refused({})).toMatchObject({ errors: [{ pointer: '/reason', detail: 'reason must be a string' }] });
  });

  it('is answered with 400 where a query parameter is wrong', async () => {
    expect(await refused({ reason: 'hoax', admin: 'true' }, 'query')).toMatchObject({
      status: 400,
      errors: [{ pointer: '?admin' }],
    });
  });
});
