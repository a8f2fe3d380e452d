import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { eventCount } from '../support/event-count';
import { SamsynProcess } from '../support/samsyn-process';

const LEADER = 'trafficking-leader';
const CANARY = 'KANARIE-INPUT';
const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
const plan = () => ({
  kind: 'apartment-visit',
  region: 'syd',
  municipality: 'Växjö',
  window: [inHours(1), inHours(4)],
  purpose: 'visit after an advertisement',
  reference: '5000-K1-26',
});

describe('Bad input is refused with a code, leaves no event and repeats nothing of what was sent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-bad-input-'));
  const samsyn = new SamsynProcess(folder);
  let operation = '';
  const auth = async (handle: string) => ({ authorization: `Bearer ${await samsyn.tokenFor(handle)}` });

  beforeAll(async () => {
    await samsyn.start();
    const { body } = await request(samsyn.baseUrl)
      .post('/operations')
      .set(await auth(LEADER))
      .send(plan());
    operation = (body as { id: string }).id;
  }, 60_000);

  afterAll(async () => {
    await samsyn.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Case {
    readonly path?: string;
    readonly body: unknown;
    readonly as?: string;
    readonly status: number;
    readonly code: string;
    readonly headers?: Readonly<Record<string, string>>;
  }

  async function refused({
    path = '/operations',
    body,
    as = LEADER,
    status,
    code,
    headers = {},
  }: Case): Promise<void> {
    const before = eventCount(folder);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await request(samsyn.baseUrl)
      .post(path.replace('{id}', operation))
      .set(await auth(as))
      .set({ 'content-type': 'application/json', ...headers })
      .send(text);
    expect([answer.status, (answer.body as { code?: string }).code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.text).not.toContain(CANARY);
    expect(answer.text).not.toMatch(/\bat .+:\d+:\d+/);
    expect(eventCount(folder)).toBe(before);
  }

  const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) });

  it.each<[string, () => Case]>([
    ['a wrong type', () => ({ body: { ...plan(), purpose: 7 }, status: 400, code: 'REQUEST.INVALID' })],
    [
      'an unknown field',
      () => ({ body: { ...plan(), kanarie: CANARY }, status: 400, code: 'REQUEST.INVALID' }),
    ],
    [
      'who says so in the body',
      () => ({ body: { ...plan(), actor: LEADER }, status: 400, code: 'REQUEST.INVALID' }),
    ],
    [
      'over-long text',
      () => ({ body: { ...plan(), purpose: CANARY.repeat(2_000) }, status: 400, code: 'REQUEST.INVALID' }),
    ],
    [
      'a window that ends before it begins',
      () => ({ body: { ...plan(), window: [inHours(4), inHours(1)] }, status: 400, code: 'REQUEST.INVALID' }),
    ],
    [
      'a day that does not exist',
      () => ({
        body: { ...plan(), window: ['2026-02-30T10:00:00Z', inHours(1)] },
        status: 400,
        code: 'REQUEST.INVALID',
      }),
    ],
    [
      'an unknown kind',
      () => ({ body: { ...plan(), kind: 'kanarie-input' }, status: 400, code: 'PLAN.UNKNOWN_KIND' }),
    ],
    [
      'an unknown label',
      () => ({
        body: { ...plan(), location: { value: CANARY, label: 'nobody' } },
        status: 400,
        code: 'REQUEST.INVALID',
      }),
    ],
    [
      'a future time',
      () => ({
        path: '/operations/{id}/conduct/notes',
        body: { text: CANARY, occurredAt: inHours(1) },
        status: 400,
        code: 'TIME.IN_THE_FUTURE',
      }),
    ],
    ['deep JSON', () => ({ body: nested(60), status: 400, code: 'REQUEST.TOO_DEEP' })],
    [
      '__proto__',
      () => ({ body: '{"__proto__":{"role":"operation-leader"}}', status: 400, code: 'REQUEST.MALFORMED' }),
    ],
    ['no JSON at all', () => ({ body: `{"purpose":"${CANARY}`, status: 400, code: 'REQUEST.MALFORMED' })],
    [
      'a body of 10 MB',
      () => ({
        body: { ...plan(), purpose: 'x'.repeat(10_000_000) },
        status: 413,
        code: 'REQUEST.TOO_LARGE',
      }),
    ],
    [
      'an unknown operation',
      () => ({
        path: '/operations/6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42/risk-assessments',
        body: { level: 'low' },
        status: 404,
        code: 'OPERATION.UNKNOWN',
      }),
    ],
    [
      'an operation of others',
      () => ({
        path: '/operations/{id}/conduct/notes',
        as: 'tax-inspector',
        body: { text: 'x' },
        status: 404,
        code: 'OPERATION.UNKNOWN',
      }),
    ],
    [
      'an id that is none',
      () => ({
        path: '/operations/1%27%20OR%201=1/risk-assessments',
        body: { level: 'low' },
        status: 404,
        code: 'OPERATION.UNKNOWN',
      }),
    ],
    [
      'an unknown encounter',
      () => ({
        path: '/encounters/6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42/contact-cards',
        body: {},
        status: 404,
        code: 'ENCOUNTER.UNKNOWN',
      }),
    ],
    [
      'an unknown call-out',
      () => ({
        path: '/call-outs/6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42/reads',
        body: {},
        status: 404,
        code: 'CALL_OUT.UNKNOWN',
      }),
    ],
    [
      'an unknown entry',
      () => ({
        path: '/entries/6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42/corrections',
        body: { field: 'text', is: 'y', reason: 'z' },
        status: 404,
        code: 'ENTRY.UNKNOWN',
      }),
    ],
    [
      'a wrong role',
      () => ({
        path: '/operations/{id}/risk-assessments',
        as: 'trafficking-officer',
        body: { level: 'low' },
        status: 403,
        code: 'ACCESS.NOT_YOURS',
      }),
    ],
    [
      'an unknown person',
      () => ({
        path: '/operations/{id}/calls',
        body: { to: 'nobody-at-all', answerBy: inHours(1) },
        status: 400,
        code: 'PERSON.UNKNOWN',
      }),
    ],
    [
      'an odd Idempotency-Key',
      () => ({
        body: plan(),
        headers: { 'idempotency-key': 'a b' },
        status: 400,
        code: 'REQUEST.IDEMPOTENCY_KEY_INVALID',
      }),
    ],
    [
      'another If-Match',
      () => ({
        path: '/operations/{id}/risk-assessments',
        body: { level: 'low' },
        headers: { 'if-match': '"stale"' },
        status: 412,
        code: 'REQUEST.PRECONDITION_FAILED',
      }),
    ],
    [
      'another media type',
      () => ({
        body: 'purpose=x',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        status: 415,
        code: 'REQUEST.MEDIA_TYPE_NOT_SUPPORTED',
      }),
    ],
  ])('%s', async (_, of) => {
    await refused(of());
  });

  it.each<[string, (token: string) => string | undefined, string]>([
    ['no token', () => undefined, 'AUTH.TOKEN_MISSING'],
    ['a forged signature', (token) => `Bearer ${token.slice(0, -8)}AAAAAAAA`, 'AUTH.TOKEN_INVALID'],
    [
      'an unsigned token',
      (token) => `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.`,
      'AUTH.TOKEN_INVALID',
    ],
    ['another scheme', () => 'Basic bGVhZGVyOmxlYWRlcg==', 'AUTH.TOKEN_INVALID'],
  ])('%s', async (_, forge, code) => {
    const before = eventCount(folder);
    const authorization = forge(await samsyn.tokenFor(LEADER));
    const asked = request(samsyn.baseUrl)
      .post('/operations')
      .set(authorization === undefined ? {} : { authorization });
    const answer = await asked.send(plan());
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([401, code]);
    expect(eventCount(folder)).toBe(before);
  });

  it('an unknown and a forbidden operation answer alike to the last byte', async () => {
    const [unknown, forbidden] = await Promise.all(
      ['6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42', operation].map(async (id) =>
        request(samsyn.baseUrl)
          .get(`/operations/${id}/history`)
          .set(await auth('tax-inspector')),
      ),
    );
    expect(unknown!.status).toBe(404);
    expect(forbidden!.text).toBe(unknown!.text);
  });

  it('a repeated command is carried out once and answered alike; the same key with another body is refused', async () => {
    const key = { 'idempotency-key': 'the-same-key' };
    const body = { text: 'written once' };
    const send = async (content: object) =>
      request(samsyn.baseUrl)
        .post(`/operations/${operation}/conduct/notes`)
        .set(await auth(LEADER))
        .set(key)
        .send(content);
    const first = await send(body);
    const count = eventCount(folder);
    const again = await send(body);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect((again.body as { entries: unknown }).entries).toEqual(
      (first.body as { entries: unknown }).entries,
    );
    const changed = await send({ text: `${CANARY} changed` });
    expect([changed.status, (changed.body as { code: string }).code]).toEqual([
      409,
      'REQUEST.IDEMPOTENCY_KEY_REUSED',
    ]);
    expect(eventCount(folder)).toBe(count);
  });

  it('speaks the language that is asked for', async () => {
    const title = async (language: string) => {
      const answer = await request(samsyn.baseUrl)
        .get('/operations/none')
        .set(await auth(LEADER))
        .set('accept-language', language);
      return (answer.body as { title: string }).title;
    };
    const [sv, en] = [await title('sv-SE,sv;q=0.9'), await title('en')];
    expect(sv).not.toBe(en);
  });
});
