import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LiveHistory } from '@samsyn/history';
import type { TokenVerifier } from '@samsyn/identity';
import { ManualClock, type Recorded, type World } from '@samsyn/kernel';
import type { NotificationSettings } from '@samsyn/notifications';
import { createHttpApp, createLogger, HealthChecks, OpenApiSource } from '@samsyn/web';
import type { InjectOptions } from 'fastify';
import type { Logger } from 'pino';
import { addProcessors } from '../../apps/samsyn/src/processors';
import { registerSupport } from './register-support';
import { openParts, type SamsynParts } from '../../apps/samsyn/src/samsyn-parts';
import { type DataPlace } from '../../apps/samsyn/src/data-folder';
import { SamsynModule } from '../../apps/samsyn/src/samsyn.module';

export const EVENING = '2026-11-19T19:00:00.000Z';
export const MORNING_AFTER = '2026-11-20T09:00:00.000Z';

export const POLICE = 'police/trafficking-unit';
export const BORDER = 'police/border-police';
export const COORDINATORS = 'social-services/regional-coordinator';
export const INSPECTION = 'work-environment-authority/inspection';
export const TAX = 'tax-agency/audit';
export const SHELTER = 'ngo/shelter';
export const FACILITATION = 'county-board/facilitation';

/** Handle → branch and role: who is on the operation, who is near it, and who is not. */
export const CAST = {
  leader: [POLICE, 'operation-leader'],
  officer: [POLICE, 'officer'],
  border: [BORDER, 'officer'],
  coordA: [COORDINATORS, 'coordinator'],
  coordB: [COORDINATORS, 'coordinator'],
  work: [INSPECTION, 'inspector'],
  tax: [TAX, 'inspector'],
  shelter: [SHELTER, 'support-worker'],
  facilitator: [FACILITATION, 'facilitator'],
  otherFacilitator: [FACILITATION, 'facilitator'],
  otherLeader: ['police/local-police', 'operation-leader'],
  stranger: ['enforcement-authority/office', 'officer'],
} as const;
export type Handle = keyof typeof CAST;
export const HANDLES = Object.keys(CAST) as Handle[];
const INVITED: readonly Handle[] = ['border', 'coordB', 'work'];

export interface RecordedBody {
  readonly id?: string;
  readonly code?: string;
  readonly entries: readonly { readonly id: string; readonly type: string }[];
}
export interface Answer<Body = RecordedBody> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface HistoryEntry {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly by: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly withheld: readonly { readonly field: string; readonly rule: string }[];
}

/** Everybody's word is taken for who she is: what is tried here is what lies behind the tokens. */
const believing = {
  verify: (subject: string) => ({ subject, expiresAtMs: Number.MAX_SAFE_INTEGER }),
} as TokenVerifier;

/** All of Samsyn as it is composed, in memory, on a clock that stands still until it is told. */
export class TestSamsyn {
  private constructor(
    readonly parts: SamsynParts,
    readonly clock: ManualClock,
    private app: NestFastifyApplication,
  ) {}

  /** `place` and `now`: for a app that is opened again where another was closed. */
  static async open(
    place: DataPlace = 'memory',
    now = EVENING,
    {
      world = 'real',
      notifications,
      logger = createLogger({ level: 'silent' }),
      verifier = believing,
      refit = (parts) => parts,
    }: {
      world?: World;
      notifications?: NotificationSettings;
      logger?: Logger;
      verifier?: TokenVerifier;
      /** Puts other parts in the place of some. */
      refit?: (parts: SamsynParts) => SamsynParts;
    } = {},
  ): Promise<TestSamsyn> {
    const parts = refit(await openParts(place, logger, world, notifications));
    const clock = new ManualClock(now);
    parts.clock.follow(clock);
    for (const [handle, [branch, role]] of Object.entries(CAST)) {
      if (parts.directory.byHandle(handle)) continue;
      parts.directory.registerBranch(branch, {}, null);
      parts.directory.registerPerson(handle, { branch, role, regions: ['syd'] }, null);
    }
    registerSupport(parts.directory, [SHELTER]);
    const [checks, openApi] = [new HealthChecks(), new OpenApiSource()];
    const module = SamsynModule.of({ parts, verifier, checks, openApi });
    const app = await createHttpApp(module, { logger });
    openApi.describes(app);
    addProcessors(app, parts);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await parts.processing.start();
    return new TestSamsyn(parts, clock, app);
  }

