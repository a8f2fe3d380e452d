import { registerSupport } from '../support/register-support';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConductingModule } from '@samsyn/conducting';
import { conductEvents, conductStream, encounterEvents, encounterStream } from '@samsyn/conducting/contract';
import { entriesEvents } from '@samsyn/entries/contract';
import { EventCodec, EventRegistry, newUuid, uuidV5, type EventStore } from '@samsyn/event-store';
import { OperationHistory } from '@samsyn/operations/contract';
import { Directory } from '@samsyn/identity';
import {
  ManualClock,
  type Actor,
  type Decider,
  type JsonObject,
  type NewEvent,
  type Recorded,
} from '@samsyn/kernel';
import { operationPlanEvents, planStream } from '@samsyn/planning/contract';
import { CLOCK, CommandExecutor, EVENT_STORE, ReadModelDatabase } from '@samsyn/processing';
import { OperationCommands, OperationLog } from '@samsyn/operations';
import { EphemeralRootKey, KeyStore, KeyStoreSealer } from '@samsyn/secrecy';
import { CommandAnswers, createHttpApp, createLogger, OpaqueToken } from '@samsyn/web';

export const EVENING = '2026-11-19T19:00:00.000Z';

/** Handle → branch and role: who is on the operation, and who is not. */
export const CAST: Readonly<Record<string, readonly [branch: string, role: string]>> = {
  leader: ['police/trafficking-unit', 'operation-leader'],
  officer: ['police/trafficking-unit', 'officer'],
  border: ['police/border-police', 'officer'],
  coordA: ['social-services/regional-coordinator', 'coordinator'],
  coordB: ['social-services/regional-coordinator', 'coordinator'],
  head: ['social-services/regional-coordinator', 'supervisor'],
  jour: ['social-services/emergency-service', 'duty-officer'],
  municipality: ['social-services/municipality', 'case-officer'],
  work: ['work-environment-authority/inspection', 'inspector'],
  shelter: ['ngo/shelter', 'support-worker'],
  clinic: ['health-care/clinic', 'nurse'],
  stranger: ['tax-agency/audit', 'inspector'],
};
const TAKING_PART = ['border', 'coordA', 'jour', 'work'];

const asGiven: Decider<null, readonly NewEvent[], NewEvent> = {
  initial: null,
  evolve: (state) => state,
  decide: (events) => events,
};

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}
export interface Recorded201 {
  readonly id?: string;
  readonly code?: string;
  readonly entries: readonly { readonly id: string; readonly type: string }[];
}

function directoryOfCast(): Directory {
  const directory = new Directory(':memory:');
  for (const [handle, [branch, role]] of Object.entries(CAST)) {
    directory.registerBranch(branch, {}, null);
    registerSupport(directory, [branch]);
    directory.registerPerson(handle, { branch, role, regions: [] }, null);
  }
  return directory;
}

@Global()
@Module({})
class Foundation {}

/** Conducting over a real store, keys and directory, with an operation that has been planned and started by nobody. */
export class ConductingSamsyn {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly store: EventStore,
    readonly log: OperationLog,
    readonly codec: EventCodec,
    readonly clock: ManualClock,
    private readonly executor: CommandExecutor,
    readonly directory: Directory,
    private readonly keys: KeyStore,
  ) {}

  static async open(store: EventStore): Promise<ConductingSamsyn> {
    const keys = new KeyStore(':memory:', new EphemeralRootKey());
    const registry = new EventRegistry([
      ...operationPlanEvents,
      ...conductEvents,
      ...encounterEvents,
      ...entriesEvents,
    ]);
    const codec = new EventCodec(registry, new KeyStoreSealer(keys));
    const clock = new ManualClock(EVENING);
    const executor = new CommandExecutor(store, codec, clock, keys.fingerprint());
    const log = new OperationLog(store, codec);
    const commands = new OperationCommands(executor, log, () => Promise.resolve());
    const directory = directoryOfCast();
    const parts = [
      { provide: OperationCommands, useValue: commands },
      { provide: OperationLog, useValue: log },
      { provide: Directory, useValue: directory },
      { provide: EVENT_STORE, useValue: store },
      { provide: EventCodec, useValue: codec },
      { provide: CLOCK, useValue: clock },
      { provide: ReadModelDatabase, useValue: new ReadModelDatabase(':memory:') },
      // Nothing is read here: what an encounter shows is tried on the whole composition.
      { provide: OperationHistory, useValue: { forViewer: () => Promise.resolve(undefined) } },
      { provide: OpaqueToken, useValue: new OpaqueToken(Buffer.alloc(32, 7)) },
      CommandAnswers,
    ];
    const foundation: DynamicModule = { module: Foundation, providers: parts, exports: parts };
    const whole = { module: class Whole {}, imports: [CqrsModule.forRoot(), foundation, ConductingModule] };
    const app = await createHttpApp(whole, { logger: createLogger({ level: 'silent' }) });
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRequest', (request, _reply, done) => {
        Object.assign(request, { actor: directory.byHandle(String(request.headers['x-person']))!.actor });
        done();
      });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new ConductingSamsyn(app, store, log, codec, clock, executor, directory, keys);
  }

  /** An operation that police, border police, a coordinator, the emergency service and an inspector take part in. */
  async plan(): Promise<string> {
    const operationId = newUuid();
    const invitation = {
      kind: 'apartment-visit',
      region: 'syd',
      municipality: 'Växjö',
      window: ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'],
    };
    const proposed = { ...invitation, kindVersion: 1, purpose: 'visit', reference: 'K1' };
    await this.tell(operationId, planStream(operationId), 'leader', {
      name: 'OperationProposed',
      data: proposed,
    });
    for (const handle of TAKING_PART) {
      const data = { staff: 1, focus: 'own mandate' };
      await this.tell(operationId, planStream(operationId), handle, { name: 'AgencyConfirmed', data });
    }
    return operationId;
  }

  async tell(operationId: string, stream: string, handle: string, event: NewEvent): Promise<void> {
    const { actor } = this.directory.byHandle(handle)!;
    const context = { actor, commandId: uuidV5(newUuid(), handle), content: {} };
    const target = { decider: asGiven, stream, operationId };
    await this.executor.execute(target, () => Promise.resolve({ command: [event] }), context);
  }

  async post<Body = Recorded201>(
    handle: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await this.app.inject({
      method: 'POST',
      url: path,
      headers: { 'x-person': handle, ...content, ...headers },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const { statusCode, payload } = answer;
    return { status: statusCode, body: JSON.parse(payload) as Body, text: payload, headers: answer.headers };
  }

  actor(handle: string): Actor {
    return this.directory.byHandle(handle)!.actor;
  }

  /** An event of the conduct, or of an encounter, as it was recorded under this id of a command. */
  async tellAs(
    commandId: string,
    operationId: string,
    handle: string,
    event: NewEvent,
    content: JsonObject,
    encounterId?: string,
  ): Promise<void> {
    const stream = encounterId === undefined ? conductStream(operationId) : encounterStream(encounterId);
    const target = { decider: asGiven, stream, operationId };
    const gather = () => Promise.resolve({ command: [event] });
    await this.executor.execute(target, gather, { actor: this.actor(handle), commandId, content });
  }

  /** As after a restart: what was answered is read from the log. */
  forget(operationId: string): void {
    this.executor.forget(conductStream(operationId));
  }

  async entries(operationId: string): Promise<readonly Recorded[]> {
    return (await this.log.snapshot(operationId)).entries;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.store.close();
    this.directory.close();
    this.keys.close();
  }
}
