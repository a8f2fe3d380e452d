import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { Controller, Get, Module, Put } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Actor } from '@samsyn/kernel';
import {
  createHttpApp,
  createLogger,
  MAX_BODY_BYTES,
  OpenApiModule,
  OpenApiSource,
  Public,
  takes,
} from '@samsyn/web';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import request from 'supertest';
import {
  ConfigurationError,
  CurrentActor,
  DevelopmentIssuer,
  Directory,
  IdentityModule,
  readIdentityConfig,
  seedDirectory,
  TokenVerifier,
} from '..';
import { TokenTries } from './token-tries';

const run = promisify(execFile);
const config = readIdentityConfig({ SAMSYN_ISSUER_PORT: '0' });
const folder = mkdtempSync(join(tmpdir(), 'issuer-'));
const directory = new Directory(':memory:');
seedDirectory(directory, { examples: true });
const issuer = new DevelopmentIssuer({ config, directory, dataDir: folder, env: {} });
const tokens = new TokenVerifier({ ...config, issuer: () => issuer.issuer() }, issuer.keys());
const openApi = new OpenApiSource();

/** The name of what making throws, if anything. */
function made(make: () => unknown): string {
  try {
    make();
    return 'made';
  } catch (error) {
    return (error as Error).constructor.name;
  }
}

/** Requests that are answered when the test says so. */
const held: (() => void)[] = [];

@Controller()
class WhoController {
  @Get('who')
  who(@CurrentActor() actor: Actor) {
    return { branch: actor.branch, role: actor.role, regions: actor.regions };
  }
  @Get('slow')
  async slow() {
    await new Promise<void>((resolve) => held.push(resolve));
    return {};
  }
  @Put('large')
  @takes(MAX_BODY_BYTES)
  large() {
    return {};
  }
  @Public()
  @Get('open')
  open() {
    return { open: true };
  }
}

@Module({
  imports: [IdentityModule.of({ directory, tokens }), OpenApiModule.of(openApi)],
  controllers: [WhoController],
})
class WhoModule {}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await createHttpApp(WhoModule, { logger: createLogger({ level: 'silent' }) });
  openApi.describes(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await issuer.listen();
});
afterAll(async () => {
  await app.close();
  await issuer.stop();
  directory.close();
  rmSync(folder, { recursive: true });
});

const as = async (handle: string) => {
  const token = await issuer.tokenFor(handle);
  const authorized = (method: 'get' | 'put' | 'delete', path: string) =>
    request(app.getHttpServer())[method](path).set('authorization', `Bearer ${token}`);
  return {
    get: (path: string) => authorized('get', path),
    put: (path: string, body: object) => authorized('put', path).send(body),
    delete: (path: string) => authorized('delete', path),
  };
};

