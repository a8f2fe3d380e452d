import { Controller, Get, Module, Param } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError, unknownTo } from '@samsyn/kernel';
import { EventAltered, EventIdTaken, StoreUnavailable, WrongExpectedRevision } from '@samsyn/event-store';
import request from 'supertest';
import { createHttpApp, createLogger, HttpProblem } from '..';

const thrown: Record<string, () => Error> = {
  rule: () => new DomainError('PLAN.NOT_BRIEFED', { unmet: ['PLAN.NOT_BRIEFED'] }),
  forbidden: () => new DomainError('ACCESS.NOT_YOURS', {}, 'forbidden'),
  unknown: () => unknownTo('OPERATION'),
  invalid: () => new DomainError('TIME.IN_THE_FUTURE', {}, 'invalid'),
  waiting: () => new DomainError('COMMANDS.TOO_MANY_WAITING', {}, 'unavailable'),
  revision: () => new WrongExpectedRevision('s', 1, 2),
  taken: () => new EventIdTaken('e'),
  closed: () => new StoreUnavailable('KANARIE'),
  altered: () => new EventAltered(1),
  full: () => Object.assign(new Error('KANARIE'), { code: 'SQLITE_FULL' }),
  fault: () => new Error('KANARIE of a person\n    at KANARIE (x:1:1)'),
  problem: () => new HttpProblem(401, 'AUTH.TOKEN_MISSING', { headers: { 'www-authenticate': 'Bearer' } }),
};

@Controller('throws')
class ThrowingController {
  @Get(':what')
  fail(@Param('what') what: string): never {
    throw thrown[what]?.() ?? new Error('unknown test case');
  }
}

@Module({ controllers: [ThrowingController] })
class ThrowingModule {}

describe('problem documents', () => {
  const lines: string[] = [];
  let app: NestFastifyApplication;
  const http = () => request(app.getHttpServer());
  beforeAll(async () => {
    const logger = createLogger({ destination: { write: (line) => void lines.push(line) } });
    app = await createHttpApp(ThrowingModule, { logger });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  it.each([
    ['rule', 409, 'PLAN.NOT_BRIEFED'],
    ['forbidden', 403, 'ACCESS.NOT_YOURS'],
    ['unknown', 404, 'OPERATION.UNKNOWN'],
    ['invalid', 400, 'TIME.IN_THE_FUTURE'],
    ['waiting', 503, 'COMMANDS.TOO_MANY_WAITING'],
    ['revision', 409, 'STORE.CONFLICT'],
    ['taken', 409, 'REQUEST.IDEMPOTENCY_KEY_REUSED'],
    ['closed', 503, 'STORE.UNAVAILABLE'],
    ['full', 503, 'STORE.UNAVAILABLE'],
    ['altered', 503, 'LOG.ALTERED'],
    ['fault', 500, 'SERVER.FAULT'],
    ['problem', 401, 'AUTH.TOKEN_MISSING'],
  ])('tells %s as %i %s', async (what, status, code) => {
    const answer = await http().get(`/throws/${what}`);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ type: `urn:samsyn:problem:${code}`, status, code });
    expect(Object.keys(answer.body).sort()).toEqual(
      ['code', 'status', 'title', 'type', ...(what === 'rule' ? ['details'] : [])].sort(),
    );
    expect(lines.join('')).not.toContain('KANARIE');
  });

  it('speaks Swedish, and English where that is preferred', async () => {
    const swedish = await http().get('/nowhere');
    const english = await http().get('/nowhere').set('accept-language', 'de, en-GB;q=0.9, sv;q=0.2');
    expect([swedish.body.title, swedish.headers['content-language']]).toEqual(['Adressen finns inte.', 'sv']);
    expect([english.body.title, english.headers['content-language']]).toEqual([
      'There is no such address.',
      'en',
    ]);
  });

  it('are 412 for a conflict where the caller named the version', async () => {
    const answer = await http().get('/throws/revision').set('if-match', '"x"');
    expect([answer.status, answer.body.code]).toEqual([412, 'REQUEST.PRECONDITION_FAILED']);
  });
});
