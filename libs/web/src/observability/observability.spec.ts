import { Controller, Get, Module, Param } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import {
  createHttpApp,
  createLogger,
  faultOf,
  HealthChecks,
  HealthModule,
  Metrics,
  MetricsCredential,
  MetricsModule,
  NestLog,
  openApiDocument,
} from '..';

@Controller('things')
class FailingController {
  @Get(':id')
  fail(@Param('id') id: string): never {
    throw new Error(`no ${id}`, { cause: new TypeError(`because of ${id}\n    at KANARIE (x:1:1)`) });
  }
}

const checks = new HealthChecks();
const metrics = new Metrics();

@Module({
  imports: [HealthModule.of(checks), MetricsModule.of(metrics, new MetricsCredential('watching'))],
  controllers: [FailingController],
})
class FailingModule {}

describe('what a process tells of itself', () => {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void lines.push(line) } });
  let app: NestFastifyApplication;
  const http = () => request(app.getHttpServer());
  beforeAll(async () => {
    app = await createHttpApp(FailingModule, { logger, metrics });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  it('is live, and ready while every check holds', async () => {
    expect((await http().get('/health/live')).body).toEqual({ status: 'live' });
    let up = true;
    checks.register('store', () => up);
    expect(() => checks.register('store', () => true)).toThrow('registered already');
    expect((await http().get('/health/ready')).body).toEqual({
      status: 'ready',
      checks: { store: 'up' },
      damaged: 0,
    });
    up = false;
    checks.register('broken', () => Promise.reject(new Error('KANARIE')));
    const answer = await http().get('/health/ready');
    expect([answer.status, answer.body]).toEqual([
      503,
      { status: 'not-ready', checks: { store: 'down', broken: 'down' }, damaged: 0 },
    ]);
    expect(answer.headers['etag']).toBeUndefined();
  });

  it('counts and logs by route template, never by address, header or error text', async () => {
    await http().get('/things/KANARIE?q=KANARIE').set('authorization', 'Bearer KANARIE');
    await http().get('/KANARIE');
    metrics.registerGauge({ name: 'samsyn_test_lag_events', help: 'lag', labels: ['of'] }, () => [
      { value: 3, labels: { of: 'history' } },
    ]);
    for (const wrong of [undefined, 'Bearer ', 'Bearer watching2', 'watching', 'Basic watching']) {
      const asked = http().get('/metrics');
      const refused = await (wrong === undefined ? asked : asked.set('authorization', wrong));
      expect([wrong, refused.status, (refused.body as { code?: string }).code]).toEqual([
        wrong,
        401,
        'AUTH.METRICS_CREDENTIAL_MISSING',
      ]);
      expect(refused.text).not.toContain('samsyn_');
    }
    const text = (await http().get('/metrics').set('authorization', 'Bearer watching')).text;
    expect(text).toContain('{le="+Inf",method="GET",route="/things/:id",status="500"} 1');
    expect(text).toContain('route="none",status="404"');
    expect(text).toContain('samsyn_test_lag_events{of="history"} 3');
    expect(text).toContain('process_cpu_seconds_total');
    const log = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const answered = log.find((line) => line['route'] === '/things/:id');
    const failed = log.find((line) => line['msg'] === 'request failed');
    expect(log.filter((line) => line['status'] === 401).map((line) => line['code'])).toContain(
      'AUTH.METRICS_CREDENTIAL_MISSING',
    );
    expect(answered).toMatchObject({
      level: 'info',
      method: 'GET',
      status: 500,
      requestId: failed?.['requestId'],
    });
    expect(failed).toMatchObject({
      code: 'SERVER.FAULT',
      fault: { name: 'Error', cause: { name: 'TypeError' } },
    });
    expect(lines.join('') + text).not.toContain('KANARIE');
  });

  it('stands in the OpenAPI document as far as a client needs it', async () => {
    const { paths } = await openApiDocument(app);
    expect(paths['/health/live']?.get?.security).toEqual([]);
    expect(Object.keys(paths['/health/ready']?.get?.responses ?? {})).not.toContain('401');
    expect(paths['/metrics']).toBeUndefined();
  });

  it('keeps where a fault was thrown, and what Nest says', () => {
    const fault = faultOf(Object.assign(new Error('KANARIE'), { code: 'E_TEST' }));
    expect(fault).toMatchObject({ name: 'Error', code: 'E_TEST' });
    expect(fault.frames[0]).toContain('observability.spec.ts');
    expect(faultOf('KANARIE')).toEqual({ name: 'string', frames: [] });
    new NestLog(logger).warn('slow', 'SomeContext');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      level: 'warn',
      msg: 'slow',
      context: 'SomeContext',
    });
    logger.info({ body: 'KANARIE', token: 'KANARIE', request: { headers: 'KANARIE' } }, 'redacted');
    expect(lines.at(-1)).not.toContain('KANARIE');
  });
});
