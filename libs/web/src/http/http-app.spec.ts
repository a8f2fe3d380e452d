import { Body, Controller, Get, Headers, HttpCode, Module, Param, Post, Query, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import request from 'supertest';
import {
  assertMatch,
  Count,
  createHttpApp,
  createLogger,
  etagOf,
  FactDto,
  idempotencyKeyOf,
  IfMatch,
  LabelledText,
  LabelledTextDto,
  Nested,
  NestedList,
  OpenApiModule,
  OpenApiSource,
  openEventStream,
  Text,
  type EventStream,
} from '..';

class PersonMetDto {
  @Text({ max: 20 }) language: string;
}

class NoteDto extends FactDto {
  @Text({ max: 10, example: 'two doors', description: 'What was seen.' }) text: string;
  @LabelledText({ max: 20, optional: true }) secret?: LabelledTextDto;
  @Nested(() => PersonMetDto, { optional: true }) person?: PersonMetDto;
  @NestedList(() => PersonMetDto, { optional: true, max: 2 }) others?: PersonMetDto[];
}

class PageDto {
  @Count({ min: 1, max: 200, fromText: true, optional: true }) limit?: number;
}

let opened: EventStream | undefined;

@Controller('things')
class ThingsController {
  @Post(':id/notes')
  @HttpCode(201)
  note(@Body() note: NoteDto, @Headers('idempotency-key') sent: string | undefined, @Param('id') id: string) {
    return { note: { ...note }, key: idempotencyKeyOf(sent), id };
  }
  @Get()
  list(@Query() page: PageDto) {
    return { things: ['a'], limit: page.limit ?? null };
  }
  @Get('page')
  page(@Headers('accept') _accept: string, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.header('content-type', 'text/html; charset=utf-8');
    return '<p>hej</p>';
  }
  @Get('stream')
  stream(@Res() reply: FastifyReply) {
    opened = openEventStream(reply, { heartbeatMs: 20 });
    opened.send({ event: 'entry', id: '7', data: { å: 1 } });
  }
  @Post('change')
  @HttpCode(200)
  change(@IfMatch() ifMatch: string | undefined) {
    assertMatch(ifMatch, etagOf({ version: 1 }));
    return { changed: true };
  }
}

const openApi = new OpenApiSource();

@Module({
  imports: [OpenApiModule.of(openApi)],
  controllers: [ThingsController],
})
class ThingsModule {}

describe('an application of the web layer', () => {
  const lines: string[] = [];
  let app: NestFastifyApplication;
  const http = () => request(app.getHttpServer());

  beforeAll(async () => {
    const logger = createLogger({ destination: { write: (line) => void lines.push(line) } });
    app = await createHttpApp(ThingsModule, { logger });
    openApi.describes(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const post = (body: string, type = 'application/json') =>
    http().post('/things/x/notes').set('content-type', type).send(body);

  it('takes a valid command and makes moments canonical', async () => {
    const body = { text: 'hej', occurredAt: '2026-11-19T16:20:00+01:00', person: { language: 'ro' } };
    const answer = await post(JSON.stringify(body)).set('idempotency-key', 'k-1');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      key: 'k-1',
      note: { ...body, occurredAt: '2026-11-19T15:20:00.000Z' },
    });
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('tells browsers to reach it by https alone where a proxy ends TLS, and says nothing of it elsewhere', async () => {
    const behind = await createHttpApp(ThingsModule, {
      logger: createLogger({ level: 'silent' }),
      isBehindTls: true,
    });
    const answer = await behind.getHttpAdapter().getInstance().inject('/nothing');
    await behind.close();
    expect(answer.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    expect((await http().get('/nothing')).headers['strict-transport-security']).toBeUndefined();
  });

  it('believes the proxies that it is told of where a request came from, and nobody else', async () => {
    const behind = await createHttpApp(ThingsModule, {
      logger: createLogger({ level: 'silent' }),
      proxies: ['127.0.0.1', '10.1.0.0/16'],
    });
    const instance = behind.getHttpAdapter().getInstance();
    const addresses: string[] = [];
    instance.addHook('onRequest', (request, _reply, done) => (addresses.push(request.ip), done()));
    const from = (remoteAddress: string, forwarded: string) =>
      instance.inject({ url: '/nothing', remoteAddress, headers: { 'x-forwarded-for': forwarded } });
    await from('127.0.0.1', '203.0.113.9, 192.0.2.7');
    await from('10.1.2.3', '192.0.2.8');
    await from('198.51.100.1', '192.0.2.9');
    await behind.close();
    expect(addresses).toEqual(['192.0.2.7', '192.0.2.8', '198.51.100.1']);
  });

  it('makes a key where none is sent and refuses one that is no key', async () => {
    const [one, two] = [await post('{"text":"a"}'), await post('{"text":"a"}')];
    expect(one.body.key).not.toBe(two.body.key);
    const refused = await post('{"text":"a"}').set('idempotency-key', 'two words');
    expect([refused.status, refused.body.code]).toEqual([400, 'REQUEST.IDEMPOTENCY_KEY_INVALID']);
  });

  it.each([
    ['an unknown field', { text: 'a', KANARIE: 1 }, [{ path: '/KANARIE', rule: 'unknown-field' }]],
    [
      'a field whose name is a text',
      { text: 'a', 'KANARIE KANARIE': 1 },
      [{ path: '', rule: 'unknown-field' }],
    ],
    ['a missing field', {}, [{ path: '/text', rule: 'required' }]],
    ['null where a field may be absent', { text: 'a', person: null }, [{ path: '/person', rule: 'object' }]],
    ['a list where an object belongs', { text: 'a', person: [] }, [{ path: '/person', rule: 'object' }]],
    ['a wrong type', { text: 1 }, [{ path: '/text', rule: 'text' }]],
    [
      'a number for a text deep down',
      { text: 'a', person: { language: 1 } },
      [{ path: '/person/language', rule: 'text' }],
    ],
    [
      'an unknown field deep down',
      { text: 'a', person: { language: 'x', z: 1 } },
      [{ path: '/person/z', rule: 'unknown-field' }],
    ],
    [
      'an item of a list',
      { text: 'a', others: [{ language: 'x' }, {}] },
      [{ path: '/others/1/language', rule: 'required' }],
    ],
    ['an item that is no object', { text: 'a', others: ['x'] }, [{ path: '/others/0', rule: 'object' }]],
    [
      'too many items',
      { text: 'a', others: [{}, {}, {}] },
      [{ path: '/others', rule: 'list-size', min: 1, max: 2 }],
    ],
    ['text that is too long', { text: 'KANARIE-KANARIE' }, [{ path: '/text', rule: 'max-length', max: 10 }]],
    ['a body that is a list', [{ text: 'a' }], [{ path: '', rule: 'object' }]],
  ])('refuses %s and names field and rule, not the value', async (_, body, errors) => {
    const answer = await post(JSON.stringify(body));
    expect([answer.status, answer.body.code]).toEqual([400, 'REQUEST.INVALID']);
    const sentence = { title: expect.stringMatching(/^[A-ZÅÄÖ].*\.$/) as string };
    expect(answer.body.errors).toEqual((errors as object[]).map((error) => ({ ...error, ...sentence })));
    if (!JSON.stringify(errors).includes('KANARIE')) expect(answer.text).not.toContain('KANARIE');
  });

  it.each([
    ['a text as body', '"hej"', 400, 'REQUEST.INVALID'],
    ['a number as body', '7', 400, 'REQUEST.INVALID'],
    ['no JSON', '{"text":', 400, 'REQUEST.MALFORMED'],
    ['__proto__', '{"text":"a","__proto__":{"x":1}}', 400, 'REQUEST.MALFORMED'],
    ['constructor.prototype', '{"text":"a","constructor":{"prototype":{"x":1}}}', 400, 'REQUEST.MALFORMED'],
    [
      'a constructor',
      '{"text":"a","person":{"language":"x","\\u0063onstructor":"KANARIE"}}',
      400,
      'REQUEST.MALFORMED',
    ],
    ['nothing', 'null', 400, 'REQUEST.INVALID'],
    ['deep JSON', `{"text":${'['.repeat(40)}${']'.repeat(40)}}`, 400, 'REQUEST.TOO_DEEP'],
    ['10 MB', `{"text":"${'a'.repeat(10 * 1024 * 1024)}"}`, 413, 'REQUEST.TOO_LARGE'],
  ])('refuses %s', async (_, body, status, code) => {
    const answer = await post(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it('refuses bytes that are no UTF-8', async () => {
    const payload = Buffer.concat([Buffer.from('{"text":"'), Buffer.of(0xff), Buffer.from('"}')]);
    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/things/x/notes', payload, headers });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'REQUEST.MALFORMED']);
    expect(answer.json().details).toEqual({ line: 1, column: 10 });
  });

  it('says where a body stops being JSON, and nothing of what stands there', async () => {
    const answer = await post('{\n  "text": "a",\n  "person": KANARIE\n}');
    expect([answer.status, answer.body.code]).toEqual([400, 'REQUEST.MALFORMED']);
    expect(answer.body.details).toEqual({ line: 3, column: 13 });
    expect(answer.text).not.toContain('KANARIE');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'reads no %s',
    async (type) => {
      const answer = await post('text=a', type);
      expect([answer.status, answer.body.code]).toEqual([415, 'REQUEST.MEDIA_TYPE_NOT_SUPPORTED']);
    },
  );

  it.each(['gzip', 'GZIP, identity', 'br'])(
    'undoes no compression, and takes nothing that claims one: %s',
    async (coding) => {
      const answer = await post('{"text":"a"}').set('content-encoding', coding);
      expect([answer.status, answer.body.code]).toEqual([415, 'REQUEST.CONTENT_CODING_NOT_SUPPORTED']);
      expect(answer.headers['accept-encoding']).toBe('identity');
      expect((await post('{"text":"a"}').set('content-encoding', 'identity')).status).toBe(201);
    },
  );

  it.each(['/nothing/here?KANARIE=1', '/things/%zz', `/things/${'x'.repeat(300)}`])(
    'answers an address that it does not have: %s',
    async (path) => {
      const answer = await http().get(path);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.body.code).toMatch(/^REQUEST\./);
      expect(answer.text).not.toContain('KANARIE');
    },
  );

  it('carries out a command on the version that the caller names, and on no other', async () => {
    const [good, bad] = [etagOf({ version: 1 }), etagOf({ version: 2 })];
    expect((await http().post('/things/change').set('if-match', good)).status).toBe(200);
    expect((await http().post('/things/change').set('if-match', bad)).status).toBe(412);
    expect((await http().post('/things/change')).status).toBe(200);
  });

  it('answers 304 to a caller who has it', async () => {
    const first = await http().get('/things?limit=5');
    expect(first.body).toEqual({ things: ['a'], limit: 5 });
    expect(first.headers['etag']).toBe(etagOf('{"things":["a"],"limit":5}'));
    const second = await http()
      .get('/things?limit=5')
      .set('if-none-match', `"other", W/${first.headers['etag']}`);
    expect([second.status, second.text]).toEqual([304, '']);
    expect(
      (
        await http()
          .get('/things?limit=6')
          .set('if-none-match', first.headers['etag'] ?? '')
      ).status,
    ).toBe(200);
    expect((await http().get('/things?limit=1&limit=2')).body.errors).toMatchObject([
      { path: '/limit', rule: 'once' },
    ]);
    expect((await http().get('/things?limit=0')).body.errors).toEqual([
      {
        ...{ path: '/limit', rule: 'count-range', min: 1, max: 200 },
        title: 'Talet ska vara minst 1 och högst 200.',
      },
    ]);
    const page = await http().get('/things/page');
    expect([page.text, page.headers['etag']]).toEqual(['<p>hej</p>', undefined]);
  });

  it('keeps a stream open with heart-beats until it is closed', async () => {
    const answer = http()
      .get('/things/stream')
      .buffer(true)
      .parse((response, done) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString('utf8');
          if (text.includes(':\n\n')) opened?.close();
        });
        response.on('end', () => done(null, text));
      });
    const { body, headers } = await answer;
    expect(body).toContain('event: entry\nid: 7\ndata: {"å":1}\n\n:\n\n');
    expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
    await opened?.closed;
    expect(opened?.send({ data: 1 })).toBe(false);
  });

  it('describes itself as OpenAPI 3.1', async () => {
    const { body } = await http().get('/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const operation = body.paths['/things/{id}/notes'].post;
    expect(operation.parameters.map((parameter: { name: string }) => parameter.name)).toEqual(
      expect.arrayContaining(['id', 'Accept-Language']),
    );
    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining(['400', '401', '403', '404', '409', '503']),
    );
    expect(body.components.schemas.NoteDto).toMatchObject({
      required: ['text'],
      properties: {
        text: { type: 'string', maxLength: 10, example: 'two doors', description: 'What was seen.' },
        occurredAt: { type: 'string', format: 'date-time' },
        person: expect.anything(),
      },
    });
    expect(body.components.schemas.PersonMetDto.properties.language.type).toBe('string');
    expect(body.components.securitySchemes.token).toMatchObject({ type: 'http', scheme: 'bearer' });
    expect(body.paths['/openapi.json']).toBeUndefined();
    expect(body.components.schemas.NoteDto.properties.secret).toMatchObject({
      oneOf: [{ type: 'string' }, { type: 'object', required: ['value'] }],
    });
  });
});
