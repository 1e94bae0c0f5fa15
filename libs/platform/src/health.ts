import { Controller, Get, HttpCode, Injectable, Module, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

/** Returns undefined when well, else one sentence on what is wrong. */
export type HealthCheck = () => Promise<string | undefined> | string | undefined;

const checkTimeoutMs = 2_000;

/**
 * What a service needs to do its work. Providers add their checks; `live` ones say whether the process must be restarted,
 * `ready` ones whether it can take work now. A dependency that is down makes a service unready, never dead.
 */
@Injectable()
export class Health {
  private readonly checks = { live: new Map<string, HealthCheck>(), ready: new Map<string, HealthCheck>() };

  add(kind: 'live' | 'ready', name: string, check: HealthCheck): void {
    this.checks[kind].set(name, check);
  }

  /** Runs the checks of one kind side by side, each for at most two seconds. */
  async report(kind: 'live' | 'ready'): Promise<{ ok: boolean; checks: Record<string, string> }> {
    const entries = await Promise.all(
      [...this.checks[kind]].map(async ([name, check]) => [name, (await this.run(check)) ?? 'ok'] as const),
    );
    return { ok: entries.every(([, verdict]) => verdict === 'ok'), checks: Object.fromEntries(entries) };
  }

  private async run(check: HealthCheck): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((resolve) => (timer = setTimeout(resolve, checkTimeoutMs, 'no answer in time')));
    try {
      return await Promise.race([Promise.resolve(check()), late]);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      clearTimeout(timer);
    }
  }
}

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('live') @HttpCode(200) live(@Res({ passthrough: true }) reply: FastifyReply) {
    return this.answer('live', reply);
  }

  @Get('ready') @HttpCode(200) ready(@Res({ passthrough: true }) reply: FastifyReply) {
    return this.answer('ready', reply);
  }

  private async answer(kind: 'live' | 'ready', reply: FastifyReply) {
    const report = await this.health.report(kind);
    if (!report.ok) void reply.status(503);
    return { status: report.ok ? 'ok' : 'unavailable', checks: report.checks };
  }
}

/** `GET /health/live` and `/health/ready`; import it and inject `Health` to add checks. */
@Module({ controllers: [HealthController], providers: [Health], exports: [Health] })
export class HealthModule {}
