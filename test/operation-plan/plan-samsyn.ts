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
export const POLICE = 'police/trafficking-unit';
export const BORDER = 'police/border-police';
export const TAX = 'tax-agency/audit';
export const COORDINATORS = 'social-services/regional-coordinator';
export const EMERGENCY = 'social-services/emergency-service';

/** Handle → branch, role and regions. */
export const CAST: Readonly<
  Record<string, readonly [branch: string, role: string, regions: readonly string[]]>
> = {
  leader: [POLICE, 'operation-leader', ['syd']],
  deputy: [POLICE, 'operation-leader', ['syd']],
  officer: [POLICE, 'officer', ['syd']],
  border: [BORDER, 'officer', ['syd']],
  otherLeader: ['police/local-police', 'operation-leader', ['syd']],
  tax: [TAX, 'inspector', []],
  coordA: [COORDINATORS, 'coordinator', ['syd']],
  coordB: [COORDINATORS, 'coordinator', ['ost']],
  head: [COORDINATORS, 'supervisor', ['syd', 'ost']],
  jour: [EMERGENCY, 'duty-officer', ['syd']],
};

export interface Answer<Body = RecordedBody> {
  readonly status: number;
  readonly body: Body;
}
export interface RecordedBody {
  readonly id: string;
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly unknown[];
  readonly warnings?: readonly { readonly code: string }[];
  readonly entries: readonly { readonly id: string; readonly type: string }[];
}

/** Everybody's word is taken for who she is: what is tried here is what lies behind the tokens. */
const believing = {
  verify: (subject: string) => ({ subject, expiresAtMs: Number.MAX_SAFE_INTEGER }),
} as TokenVerifier;

/** All of Samsyn as it is composed, in memory, on a clock that stands still until it is told. */
export class PlanSamsyn {
  private constructor(
    private readonly parts: SamsynParts,
    readonly clock: ManualClock,
    private readonly app: NestFastifyApplication,
  ) {}

  static async open(): Promise<PlanSamsyn> {
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
    return new PlanSamsyn(parts, clock, app);
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
    by: string,
    url: string,
    body: object = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const { statusCode, payload } = await this.app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${by}`, 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(body),
    });
    return { status: statusCode, body: JSON.parse(payload) as RecordedBody };
  }

  /** As `post`, where it must succeed. */
  async tell(
    by: string,
    url: string,
    body: object = {},
    headers: Record<string, string> = {},
  ): Promise<RecordedBody> {
    const { status, body: facts } = await this.post(by, url, body, headers);
    if (status !== 201) throw new Error(`${by} POST ${url}: ${status} ${JSON.stringify(facts)}`);
    return facts;
  }

  /** After everything that follows from what was told. */
  async get<Body>(by: string, url: string): Promise<Answer<Body>> {
    await this.processing.settled();
    const headers = { authorization: `Bearer ${by}` };
    const { statusCode, payload } = await this.app.inject({ method: 'GET', url, headers });
    return { status: statusCode, body: JSON.parse(payload) as Body };
  }

  /** Stops at each deadline on the way, as time does. */
  async moveTo(instant: string): Promise<void> {
    const { processing } = this;
    await processing.settled();
    for (let due = this.nextDue(); due !== undefined && due <= instant; due = this.nextDue()) {
      this.clock.moveTo(due);
      await processing.settled();
    }
    this.clock.moveTo(instant);
    await processing.settled();
  }

  nextDue(): string | undefined {
    return this.processing.timers.nextDue();
  }

  async entries(operationId: string): Promise<readonly Recorded[]> {
    await this.processing.settled();
    return (await this.parts.operationLog.snapshot(operationId)).entries;
  }

  async names(operationId: string): Promise<string[]> {
    return (await this.entries(operationId)).map(({ name }) => name);
  }

  async mayKnow(handle: string, operationId: string): Promise<boolean> {
    const { access } = await this.parts.operationLog.snapshot(operationId);
    return canSeeOperation(access, viewerOf(this.directory.byHandle(handle)!.actor));
  }

  head(): Promise<number> {
    return this.store.head();
  }

  /** The log as it is stored. */
  async stored(): Promise<string> {
    return JSON.stringify(await this.store.readAll({ after: 0, limit: 1_000 }));
  }

  /** An operation of this evening, and its id. */
  async propose(own: object = {}): Promise<string> {
    const window = ['2026-11-19T19:00:00+01:00', '2026-11-19T23:00:00+01:00'];
    const facts = { kind: 'apartment-visit', region: 'syd', municipality: 'Växjö', window };
    const proposal = { ...facts, purpose: 'a visit', reference: '5000-K1-26', ...own };
    return (await this.tell('leader', '/operations', proposal)).id;
  }

  /** An administrator has deactivated that person. */
  leaves(handle: string): void {
    this.directory.deactivate(handle, null);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.processing.stop();
    await this.parts.close();
  }
}
