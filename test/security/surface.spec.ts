import { TestSamsyn, type Handle } from '../support/test-samsyn';
import { addresses } from '../attacks/routes';

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'OPTIONS' | 'TRACE' | 'PATCH';

/** What a browser is told with every answer (docs/security.md, "What a browser must do"). */
const HEADERS: Readonly<Record<string, RegExp>> = {
  'cache-control': /^(no-store|private, no-store|no-cache|public, .*)$/,
  'content-security-policy': /^default-src 'none';.*base-uri 'none';.*frame-ancestors 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'referrer-policy': /^no-referrer$/,
  'x-content-type-options': /^nosniff$/,
};
/** What would let another page in, keep a session in the browser, or say what the server is made of. */
const NEVER_SENT = /^(access-control-.*|set-cookie|location|server|x-powered-by|via)$/;
/** Shown to everybody, so that it may be kept by everybody. */
const OPEN = ['/openapi.json', '/asyncapi.json'];

describe('every route of the interface', () => {
  let app: TestSamsyn;
  let routes: readonly (readonly [Method, string])[] = [];
  let questions: readonly { readonly url: string; readonly type: string }[] = [];

  beforeAll(async () => {
    app = await TestSamsyn.open();
    const operationId = await app.plan();
    await app.start(operationId);
    const encounterId = await app.encounter(operationId);
    const entry = (await app.history('leader', operationId))[0]!.id;
    const { body } = await app.get<Described>('leader', '/openapi.json');
    routes = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase() as Method, path] as const),
    );
    expect(routes.length).toBeGreaterThan(150);
    const ids = { operationId: [operationId], encounterId: [encounterId], entryId: [entry] };
    questions = await addresses(app, ids);
    expect(questions.length).toBeGreaterThan(30);
  });
  afterAll(() => app.close());

  const ask = (by: Handle | undefined, method: Method, url: string, headers: Record<string, string> = {}) =>
    app.send(method, url, by === undefined ? headers : { authorization: `Bearer ${by}`, ...headers });
  const concrete = (path: string): string => path.replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');

  const mustBeSafe = (about: string, headers: Readonly<Record<string, unknown>>): void => {
    for (const [name, pattern] of Object.entries(HEADERS))
      expect([about, name, String(headers[name])]).toEqual([about, name, expect.stringMatching(pattern)]);
    expect([about, Object.keys(headers).filter((name) => NEVER_SENT.test(name))]).toEqual([about, []]);
  };

  it('tells browsers with every answer what they may do with it, and nothing of what it is made of', async () => {
    for (const [method, path] of routes) {
      const { headers } = await ask(undefined, method, concrete(path), { origin: 'https://evil.example' });
      mustBeSafe(`${method} ${path}`, headers);
    }
    const kinds = new Set<string>();
    for (const { url, type } of questions) {
      for (const by of ['leader', 'coordB'] as const) {
        const { statusCode, headers } = await ask(by, 'GET', url, {
          accept: type,
          origin: 'https://evil.example',
        });
        mustBeSafe(`${statusCode} ${url}`, headers);
        if (statusCode !== 200) continue;
        kinds.add(String(headers['content-type']));
        if (!OPEN.includes(url))
          expect([url, headers['cache-control']]).toEqual([url, expect.stringMatching(/no-store/)]);
      }
    }
    expect([...kinds].filter((kind) => !/charset=utf-8/.test(kind))).toEqual([]);
    expect(kinds.size).toBeGreaterThan(3);
  });

  it('answers no question by recording something', async () => {
    const before = await app.parts.eventStore.head();
    for (const { url, type } of questions)
      for (const by of ['leader', 'coordB', 'stranger'] as const) await ask(by, 'GET', url, { accept: type });
    expect(await app.parts.eventStore.head()).toBe(before);
  });

  it('has no other method than those that are described, and none that mirrors what is sent', async () => {
    const known = new Map<string, Set<string>>();
    for (const [method, path] of routes) known.set(path, (known.get(path) ?? new Set()).add(method));
    for (const [path, methods] of known) {
      for (const method of ['PUT', 'DELETE', 'PATCH', 'POST', 'OPTIONS', 'TRACE'] as const) {
        if (methods.has(method)) continue;
        const { statusCode, payload } = await ask('leader', method, concrete(path), {
          'x-canary': 'KANARIE',
        });
        const about = `${method} ${path}`;
        expect([about, [404, 405, 501].includes(statusCode)]).toEqual([about, true]);
        expect([about, payload]).toEqual([about, expect.not.stringContaining('KANARIE')]);
      }
    }
  });

  it('takes a parameter once: said twice, it is refused', async () => {
    for (const url of ['/operations?limit=1&limit=200', '/availability/who-can-come?region=syd&region=ost']) {
      const { statusCode, payload } = await ask('leader', 'GET', url);
      expect([url, statusCode, (JSON.parse(payload) as { code: string }).code]).toEqual([
        url,
        400,
        'REQUEST.INVALID',
      ]);
    }
  });

  it('believes no header that says where a request came from, or who sent it', async () => {
    const text = {
      forwarded: 'for=10.0.0.1;host=evil.example;proto=https',
      'x-forwarded-for': '10.0.0.1',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-user': 'leader',
      'x-user-id': 'leader',
      'x-request-id': 'KANARIE',
      'x-http-method-override': 'DELETE',
    };
    expect((await ask(undefined, 'GET', '/operations', text)).statusCode).toBe(401);
    const [plain, facts] = [
      await ask('leader', 'GET', '/operations'),
      await ask('leader', 'GET', '/operations', text),
    ];
    expect([facts.statusCode, facts.payload]).toEqual([plain.statusCode, plain.payload]);
    expect(JSON.stringify(facts.headers)).not.toMatch(/KANARIE|evil/);
  });
});
