import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { Controller, Get, Global, Module, Param, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp, createLogger, Heavy, LIMITS } from '@samsyn/web';
import { Directory, IdentityModule, type TokenVerifier } from '..';
import { READER_PAUSE_MS } from './fair-requests';

const MIB = 1024 * 1024;
const PAUSE_MS = 4_000;
const believing = {
  verify: (subject: string) => ({ subject, expiresAtMs: Number.MAX_SAFE_INTEGER }),
} as TokenVerifier;

/** Longer than the slice of work that is begun without a look at who else waits. */
const WORK_MS = 3;
/** Whose work was done, in order. */
const worked: string[] = [];

/** Documents that are being made, each until the test says that it is done. */
const making: { readonly name: string; readonly done: () => void }[] = [];

@Controller()
class DocumentsController {
  @Get('bytes/:count')
  bytes(@Param('count') count: string): string {
    return 'x'.repeat(Number(count));
  }
  @Get('jobs/:name')
  work(@Param('name') name: string) {
    for (const ends = performance.now() + WORK_MS; performance.now() < ends;);
    worked.push(name);
    return { name };
  }
  @Get('document/:name')
  @Heavy()
  async document(@Param('name') name: string) {
    await new Promise<void>((resolve) => making.push({ name, done: resolve }));
    return { name };
  }
  @Get('page')
  @Heavy('asOf')
  async page(@Query('asOf') asOf?: string) {
    if (asOf !== undefined) await new Promise<void>((resolve) => making.push({ name: asOf, done: resolve }));
    return {};
  }
}

@Global()
@Module({ providers: [{ provide: READER_PAUSE_MS, useValue: PAUSE_MS }], exports: [READER_PAUSE_MS] })
class ShortPauseModule {}

const directory = new Directory(':memory:');

@Module({
  imports: [ShortPauseModule, IdentityModule.of({ directory, tokens: believing })],
  controllers: [DocumentsController],
})
class DocumentsModule {}

describe('what one person asks for', () => {
  let app: NestFastifyApplication;
  let port: number;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    directory.registerBranch('police/unit', {}, null);
    for (const handle of ['hungry', 'other'])
      directory.registerPerson(handle, { branch: 'police/unit', role: 'officer', regions: [] }, null);
    app = await createHttpApp(DocumentsModule, { logger: createLogger({ level: 'silent' }) });
    await app.listen(0, '127.0.0.1');
    ({ port } = app.getHttpServer().address() as AddressInfo);
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    app.getHttpServer().closeAllConnections();
    await app.close();
    directory.close();
  });

  /** Asks and does not read; what comes is only read when the test resumes it. */
  function ask(handle: string, path: string): Socket {
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('error', () => undefined);
    socket.pause();
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${handle}\r\n\r\n`);
    sockets.push(socket);
    return socket;
  }
  const inject = async (handle: string, url: string) => {
    const answer = await app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${handle}` } });
    const { statusCode: status, headers } = answer;
    return { status, retryAfter: headers['retry-after'], text: answer.payload };
  };
  const until = async (holds: () => boolean | Promise<boolean>) => {
    const ends = performance.now() + 60_000;
    while (!(await holds())) {
      if (performance.now() > ends) throw new Error('it never comes');
      await after(10);
    }
  };

  it('and does not read is counted, refused beyond a bound, and cut off after a pause; others read on', async () => {
    const each = 6 * MIB;
    const lazy = [1, 2, 3, 4, 5].map(() => ask('hungry', `/bytes/${each}`));
    await until(async () => (await inject('hungry', `/bytes/${5 * MIB}`)).status === 429);
    const refused = await inject('hungry', `/bytes/${5 * MIB}`);
    expect([refused.status, refused.retryAfter]).toEqual([429, '5']);
    expect(refused.text).toContain('REQUEST.TOO_MUCH_UNREAD');
    expect((await inject('other', `/bytes/${each}`)).text.length).toBe(each);
    // They had so long to read, and what they left is nobody's any more.
    await until(async () => (await inject('hungry', `/bytes/${5 * MIB}`)).status === 200);
    for (const socket of lazy) socket.resume();
    await until(() => lazy.filter(({ closed }) => closed).length >= 2);
  });

  it('and reads slowly is not cut off', async () => {
    const socket = connect({ host: '127.0.0.1', port });
    sockets.push(socket);
    let bytes = 0;
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      socket.pause();
      setTimeout(() => socket.resume(), 30);
    });
    socket.write(`GET /bytes/${12 * MIB} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer other\r\n\r\n`);
    const begun = performance.now();
    await until(() => bytes > 12 * MIB);
    expect(performance.now() - begun).toBeGreaterThan(PAUSE_MS);
  });

  it('waits for its turn among what others ask for, however much that is', async () => {
    const many = Array.from({ length: 150 }, () => inject('hungry', '/jobs/hungry'));
    const one = inject('other', '/jobs/other');
    expect((await one).status).toBe(200);
    expect((await Promise.all(many)).every(({ status }) => status === 200)).toBe(true);
    // All had come before the first was done; whoever asked for one thing waited for few of the others.
    expect([worked.length, worked.indexOf('other') < 75]).toEqual([151, true]);
  });

  it('that is a document is made few at a time, and not at all for whoever has gone', async () => {
    const first = [0, 1].map((index) => ask('hungry', `/document/h${index}`));
    await until(() => making.length === 2);
    const waiting = Array.from({ length: LIMITS.documentsWaitingOfPerson.value }, (_, index) =>
      ask('hungry', `/document/w${index}`),
    );
    await until(
      async () => (await Promise.race([inject('hungry', '/document/more'), after(50)]))?.status === 429,
    );
    const other = inject('other', '/document/theirs');
    await until(() => making.length === 3);
    expect(making.map(({ name }) => name)).toEqual(['h0', 'h1', 'theirs']);
    making[2]!.done();
    expect((await other).status).toBe(200);
    for (const socket of waiting.slice(0, -1)) socket.destroy();
    await after(50);
    for (const { done } of making.splice(0)) done();
    for (const socket of first) await once(socket.resume(), 'data');
    await until(() => making.length > 0);
    expect(making[0]!.name).toMatch(/^(w19|more)$/);
    while (making.length > 0) {
      for (const { done } of making.splice(0)) done();
      await after(30);
    }
  });

  it('is a document by what is asked of it, where the route says so', async () => {
    const held = ['1', '2', '3'].map((asOf) => ask('hungry', `/page?asOf=${asOf}`));
    await until(() => making.length === 2);
    expect((await inject('hungry', '/page')).status).toBe(200);
    expect(making.length).toBe(2);
    for (const { done } of making.splice(0)) done();
    await until(() => making.length === 1);
    for (const { done } of making.splice(0)) done();
    for (const socket of held) socket.destroy();
  });
});
