import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp, createLogger } from '..';

@Controller('things')
class ThingController {
  @Get()
  thing() {
    return { thing: 1 };
  }
  @Post()
  make() {
    return { thing: 2 };
  }
}

@Module({ controllers: [ThingController] })
class ThingModule {}

describe('what is no request', () => {
  const lines: string[] = [];
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const logger = createLogger({ destination: { write: (line) => void lines.push(line) } });
    app = await createHttpApp(ThingModule, { logger });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  async function answerTo(bytes: string) {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write(bytes);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    return { head: head.toLowerCase(), body: JSON.parse(body) as { status: number; code: string } };
  }

  it.each([
    [
      'headers of 20 kB',
      `GET /things HTTP/1.1\r\nHost: x\r\nX-Filler: KANARIE${'a'.repeat(20_000)}\r\n\r\n`,
      [431, 'REQUEST.HEADERS_TOO_LARGE'],
    ],
    ['bytes that are no HTTP', 'KANARIE\r\n\r\n', [400, 'REQUEST.MALFORMED']],
    ['a header without a colon', 'GET /things HTTP/1.1\r\nKANARIE\r\n\r\n', [400, 'REQUEST.MALFORMED']],
    [
      'two lengths of one body',
      'POST /things HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\naa',
      [400, 'REQUEST.MALFORMED'],
    ],
    [
      'a length beside chunks',
      'POST /things HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      [400, 'REQUEST.MALFORMED'],
    ],
    [
      'two hosts',
      'GET /things HTTP/1.1\r\nHost: x\r\nhost: x\r\nConnection: close\r\n\r\n',
      [400, 'REQUEST.MALFORMED'],
    ],
    ...['a, b', 'a,b', 'a b', 'a@b', 'a/b', 'å', '[::1', 'a:b', 'a:1:2', '%zz'].map(
      (host): [string, string, (number | string)[]] => [
        `the host ${host}`,
        `GET /things HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
        [400, 'REQUEST.MALFORMED'],
      ],
    ),
    ['no host', 'GET /things HTTP/1.1\r\nConnection: close\r\n\r\n', [400, 'REQUEST.MALFORMED']],
  ])('is answered with a problem and a code too: %s', async (_, bytes, expected) => {
    const { head, body } = await answerTo(bytes);
    expect([body.status, body.code]).toEqual(expected);
    expect(head).toContain(`http/1.1 ${body.status} `);
    for (const header of [
      'content-type: application/problem+json; charset=utf-8',
      'cache-control: no-store',
      'x-request-id: ',
    ])
      expect(head).toContain(header);
    expect(`${head}${JSON.stringify(body)}${lines.join()}`).not.toContain('KANARIE');
    expect(lines.some((line) => line.includes(body.code) || line.includes(`"status":${body.status}`))).toBe(
      true,
    );
  });

  it('is not what an old program sends that names no host', async () => {
    expect((await answerTo('GET /things HTTP/1.0\r\n\r\n')).body).toEqual({ thing: 1 });
  });

  it.each([
    '',
    'samsyn.example',
    'Samsyn.Example.:443',
    '127.0.0.1:',
    '[2001:db8::1]:8443',
    'a%2Db',
    'x_y~1-2',
  ])('is not what names one host: %j', async (host) => {
    const { body } = await answerTo(`GET /things HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(body).toEqual({ thing: 1 });
  });

  it('is answered in the language that it asks for, and in both where that cannot be read', async () => {
    const long = `X-Filler: ${'a'.repeat(20_000)}\r\n`;
    const [sv, en] = ['Anropets huvuden är för stora.', 'The headers of the request are too large.'];
    for (const [headers, language, title] of [
      [`Accept-Language: en\r\n${long}`, 'en', en],
      [`Accept-Language: en;q=0.2, sv\r\n${long}`, 'sv', sv],
      [long, 'sv, en', `${sv} / ${en}`],
      [`X-Other: accept-language: en\r\n${long}`, 'sv, en', `${sv} / ${en}`],
      [`${long}Accept-Language: en\r\n`, undefined, undefined],
    ] as const) {
      const { head, body } = await answerTo(`GET /things HTTP/1.1\r\nHost: x\r\n${headers}\r\n`);
      expect([body.status, body.code]).toEqual([431, 'REQUEST.HEADERS_TOO_LARGE']);
      expect(head).toContain('vary: accept-language');
      // After the long one it depends on how the bytes came.
      if (language === undefined) continue;
      expect(head).toContain(`content-language: ${language}\r\n`);
      expect((body as { title?: string }).title).toBe(title);
    }
  });

  it('is what does not come: who has not sent a request in time is told so, and cut off', async () => {
    const server = app.getHttpServer() as import('node:http').Server & {
      headersTimeout: number;
      connectionsCheckingInterval: number;
    };
    expect([server.requestTimeout, server.connectionsCheckingInterval]).toEqual([30_000, 2_000]);
    expect(server.headersTimeout).toBeLessThanOrEqual(server.requestTimeout);
    server.requestTimeout = 1;
    const { body } = await answerTo('POST /things HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n');
    server.requestTimeout = 30_000;
    expect([body.status, body.code]).toEqual([408, 'REQUEST.TIMED_OUT']);
  });

  it('is no fault of ours where the client hangs up in the middle of its body', async () => {
    lines.length = 0;
    const { port } = app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const head =
      'POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n';
    socket.write(`${head}{"thing":`);
    const received = new Promise<void>((resolve) => {
      app
        .getHttpAdapter()
        .getInstance()
        .server.once('request', () => resolve());
    });
    await received;
    socket.resetAndDestroy();
    for (let turn = 0; turn < 200 && lines.length === 0; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(lines.join()).not.toMatch(/SERVER\.FAULT|request failed|"level":"error"/);
  });
});