  async post<Body = RecordedBody>(
    handle: Handle,
    url: string,
    body: object = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const answer = await this.app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${handle}`, 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(body),
    });
    const { statusCode: status, payload: text } = answer;
    return { status, body: JSON.parse(text) as Body, text, headers: answer.headers };
  }

  async put<Body = RecordedBody>(handle: Handle, url: string, body: object = {}): Promise<Answer<Body>> {
    const headers = { authorization: `Bearer ${handle}`, 'content-type': 'application/json' };
    const payload = JSON.stringify(body);
    const answer = await this.app.inject({ method: 'PUT', url, headers, payload });
    const { statusCode: status, payload: text } = answer;
    return { status, body: JSON.parse(text) as Body, text, headers: answer.headers };
  }

  async delete<Body = RecordedBody>(handle: Handle, url: string, language = 'sv'): Promise<Answer<Body>> {
    const headers = { authorization: `Bearer ${handle}`, 'accept-language': language };
    const answer = await this.app.inject({ method: 'DELETE', url, headers });
    const { statusCode: status, payload: text } = answer;
    return { status, body: JSON.parse(text) as Body, text, headers: answer.headers };
  }

  /** What a GET without a token answers, with its bytes. */
  bytes(url: string, headers: Readonly<Record<string, string>> = {}) {
    return this.app.inject({ method: 'GET', url, headers });
  }

  /** A request of any method, with nothing but these headers. */
  send(method: InjectOptions['method'], url: string, headers: Readonly<Record<string, string>>) {
    return this.app.inject({ method: method ?? 'GET', url, headers });
  }

  /** Takes a free port on loopback, and says under which address. */
  listen(): Promise<string> {
    return this.app.getHttpAdapter().getInstance().listen({ port: 0, host: '127.0.0.1' });
  }

  /** A part of the application, by its class. */
  part<Part>(of: new (...parts: never[]) => Part): Part {
    return this.app.get<Part>(of, { strict: false });
  }

  /** As `post`, where it must succeed. @returns the id of the first entry and of what was created */
  async tell(
    handle: Handle,
    url: string,
    body: object = {},
  ): Promise<{ readonly entry: string; readonly id: string }> {
    const { status, body: facts, text } = await this.post(handle, url, body);
    if (status !== 201) throw new Error(`${handle} POST ${url}: ${status} ${text}`);
    return { entry: facts.entries[0]?.id ?? '', id: facts.id ?? '' };
  }

  async get<Body>(handle: Handle, url: string): Promise<Answer<Body>> {
    await this.parts.processing.settled();
    const answer = await this.app.inject({
      method: 'GET',
      url,
      headers: { authorization: `Bearer ${handle}` },
    });
    const { statusCode: status, payload: text } = answer;
    return { status, body: JSON.parse(text) as Body, text, headers: answer.headers };
  }

  /** What is asked for with these headers; what is not JSON has `text` alone. */
  async fetch<Body>(
    handle: Handle,
    url: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Answer<Body>> {
    await this.parts.processing.settled();
    const asked = { authorization: `Bearer ${handle}`, ...headers };
    const {
      statusCode: status,
      payload: text,
      headers: facts,
    } = await this.app.inject({
      method: 'GET',
      url,
      headers: asked,
    });
    const isJson = String(facts['content-type']).includes('json');
    return { status, body: (isJson ? JSON.parse(text) : undefined) as Body, text, headers: facts };
  }

  /** A request as it is written, with the caller's word for who she is, or without. */
  async raw(request: {
    readonly method: 'POST' | 'GET';
    readonly url: string;
    readonly by?: Handle;
    readonly body: string;
    readonly type: string;
  }): Promise<{ readonly status: number; readonly text: string }> {
    const { method, url, by, body, type } = request;
    const token = by === undefined ? {} : { authorization: `Bearer ${by}` };
    const headers = { ...token, 'content-type': type };
    const { statusCode: status, payload: text } = await this.app.inject({
      method,
      url,
      headers,
      payload: body,
    });
    return { status, text };
  }

  /** A document in the media type that is asked for, as text. */
  async page(handle: Handle, url: string, accept: string): Promise<string> {
    await this.parts.processing.settled();
    const headers = { authorization: `Bearer ${handle}`, accept };
    return (await this.app.inject({ method: 'GET', url, headers })).payload;
  }

  /** What the live stream sends the person from now on; the texts of its frames, as they come. `close`: called at its end. */
  async watch(handle: Handle, operationId: string, close = () => {}): Promise<readonly string[]> {
    const [branch, role] = CAST[handle];
    const { person } = this.parts.directory.byHandle(handle)!;
    const frames: string[] = [];
    const outlet = {
      sendFrame: (frame: Uint8Array) => frames.push(Buffer.from(frame).toString()) > 0,
      drained: () => Promise.resolve(),
      close,
      closed: new Promise<void>(() => {}),
    };
    const watching = { operationId, viewer: { branch, person, role }, until: Number.MAX_SAFE_INTEGER };
    await this.app.get(LiveHistory, { strict: false }).watch(watching, outlet);
    return frames;
  }

  async history(handle: Handle, operationId: string): Promise<readonly HistoryEntry[]> {
    const { body } = await this.get<{ entries?: readonly HistoryEntry[] }>(
      handle,
      `/operations/${operationId}/history?limit=500`,
    );
    return body.entries ?? [];
  }

  async seen(handle: Handle, operationId: string, entry: string): Promise<HistoryEntry | undefined> {
    return (await this.history(handle, operationId)).find(({ id }) => id === entry);
  }

  /** Everything of the operation that the person can get, in one text. */
  async everything(handle: Handle, operationId: string): Promise<string> {
    const paths = ['', '/history?limit=500', '/debrief', '/carry-over', `/replay?at=${this.clock.now()}`];
    const further = [
      `/debriefs/${operationId}/perspectives`,
      `/disclosures?operation=${operationId}`,
      '/operations',
    ];
    const urls = [...paths.map((path) => `/operations/${operationId}${path}`), ...further];
    const answers: string[] = [];
    for (const url of urls) {
      const { text, headers } = await this.get(handle, url);
      answers.push(text, JSON.stringify(headers['etag'] ?? ''));
    }
    return answers.join('\n');
  }

  /** What of what begins with KANARIE the person can get of the operation, by any route. */
  async canaries(handle: Handle, operationId: string): Promise<readonly string[]> {
    const found = (await this.everything(handle, operationId)).match(/KANARIE[\w-]*/g) ?? [];
    return [...new Set(found)].sort();
  }

  async entries(operationId: string): Promise<readonly Recorded[]> {
    return (await this.parts.operationLog.snapshot(operationId)).entries;
  }

  async entry(operationId: string, id: string): Promise<Recorded> {
    return (await this.entries(operationId)).find((one) => one.id === id)!;
  }

  async propose(kind = 'apartment-visit', region = 'syd', by: Handle = 'leader'): Promise<string> {
    const window = ['2026-11-19T19:00:00+01:00', '2026-11-19T23:00:00+01:00'];
    const proposal = { kind, region, municipality: 'Växjö', window, purpose: 'a visit', reference: 'K1-26' };
    const location = { value: 'Exempelgatan 1', label: 'police-investigation' };
    return (await this.tell(by, '/operations', { ...proposal, location })).id;
  }

  /** An operation that police, border police, a coordinator and an inspector take part in. */
  async plan(taking: readonly Handle[] = INVITED): Promise<string> {
    const operationId = await this.propose();
    const agencies = [...new Set(taking.map((handle) => CAST[handle][0]))];
    await this.tell('leader', `/operations/${operationId}/invitations`, {
      agencies,
      answerBy: '2026-11-19T20:00:00+01:00',
    });
    for (const handle of taking) {
      await this.tell(handle, `/operations/${operationId}/confirmations`, { staff: 1, focus: 'own mandate' });
    }
    return operationId;
  }

  /** From then on those who take part see what the staff did with a person met. */
  async start(operationId: string): Promise<void> {
    await this.tell('leader', `/operations/${operationId}/conduct/start`);
  }

  /** A person met by coordB. */
  async encounter(operationId: string): Promise<string> {
    return (await this.tell('coordB', `/operations/${operationId}/encounters`, { identity: 'unknown' })).id;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.parts.processing.stop();
    await this.parts.close();
  }
}
