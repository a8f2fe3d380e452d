import { Controller, Get, Inject, Module, Res, type DynamicModule } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../http/public';
import { Answers } from '../openapi/answers';
import { Documented } from '../openapi/documented';
import { liveness, readiness, type Readiness } from './health.schema';

const CHECK_TIMEOUT_MS = 2_000;

export type HealthCheck = () => boolean | Promise<boolean>;

/** Named checks that must all hold before this process should be sent work. */
export class HealthChecks {
  private readonly checks = new Map<string, HealthCheck>();

  /** @param damaged events and sealed fields of the log that did not verify since the start */
  constructor(private readonly damaged: () => number = () => 0) {}

  /** @throws Error where the name is taken */
  register(name: string, check: HealthCheck): void {
    if (this.checks.has(name)) throw new Error(`the health check ${name} is registered already`);
    this.checks.set(name, check);
  }

  /** A check that throws, says no or takes more than two seconds is down; nothing of its reason is shown. */
  async readiness(): Promise<Readiness> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, (await holds(check)) ? 'up' : 'down'] as const),
    );
    const status = results.every(([, state]) => state === 'up') ? 'ready' : 'not-ready';
    return { status, checks: Object.fromEntries(results), damaged: this.damaged() };
  }
}

async function holds(check: HealthCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, CHECK_TIMEOUT_MS, false);
  });
  try {
    return await Promise.race([Promise.resolve().then(check), tooLate]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

@Public()
@Documented((api) => api.ApiTags('health'))
@Controller('health')
export class HealthController {
  constructor(@Inject(HealthChecks) private readonly checks: HealthChecks) {}

  @Get('live')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'checkLiveness',
      summary: 'The process answers.',
      description: 'Who may: everyone, without a token.',
      security: [],
    }),
  )
  @Answers('It lives.', liveness)
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'checkReadiness',
      summary: 'Every part that the process needs is up.',
      description: 'Who may: everyone, without a token.',
      security: [],
    }),
  )
  @Answers('It is ready.', readiness)
  @Answers('At least one part is down.', readiness, {
    status: 503,
    example: { status: 'not-ready', checks: { store: 'down' }, damaged: 0 },
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.checks.readiness();
    if (readiness.status === 'not-ready') reply.status(503);
    return readiness;
  }
}

/** Answers GET /health/live and /health/ready, and provides `HealthChecks` for injection. */
@Module({})
export class HealthModule {
  static of(checks: HealthChecks): DynamicModule {
    return {
      module: HealthModule,
      global: true,
      controllers: [HealthController],
      providers: [{ provide: HealthChecks, useValue: checks }],
      exports: [HealthChecks],
    };
  }
}
