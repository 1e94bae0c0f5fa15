import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '@newsledger/platform';
import { createHash } from 'node:crypto';

/**
 * Gives JSON answers an ETag of their content, and answers 304 to whoever has it. Of the content, not of a position: erasing a
 * person's name changes an answer and moves no position. Caches must ask again each time.
 */
export function answerConditionally(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onSend', (request, reply, payload, done) => {
    const isAnswer = reply.statusCode === 200 && typeof payload === 'string' && !reply.hasHeader('cache-control');
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-cache');
    const tag = isAnswer ? entityTag(payload) : undefined;
    if (tag !== undefined) void reply.header('etag', tag);
    if (tag === undefined || !isKnown(tag, request.headers['if-none-match'])) {
      done(null, payload);
      return;
    }
    void reply.code(304).removeHeader('content-length').removeHeader('content-type');
    done(null, null);
  });
}

/** Answers addresses with a NUL in them: no text in the database has one, so that nothing goes by it and nothing is found by it. */
export function refuseNul(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onRequest', ({ url }, reply, done) => {
    if (!url.includes('%00')) {
      done();
      return;
    }
    const problem = nulProblem(url);
    void reply.code(problem.status).type('application/problem+json').send(problem.body());
  });
}

function nulProblem(url: string): Problem {
  const [path, query] = url.split('?', 2);
  if (path?.includes('%00'))
    return new Problem(404, 'not-found', 'There is no such thing', { detail: 'no name has a NUL' });
  const named = [...new URLSearchParams(query)].filter((parameter) => parameter.join('').includes('\0'));
  const errors = named.map(([name]) => ({ pointer: `?${name}`, detail: 'must not have a NUL in it' }));
  return new Problem(400, 'invalid', 'The request is not valid', { errors });
}

function entityTag(content: string): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
}

/** Weak and strong tags are the same here, as RFC 9110 has it for If-None-Match. */
function isKnown(tag: string, ifNoneMatch = ''): boolean {
  const given = ifNoneMatch.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return given.includes(tag) || given.includes('*');
}
