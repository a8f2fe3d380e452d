import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConductingModule } from '@samsyn/conducting';
import { conductEvents, conductStream, encounterEvents, encounterStream } from '@samsyn/conducting/contract';
import { entriesEvents } from '@samsyn/entries/contract';
import { EventCodec, EventRegistry, type EventStore } from '@samsyn/event-store';
import type { Directory } from '@samsyn/identity';
import { ManualClock, type Actor, type JsonObject, type NewEvent, type Recorded } from '@samsyn/kernel';
import { operationPlanEvents } from '@samsyn/planning/contract';
import { CLOCK, CommandExecutor, EVENT_STORE } from '@samsyn/processing';
import { OperationCommands, OperationLog } from '@samsyn/operations';
import { EphemeralRootKey, KeyStore, KeyStoreSealer } from '@samsyn/secrecy';
import {
  appOf,
  asGiven,
  ask,
  directoryOf,
  Recorder,
  type Answer,
  type Cast,
} from '../support/part-of-samsyn';

export type { Answer } from '../support/part-of-samsyn';
export const EVENING = '2026-11-19T19:00:00.000Z';

/** Handle → branch and role: who is on the operation, and who is not. */
export const CAST: Cast = {
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

export interface Recorded201 {
  readonly id?: string;
  readonly code?: string;
  readonly entries: readonly { readonly id: string; readonly type: string }[];
}

/** Conducting over a real store, keys and directory, with an operation that has been planned and started by nobody. */
export class ConductingSamsyn {
  private readonly recorder: Recorder;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly store: EventStore,
    readonly log: OperationLog,
    readonly codec: EventCodec,
    readonly clock: ManualClock,
    private readonly executor: CommandExecutor,
    readonly directory: Directory,
    private readonly keys: KeyStore,
  ) {
    this.recorder = new Recorder(executor, directory);
  }

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
    const directory = directoryOf(CAST);
    const parts = [
      { provide: OperationCommands, useValue: commands },
      { provide: OperationLog, useValue: log },
      { provide: EVENT_STORE, useValue: store },
      { provide: EventCodec, useValue: codec },
      { provide: CLOCK, useValue: clock },
    ];
    const app = await appOf(directory, parts, [ConductingModule]);
    return new ConductingSamsyn(app, store, log, codec, clock, executor, directory, keys);
  }

  /** An operation that police, border police, a coordinator, the emergency service and an inspector take part in. */
  plan(): Promise<string> {
    return this.recorder.plan(TAKING_PART);
  }

  async tell(operationId: string, stream: string, handle: string, event: NewEvent): Promise<void> {
    await this.recorder.tell(operationId, stream, handle, event);
  }

  post<Body = Recorded201>(
    handle: string,
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return ask<Body>(this.app, handle, { method: 'POST', url, body }, headers);
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
