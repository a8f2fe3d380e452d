import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { conductEvents, encounterEvents } from '@samsyn/conducting/contract';
import { DebriefingModule, OpenActions } from '@samsyn/debriefing';
import { debriefEvents } from '@samsyn/debriefing/contract';
import { HistoryModule } from '@samsyn/history';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { entriesEvents } from '@samsyn/entries/contract';
import { EventCodec, EventRegistry, MemoryEventStore } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import { ManualClock, type Recorded } from '@samsyn/kernel';
import {
  AvailabilityProjection,
  CALL_EXPIRY,
  CallExpiry,
  CallWithdrawal,
  PlanningModule,
} from '@samsyn/planning';
import { availabilityEvents, callOutEvents, operationPlanEvents } from '@samsyn/planning/contract';
import {
  CLOCK,
  EVENT_STORE,
  CommandExecutor,
  Processing,
  ProcessingStore,
  ReadModelDatabase,
} from '@samsyn/processing';
import {
  EphemeralRootKey,
  KeyStore,
  KeyStoreSealer,
  OperationCommands,
  OperationLog,
  mayKnowOperation,
  viewerOf,
} from '@samsyn/secrecy';
import { createHttpApp, createLogger, OpaqueToken } from '@samsyn/web';

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

function directoryOfCast(): Directory {
  const directory = new Directory(':memory:');
  for (const [handle, [branch, role, regions]] of Object.entries(CAST)) {
    directory.registerBranch(branch, {}, null);
    directory.registerPerson(handle, { branch, role, regions: [...regions] }, null);
  }
  return directory;
}

@Module({})
class Foundation {}

/** Planning over a real store, keys, directory and processing, with a clock that stands still until it is told. */
export class House {
  readonly store = new MemoryEventStore();
  readonly clock = new ManualClock(AFTERNOON);
  readonly directory = directoryOfCast();
  private readonly keys = new KeyStore(':memory:', new EphemeralRootKey());
  private readonly readModels = new ReadModelDatabase(':memory:');
  private readonly processingStore = new ProcessingStore(':memory:');
  log: OperationLog;
  processing: Processing;
  app: NestFastifyApplication;

  static async open(): Promise<House> {
    const house = new House();
    await house.build();
    return house;
  }

  private async build(): Promise<void> {
    const { store, clock, directory, keys, readModels } = this;
    const registry = new EventRegistry([
      ...operationPlanEvents,
      ...callOutEvents,
      ...availabilityEvents,
      ...entriesEvents,
      ...debriefEvents,
      ...conductEvents,
      ...encounterEvents,
    ]);
    const codec = new EventCodec(registry, new KeyStoreSealer(keys));
    const executor = new CommandExecutor(store, codec, clock, keys.fingerprint());
    this.log = new OperationLog(store, codec);
    this.processing = new Processing({
      eventStore: store,
      codec,
      readModels,
      store: this.processingStore,
      clock,
    });
    const parts = [
      {
        provide: OperationCommands,
        useValue: new OperationCommands(executor, this.log, () => Promise.resolve()),
      },
      { provide: OperationLog, useValue: this.log },
      { provide: Directory, useValue: directory },
      { provide: ReadModelDatabase, useValue: readModels },
      { provide: CLOCK, useValue: clock },
      { provide: EVENT_STORE, useValue: store },
      { provide: EventCodec, useValue: codec },
      { provide: EventRegistry, useValue: registry },
      { provide: KeyStore, useValue: keys },
      { provide: OpaqueToken, useValue: new OpaqueToken(Buffer.alloc(32, 7)) },
    ];
    const foundation: DynamicModule = { module: Foundation, global: true, providers: parts, exports: parts };
    const whole = {
      module: class Whole {},
      imports: [CqrsModule.forRoot(), foundation, PlanningModule, DebriefingModule, HistoryModule],
    };
    this.app = await createHttpApp(whole, { logger: createLogger({ level: 'silent' }) });
    const server = this.app.getHttpAdapter().getInstance();
    server.addHook('onRequest', (request, _reply, done) => {
      Object.assign(request, { actor: directory.byHandle(String(request.headers['x-person']))!.actor });
      done();
    });
    await this.app.init();
    await server.ready();
    const expiry = this.app.get(CallExpiry);
    this.processing
      .addProjection(this.app.get(AvailabilityProjection))
      .addProjection(this.app.get(OpenActions))
      .addWorkflow(expiry)
      .addWorkflow(this.app.get(CallWithdrawal))
      .onTimer(CALL_EXPIRY, (timer) => expiry.onDue(timer));
    await this.processing.start();
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
      headers: { 'x-person': handle, 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(body),
    });
    return { status: answer.statusCode, body: JSON.parse(answer.payload) as Recorded201 };
  }

  async get<Body>(handle: string, url: string): Promise<Answer<Body>> {
    await this.processing.settled();
    const answer = await this.app.inject({ method: 'GET', url, headers: { 'x-person': handle } });
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
    return (await this.log.snapshot(operationId)).entries;
  }

  async names(operationId: string): Promise<string[]> {
    return (await this.entries(operationId)).map(({ name }) => name);
  }

  async mayKnow(handle: string, operationId: string): Promise<boolean> {
    const { access } = await this.log.snapshot(operationId);
    return mayKnowOperation(access, viewerOf(this.directory.byHandle(handle)!.actor));
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
    await this.store.close();
    this.readModels.close();
    this.processingStore.close();
    this.directory.close();
    this.keys.close();
  }
}