describe('the development issuer', () => {
  it('gives RFC 9068 tokens as whom one asks', async () => {
    const token = await issuer.tokenFor('coordinator-ost');
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(decodeJwt(token)).toMatchObject({ iss: issuer.issuer(), aud: 'samsyn', sub: 'coordinator-ost' });
    expect((await (await as('coordinator-ost')).get('/who')).body).toEqual({
      branch: 'social-services/coordinator-ost',
      role: 'coordinator',
      regions: ['ost'],
    });
  });

  it('says how to get one, and that works in a shell', async () => {
    const { stdout } = await run('sh', ['-c', issuer.howToGetAToken('trafficking-leader')]);
    expect(decodeJwt(stdout.trim()).sub).toBe('trafficking-leader');
  });

  it('gives none to strangers, to the inactive, nor for a wrong secret', async () => {
    await expect(issuer.tokenFor('nobody')).rejects.toThrow('gives no token for nobody');
    directory.registerPerson('gone', { branch: 'ngo/shelter', role: 'support-worker', regions: [] }, null);
    await issuer.tokenFor('gone');
    directory.deactivate('gone', null);
    await expect(issuer.tokenFor('gone')).rejects.toThrow('gives no token');
    directory.registerPerson(
      'elsewhere',
      { branch: 'ngo/shelter', role: 'x', regions: [], subject: 's' },
      null,
    );
    await expect(issuer.tokenFor('elsewhere')).rejects.toThrow('gives no token');
    const wrong = await fetch(`${issuer.issuer()}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('admin:wrong').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(wrong.status).toBe(401);
  });

  it.each([
    ['signing-key.json', 'no JSON'],
    ['signing-key.json', '{"kty":"EC","crv":"P-256"}'],
    ['signing-key.json', ''],
    ['client-secret', 'short'],
    ['client-secret', ''],
  ])('says in one line that %s is damaged, and what to do: %j', (name, content) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'issuer-damaged-'));
    const make = () => new DevelopmentIssuer({ config, directory, dataDir, env: {} });
    make();
    const file = join(dataDir, 'issuer', name);
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, content);
    expect(make).toThrow(ConfigurationError);
    expect(make).toThrow(
      new RegExp(`^[^\\n]*${name} is damaged: restore it from a copy, or delete it [^\\n]*$`),
    );
    // A key under the name of another, or half of one.
    if (name === 'signing-key.json') {
      for (const field of ['kid', 'x', 'd']) {
        const key = JSON.parse(whole) as Record<string, string>;
        const other = key[field]!.startsWith('A') ? 'B' : 'A';
        writeFileSync(file, JSON.stringify({ ...key, [field]: `${other}${key[field]!.slice(1)}` }));
        expect([field, made(make)]).toEqual([field, 'ConfigurationError']);
      }
    }
    writeFileSync(file, whole);
    make();
    rmSync(dataDir, { recursive: true });
  });

  it.each(['signing-key.json', 'client-secret'])(
    'says in one line that %s may be read by others, and what to do',
    (name) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'issuer-wide-'));
      const make = () => new DevelopmentIssuer({ config, directory, dataDir, env: {} });
      make();
      const file = join(dataDir, 'issuer', name);
      chmodSync(file, 0o640);
      expect(make).toThrow(new RegExp(`^[^\\n]*${name} may be read by others[^\\n]*chmod 600[^\\n]*$`));
      chmodSync(file, 0o600);
      make();
      rmSync(dataDir, { recursive: true });
    },
  );

  it('keeps its secrets to their owner, and over a restart', async () => {
    const key = join(folder, 'issuer', 'signing-key.json');
    const secret = join(folder, 'issuer', 'client-secret');
    expect([key, secret].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
    const before = readFileSync(key, 'utf8');
    const again = new DevelopmentIssuer({ config, directory, dataDir: folder, env: {} });
    expect(readFileSync(key, 'utf8')).toBe(before);
    const { issuer: address } = await again.start();
    const token = await again.tokenFor('admin');
    await again.stop();
    const verifier = new TokenVerifier({ ...config, issuer: address }, issuer.keys());
    expect((await verifier.verify(token)).subject).toBe('admin');
  });

  it.each([
    [{ NODE_ENV: 'production' }, config],
    [{ SAMSYN_OIDC_ISSUER: 'https://id.example' }, config],
    [{}, readIdentityConfig({ SAMSYN_OIDC_ISSUER: 'https://id.example' })],
  ])('does not start beside production configuration: %j', (env, production) => {
    const make = () => new DevelopmentIssuer({ config: production, directory, dataDir: folder, env });
    expect(make).toThrow(ConfigurationError);
  });
});

describe('the guard', () => {
  const get = (path: string, authorization?: string) => {
    const asked = request(app.getHttpServer()).get(path);
    return authorization === undefined ? asked : asked.set('authorization', authorization);
  };

  it('closes every route but the public ones', async () => {
    expect((await get('/open')).status).toBe(200);
    const missing = await get('/who');
    expect([missing.status, missing.body.code, missing.headers['www-authenticate']]).toEqual([
      401,
      'AUTH.TOKEN_MISSING',
      'Bearer realm="samsyn"',
    ]);
    expect(missing.body.title).toBe('Du behöver logga in: anropet saknar token.');
  });

  it.each([
    ['Basic YTpi', 'invalid_request'],
    ['Bearer', 'invalid_request'],
    ['Bearer a b', 'invalid_request'],
    ['Bearer nonsense', 'invalid_token'],
  ])('refuses %s', async (authorization, error) => {
    const answer = await get('/who', authorization);
    expect([answer.status, answer.body.code]).toEqual([401, 'AUTH.TOKEN_INVALID']);
    expect(answer.headers['www-authenticate']).toBe(`Bearer realm="samsyn", error="${error}"`);
    expect(answer.text).not.toContain('nonsense');
  });

  it('asks for the person each time: a remembered token ends with the person’s account, and a role may change', async () => {
    directory.registerPerson(
      'temporary',
      { branch: 'ngo/shelter', role: 'support-worker', regions: [] },
      null,
    );
    const temporary = await as('temporary');
    expect((await temporary.get('/who')).body.role).toBe('support-worker');
    directory.registerPerson('temporary', { branch: 'ngo/counsel', role: 'analyst', regions: ['syd'] }, null);
    expect((await temporary.get('/who')).body).toEqual({
      branch: 'ngo/counsel',
      role: 'analyst',
      regions: ['syd'],
    });
    directory.deactivate('temporary', null);
    const answer = await temporary.get('/who');
    expect([answer.status, answer.body.code]).toEqual([401, 'AUTH.PERSON_UNKNOWN']);
  });
});

describe('administration over HTTP', () => {
  it('is for administrators alone', async () => {
    for (const handle of ['trafficking-leader', 'coordinators-supervisor']) {
      const person = await as(handle);
      const answers = [
        await person.get('/admin/persons'),
        await person.get('/admin/agencies'),
        await person.put('/admin/agencies/ngo/branches/x', {}),
      ];
      for (const { status, body } of answers)
        expect([status, body.code]).toEqual([403, 'AUTH.ROLE_NOT_ALLOWED']);
    }
  });

  it('registers what an exercise needs', async () => {
    const admin = await as('admin');
    const branch = await admin.put('/admin/agencies/customs/branches/control', {
      sv: 'Tullkontroll',
      agencySv: 'Tullverket',
    });
    expect([branch.status, branch.body]).toEqual([
      200,
      {
        branch: 'customs/control',
        sv: 'Tullkontroll',
        en: 'customs/control',
        agency: { code: 'customs', sv: 'Tullverket', en: 'customs' },
      },
    ]);
    expect((await admin.get('/admin/agencies')).body.branches.length).toBe(directory.branches().length);
  });

  it.each([
    ['/admin/agencies/NGO/branches/x', {}, 400, 'REQUEST.INVALID'],
    ['/admin/agencies/system/branches/x', {}, 400, 'IDENTITY.CODE_RESERVED'],
  ])('refuses PUT %s %j', async (path, body, status, code) => {
    const answer = await (await as('admin')).put(encodeURI(path), body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('the directory over HTTP', () => {
  it('lists the own branch and facilitators, the coordinators to each other, and everyone to an operation leader, never a pseudonym', async () => {
    const branches = (handle: string, body: { persons: { branch: string }[] }) =>
      [handle, [...new Set(body.persons.map(({ branch }) => branch))].length] as const;
    const officer = await (await as('trafficking-officer')).get('/directory');
    const leader = await (await as('trafficking-leader')).get('/directory');
    const coordinator = await (await as('coordinator-ost')).get('/directory');
    expect(branches('officer', officer.body)[1]).toBe(2);
    expect(branches('coordinator', coordinator.body)[1]).toBe(3);
    expect(branches('leader', leader.body)[1]).toBeGreaterThan(8);
    expect(leader.body.persons.some(({ role }: { role: string }) => role === 'administrator')).toBe(false);
    expect(officer.body.branches.length).toBe(directory.branches().length);
    for (const { person } of directory.persons()) expect(leader.text).not.toContain(person);
  });

  it('stands in the OpenAPI document with who may call', async () => {
    const { body } = await request(app.getHttpServer()).get('/openapi.json');
    expect(body.paths['/admin/regions/{region}'].put.description).toBe('Who may: administrators.');
    expect(body['x-problem-codes']['AUTH.TOKEN_EXPIRED'].en).toBe('The sign-in has expired. Sign in again.');
  });
});

it('one person has so many requests at hand and no more, and another is served meanwhile', async () => {
  const [mine, hers] = [
    await issuer.tokenFor('trafficking-leader'),
    await issuer.tokenFor('coordinator-syd'),
  ];
  const inject = (token: string, url: string) =>
    app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
  const waiting = Array.from({ length: 200 }, () => inject(mine, '/slow'));
  while (held.length < 200) await new Promise((resolve) => setImmediate(resolve));
  const refused = await inject(mine, '/who');
  expect([refused.statusCode, refused.headers['retry-after'], refused.json()]).toMatchObject([
    429,
    '5',
    { code: 'REQUEST.TOO_MANY_AT_ONCE', details: { max: 200 } },
  ]);
  expect((await inject(hers, '/who')).statusCode).toBe(200);
  for (const answer of held) answer();
  expect((await Promise.all(waiting)).every(({ statusCode }) => statusCode === 200)).toBe(true);
  expect((await inject(mine, '/who')).statusCode).toBe(200);
});

it('whose token is none is told so before the body of the request has come', async () => {
  const server = app.getHttpServer();
  if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const socket = connect({ host: '127.0.0.1', port });
  const head = ['PUT /admin/regions/x HTTP/1.1', 'host: x', 'content-type: application/json'];
  for (const authorization of [[], ['authorization: Bearer junk'], ['authorization: Basic eA==']]) {
    const asking = [...head, ...authorization, 'content-length: 30000', '', ''].join('\r\n');
    const own = authorization.length === 0 ? socket : connect({ host: '127.0.0.1', port });
    own.write(asking);
    const [answer] = (await once(own, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 401 /);
    own.destroy();
  }
});

it('one person sends so many bytes at once and no more, announced or not, and another is served meanwhile', async () => {
  const [mine, hers] = [await issuer.tokenFor('admin'), await issuer.tokenFor('coordinator-syd')];
  const server = app.getHttpServer();
  if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // Of none of them anything comes; what is not announced counts as much as the route takes.
  const begin = (body: string) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.write(
      ['PUT /large HTTP/1.1', 'host: x', 'content-type: application/json', `authorization: Bearer ${mine}`]
        .concat(body, '', '')
        .join('\r\n'),
    );
    return socket;
  };
  const sockets = [
    begin('content-length: 1000000'),
    ...Array.from({ length: 7 }, () => begin('transfer-encoding: chunked')),
  ];
  const last = await until(async () => {
    const answer = await app.inject({
      method: 'PUT',
      url: '/large',
      headers: { authorization: `Bearer ${mine}`, 'content-type': 'application/json' },
      payload: JSON.stringify('x'.repeat(1_000_000)),
    });
    return answer.statusCode === 429 ? answer : undefined;
  });
  expect(last.json()).toMatchObject({ code: 'REQUEST.TOO_MANY_AT_ONCE', details: { max: 8 * 1024 * 1024 } });
  const other = { authorization: `Bearer ${hers}`, 'content-type': 'application/json' };
  expect((await app.inject({ method: 'PUT', url: '/large', headers: other, payload: '{}' })).statusCode).toBe(
    200,
  );
  for (const socket of sockets) socket.destroy();
});

async function until<Value>(ask: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the token endpoint', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'issuer-tries-'));
  const guarded = new DevelopmentIssuer({ config, directory, dataDir, env: {} });
  afterAll(async () => {
    await guarded.stop();
    rmSync(dataDir, { recursive: true });
  });
  const ask = (client: string, secret: string) =>
    fetch(`${guarded.issuer()}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });

  it('refuses after ten wrong secrets of a client, says when to come back, and serves the others', async () => {
    await guarded.start();
    const secret = readFileSync(join(dataDir, 'issuer', 'client-secret'), 'utf8').trim();
    for (let time = 0; time < 10; time += 1) expect((await ask('admin', 'wrong')).status).toBe(401);
    for (const tried of ['wrong', secret]) {
      const refused = await ask('admin', tried);
      expect([refused.status, refused.headers.get('content-type')]).toEqual([
        429,
        'application/problem+json',
      ]);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
      expect(await refused.json()).toMatchObject({ status: 429, code: 'AUTH.TOO_MANY_FAILED' });
    }
    expect((await ask('trafficking-leader', secret)).status).toBe(200);
  });

  it('counts the tries of all clients together, and forgets them after a minute', () => {
    let now = 0;
    const tries = new TokenTries(() => now);
    for (let time = 0; time < 60; time += 1) tries.add(`client-${time}`);
    expect(tries.waitOf('another')).toBe(60);
    now = 59_500;
    expect(tries.waitOf('another')).toBe(1);
    now = 60_000;
    expect(tries.waitOf('another')).toBeUndefined();
  });
});
