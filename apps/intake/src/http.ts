import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/**
 * Bodies of any media type arrive as bytes, at most `maxBytes` of them: what is JSON, UTF-8 and small enough is decided
 * in one place, by the same code for HTTP and for Kafka, and the bytes go to Kafka as they came.
 */
export function takeRawBodies(adapter: FastifyAdapter, maxBytes: number): void {
  adapter.getInstance().removeAllContentTypeParsers();
  adapter.useBodyParser('*', false, { bodyLimit: maxBytes }, (_request, body, done) => done(null, body));
}

/** A receipt is of one moment and for one caller. */
export function neverCache(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onSend', (request, reply, _payload, done) => {
    if (!request.url.startsWith('/docs')) void reply.header('cache-control', 'no-store');
    done();
  });
}

/** The bytes of a request's body; none when it had no body. */
export function bodyOf(request: FastifyRequest): Uint8Array {
  return request.body instanceof Uint8Array ? request.body : new Uint8Array();
}
