import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventStore } from '@samsyn/event-store';
import type { Directory, TokenVerifier } from '@samsyn/identity';
import { ManualClock, type Recorded } from '@samsyn/kernel';
import type { Processing } from '@samsyn/processing';
import { canSeeOperation, viewerOf } from '@samsyn/secrecy';
import { createHttpApp, createLogger, HealthChecks, OpenApiSource } from '@samsyn/web';
import { addProcessors } from '../../apps/samsyn/src/processors';
import { openParts, type SamsynParts } from '../../apps/samsyn/src/samsyn-parts';
import { SamsynModule } from '../../apps/samsyn/src/samsyn.module';

export const AFTERNOON = '2026-11-19T15:20:00.000Z';
const COORDINATORS = 'social-services/regional-coordinator';

/** Handle → branch, role and regions. */
export const CAST: Readonly<
  Record<string, readonly [branch: string, role: string, regions: readonly string[]]>
> = {
  leader: ['police/trafficking-unit', 'operation-leader', ['syd']],
  deputy: ['police/trafficking-unit', 'operation-leader', ['syd']],
  officer: ['police/trafficking-unit', 'officer', ['syd']],
  border: ['police/border-police', 'officer', ['syd']],
  otherLeader: ['police/local-police', 'operation-leader', ['syd']],
  tax: ['tax-agency/audit', 'inspector', []],
  coordA: [COORDINATORS, 'coordinator', ['syd']],
  coordB: [COORDINATORS, 'coordinator', ['ost']],
  head: [COORDINATORS, 'supervisor', ['syd', 'ost']],
  jour: ['social-services/emergency-service', 'duty-officer', ['syd']],
};

export interface Answer<Body = Recorded201> {
  readonly status: number;
  readonly body: Body;
}
export interface Recorded201 {
  readonly id: string;
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly unknown[];
  readonly entries: readonly { readonly id: string; readonly type: string }[];
}

/** Everybody's word is taken for who she is: what is tried here is what lies behind the tokens. */
const believing = {
  verify: (subject: string) => ({ subject, expiresAtMs: Number.MAX_SAFE_INTEGER }),
} as TokenVerifier;

/** All of Samsyn as it is composed, in memory, with a clock that stands still until it is told. */
export class PlanningSamsyn {
  private constructor(
    private readonly parts: SamsynParts,
    readonly clock: ManualClock,
    private readonly app: NestFastifyApplication,
  ) {}

  static async open(): Promise<PlanningSamsyn> {
    const logger = createLogger({ level: 'silent' });
    const parts = await openParts('memory', logger);
    const clock = new ManualClock(AFTERNOON);
    parts.clock.follow(clock);
    for (const [handle, [branch, role, regions]] of Object.entries(CAST)) {
      parts.directory.registerBranch(branch, {}, null);
      parts.directory.registerPerson(handle, { branch, role, regions: [...regions] }, null);
    }
    const [checks, openApi] = [new HealthChecks(), new OpenApiSource()];
    const module = SamsynModule.of({ parts, verifier: believing, checks, openApi });
    const app = await createHttpApp(module, { logger });
    addProcessors(app, parts);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await parts.processing.start();
    return new PlanningSamsyn(parts, clock, app);
  }

  get store(): EventStore {
    return this.parts.eventStore;
  }
  get directory(): Directory {
    return this.parts.directory;
  }
  get processing(): Processing {
    return this.parts.processing;
  }

  async post(
    handle: string,
    url: string,
    body: object = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await this.app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${handle}`, 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(body),
    });
    return { status: answer.statusCode, body: JSON.parse(answer.payload) as Recorded201 };
  }

  async get<Body>(handle: string, url: string): Promise<Answer<Body>> {
    await this.processing.settled();
    const headers = { authorization: `Bearer ${handle}` };
    const answer = await this.app.inject({ method: 'GET', url, headers });
    return { status: answer.statusCode, body: JSON.parse(answer.payload) as Body };
  }

  /** Stops at each deadline on the way, as time does. */
  async moveTo(instant: string): Promise<void> {
    await this.processing.settled();
    for (
      let due = this.processing.timers.nextDue();
      due !== undefined && due <= instant;
      due = this.processing.timers.nextDue()
    ) {
      this.clock.moveTo(due);
      await this.processing.settled();
    }
    this.clock.moveTo(instant);
    await this.processing.settled();
  }

  async entries(operationId: string): Promise<readonly Recorded[]> {
    return (await this.parts.operationLog.snapshot(operationId)).entries;
  }

  async names(operationId: string): Promise<string[]> {
    return (await this.entries(operationId)).map(({ name }) => name);
  }

  async mayKnow(handle: string, operationId: string): Promise<boolean> {
    const { access } = await this.parts.operationLog.snapshot(operationId);
    return canSeeOperation(access, viewerOf(this.directory.byHandle(handle)!.actor));
  }

  /** An operation of this evening, and its id. */
  async propose(own: object = {}): Promise<string> {
    const window = ['2026-11-19T19:00:00+01:00', '2026-11-19T23:00:00+01:00'];
    const facts = { kind: 'apartment-visit', region: 'syd', municipality: 'Växjö', window };
    const answer = await this.post('leader', '/operations', {
      ...facts,
      purpose: 'a visit',
      reference: '5000-K1-26',
      ...own,
    });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.processing.stop();
    await this.parts.close();
  }
}
