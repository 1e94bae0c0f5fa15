import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { EditorSettings, loadConfig, Problem } from '@newsledger/platform';
import type { FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

/**
 * Lets editors in, and nobody else: whoever brings the token of EDITOR_TOKEN, or, where none is set, programs of this machine that
 * spoke to it by its own name. Throws a Problem for others.
 */
@Injectable()
export class EditorsOnly implements CanActivate {
  private readonly token = loadConfig(EditorSettings).EDITOR_TOKEN;

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.token !== '') {
      if (brings(request, this.token)) return true;
      throw new Problem(401, 'not-an-editor', "Editors' commands need the editors' token", {
        detail: 'send it as `Authorization: Bearer TOKEN`',
        headers: { 'www-authenticate': 'Bearer' },
      });
    }
    if (isLocal(request)) return true;
    throw new Problem(403, 'not-an-editor', "Editors' commands are taken from this machine only", {
      detail: 'set EDITOR_TOKEN for the API to take them from elsewhere',
    });
  }
}

/** Compares digests, so that the time it takes tells nothing of the token. */
function brings({ headers }: FastifyRequest, token: string): boolean {
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]?.trim() ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

/**
 * A proxy of this machine speaks for others, and so does a browser whose page has given its own host name our address: both are told by
 * their headers.
 */
function isLocal({ socket, headers, hostname }: FastifyRequest): boolean {
  const isForwarded = headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined;
  return !isForwarded && isLoopback(socket.remoteAddress ?? '') && (hostname === 'localhost' || isLoopback(hostname));
}

function isLoopback(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '');
  return bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}
