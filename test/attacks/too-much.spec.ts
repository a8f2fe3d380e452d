import { connect, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TokenVerifier } from '@samsyn/identity';
import { LIMITS } from '@samsyn/web';
import { FairRequests } from '../../libs/identity/src/tokens/fair-requests';
import { DocumentThreads } from '../../libs/documents/src/written/document-threads';
import { TestSamsyn } from '../support/test-samsyn';
import { Notified } from '../notifications/notified';
import { documentOfInterface } from '../support/document-of-interface';

jest.setTimeout(120_000);

const LIBS = join(__dirname, '../../libs');

/** Every code with which the sources refuse whoever asks for too much: of a refusal, or of a share that one may have. */
function throttlingCodes(): readonly string[] {
  const files = (readdirSync(LIBS, { recursive: true }) as string[]).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
  );
  const sources = files.map((file) => readFileSync(join(LIBS, file), 'utf8'));
  const refusals = sources.flatMap((source) => [
    ...source.matchAll(/DomainError\(\s*'([A-Z_]+\.[A-Z_]+)',[^;]*?'throttled'/g),
  ]);
  const shares = sources.flatMap((source) => [
    ...source.matchAll(/new Shares\(\s*\{[^}]*\},\s*(?:'([A-Z_.]+)'|TOO_MANY)/g),
  ]);
  return [...new Set([...refusals, ...shares].map(([, code]) => code ?? 'REQUEST.TOO_MANY_AT_ONCE'))].sort();
}

interface Refused {
  /** As the document has it. */
  readonly route: string;
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly payload: string;
}

describe('whoever asks for too much', () => {
  let app: TestSamsyn;
  let operation: string;
  const sockets: Socket[] = [];
  let close = (): Promise<void> => Promise.resolve();

  afterEach(async () => {
    jest.restoreAllMocks();
    for (const socket of sockets.splice(0)) socket.destroy();
    await close();
    close = () => Promise.resolve();
  });

  const open = async (): Promise<void> => {
    app = await TestSamsyn.open();
    close = () => app.close();
    operation = await app.plan();
  };
  const ask = async (route: string, url: string, headers: Record<string, string> = {}): Promise<Refused> => {
    const own = { authorization: 'Bearer leader', ...headers };
    const { statusCode, headers: facts, payload } = await app.send('GET', url, own);
    return { route, statusCode, headers: facts, payload };
  };
  /** Asked until it is refused: what was sent before on other connections comes when it comes. */
  const askUntilRefused = async (question: () => Promise<Refused>): Promise<Refused> => {
    for (;;) {
      const answer = await question();
      if (answer.statusCode !== 200) return answer;
      await after(5);
    }
  };
  const mine = () => ask('/me/calendar-feeds', '/me/calendar-feeds');

  /** How each is gone over, and what is answered then. */
  const ways: Readonly<Record<string, () => Promise<Refused>>> = {
    'REQUEST.TOO_MANY_AT_ONCE': async () => {
      await open();
      const { port, hostname } = new URL(await app.listen());
      const head =
        `POST /operations/${operation}/conduct/notes HTTP/1.1\r\nhost: x\r\nauthorization: Bearer leader\r\n` +
        'content-type: application/json\r\ncontent-length: 9\r\n\r\n';
      for (let index = 0; index < LIMITS.requestsOfPerson.value; index += 1) {
        const socket = connect(Number(port), hostname).on('error', () => undefined);
        socket.write(head);
        sockets.push(socket);
      }
      return askUntilRefused(mine);
    },
    'REQUEST.TOO_MUCH_UNREAD': async () => {
      await open();
      const { person } = app.parts.directory.byHandle('leader')!;
      // That what is not read is counted is tried in `fair-requests.spec.ts`, on sockets.
      app.part(FairRequests)['unread'].take(person, LIMITS.unreadBytesOfPerson.value);
      return mine();
    },
    'REQUEST.TOO_MANY_DOCUMENTS': async () => {
      await open();
      jest.spyOn(app.part(DocumentThreads), 'write').mockImplementation(() => new Promise(() => undefined));
      const url = `/operations/${operation}/debrief`;
      const most = LIMITS.documentsAtOnceOfPerson.value + LIMITS.documentsWaitingOfPerson.value;
      const document = () => ask('/operations/{operationId}/debrief', url, { accept: 'application/pdf' });
      const asked = Array.from({ length: most + 1 }, document);
      return Promise.race(asked);
    },
    'AUTH.TOO_MANY_FAILED': async () => {
      const rules = { issuer: 'https://issuer.example', audience: 'samsyn', algorithms: ['ES256'] as const };
      app = await TestSamsyn.open('memory', undefined, {
        verifier: new TokenVerifier(rules, () => Promise.reject(new Error('no key'))),
      });
      close = () => app.close();
      for (let count = 0; count < LIMITS.failedTokens.value * 2; count += 1) {
        const answer = await mine();
        if (answer.statusCode !== 401) return answer;
      }
      return mine();
    },
    'HISTORY.TOO_MANY_OF_YOURS': async () => {
      await open();
      for (let count = 0; count < LIMITS.streamsOfPerson.value; count += 1)
        await app.watch('leader', operation);
      return ask('/operations/{operationId}/history/stream', `/operations/${operation}/history/stream`);
    },
    'CALENDAR.TOO_OFTEN': async () => {
      await open();
      const { body } = await app.post<{ path: string }>('leader', '/me/calendar-feeds', { what: 'duty' });
      return askUntilRefused(() => ask('/calendar/{file}', body.path));
    },
    'CHANNEL.TOO_MANY_CODES': async () => {
      const notified = await Notified.open();
      close = () => notified.close();
      ({ app } = notified);
      for (;;) {
        const own = { kind: 'e-mail', address: 'leader@example.se' };
        const route = '/me/notification-channels';
        const { status, headers, text } = await app.post('leader', route, own);
        if (status !== 201) return { route, statusCode: status, headers, payload: text };
      }
    },
  };

  it('is known here by each code that there is', () => {
    expect(Object.keys(ways).sort()).toEqual(throttlingCodes());
    const ofLimits = Object.values(LIMITS).flatMap(({ beyond }) => /^429 `([^`]+)`/.exec(beyond)?.[1] ?? []);
    for (const code of ofLimits) expect(Object.keys(ways)).toContain(code);
  });

  it.each(Object.keys(ways))('is told so, and when to come back, as the document says: %s', async (code) => {
    const { route, statusCode, headers, payload } = await ways[code]!();
    expect([statusCode, (JSON.parse(payload) as { code: string }).code]).toEqual([429, code]);
    expect(String(headers['retry-after'])).toMatch(/^[1-9]\d*$/);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const document = (await documentOfInterface()) as unknown as {
      readonly paths: Readonly<
        Record<string, Readonly<Record<string, { responses: Record<string, object> }>>>
      >;
      readonly components: {
        readonly responses: Readonly<Record<string, { readonly headers?: Record<string, object> }>>;
      };
    };
    for (const { responses } of Object.values(document.paths[route]!))
      expect(responses['429']).toEqual({ $ref: '#/components/responses/TooMany' });
    expect(Object.keys(document.components.responses['TooMany']?.headers ?? {})).toEqual(['Retry-After']);
    expect(JSON.stringify(document)).toContain(`"${code}"`);
  });
});
