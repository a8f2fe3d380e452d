import { SecondPerson } from '@samsyn/administration/contract';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConductingModule } from '@samsyn/conducting';
import { conductEvents, conductStream, encounterEvents } from '@samsyn/conducting/contract';
import { debriefEvents } from '@samsyn/debriefing/contract';
import { EntriesModule } from '@samsyn/entries';
import { EntriesOfCampaigns, entriesEvents } from '@samsyn/entries/contract';
import { EventCodec, EventRegistry, type EventStore, type FieldSealer } from '@samsyn/event-store';
import type { Directory } from '@samsyn/identity';
import { ManualClock, type NewEvent, type Recorded } from '@samsyn/kernel';
import { operationPlanEvents } from '@samsyn/planning/contract';
import { CLOCK, CommandExecutor, EVENT_STORE } from '@samsyn/processing';
import { OperationCommands, OperationLog } from '@samsyn/operations';
import {
  EphemeralRootKey,
  KeyStore,
  KeyStoreSealer,
  view,
  viewerOf,
  type HistoryEntry,
} from '@samsyn/secrecy';
import { CAST, EVENING, type Recorded201 } from '../conducting/conducting-samsyn';
import { appOf, ask, directoryOf, Recorder, type Answer } from '../support/part-of-samsyn';

/** Those whom a ground names as recipients, beside the cast of the evening. */
const FURTHER_CAST: typeof CAST = {
  police: ['police/investigations', 'officer'],
  prosecutor: ['prosecutor/syd', 'prosecutor'],
  tax: ['tax-agency/control', 'inspector'],
  migration: ['migration-agency/investigation', 'case-officer'],
};
const PERSONS = { ...CAST, ...FURTHER_CAST };
const TAKING_PART = ['border', 'coordA', 'jour', 'work', 'tax', 'stranger'];

/** Knows which scope each key is for, and opens nothing of an erased one. */
class ErasableSealer implements FieldSealer {
  readonly erased = new Set<string>();
  private readonly scopes = new Map<string, string>();
  constructor(private readonly sealer: FieldSealer) {}

  keyFor(scope: string, owner: string, labels: readonly string[]): string {
    const key = this.sealer.keyFor(scope, owner, labels);
    this.scopes.set(key, scope);
    return key;
  }

  seal(binding: string, key: string, plaintext: string): string {
    return this.sealer.seal(binding, key, plaintext);
  }

  open(binding: string, key: string, ciphertext: string): string | undefined {
    return this.erased.has(this.scopes.get(key) ?? '')
      ? undefined
      : this.sealer.open(binding, key, ciphertext);
  }
}

/** What outlives a process: the log, the keys and the directory. */
interface KeptParts {
  readonly store: EventStore;
  readonly keys: KeyStore;
  readonly sealer: ErasableSealer;
  readonly directory: Directory;
  readonly clock: ManualClock;
}

function kept(store: EventStore): KeptParts {
  const directory = directoryOf(PERSONS);
  const keys = new KeyStore(':memory:', new EphemeralRootKey());
  const sealer = new ErasableSealer(new KeyStoreSealer(keys));
  return { store, keys, sealer, directory, clock: new ManualClock(EVENING) };
}

/** Entries and conducting in one process, over an operation that has been planned. */
export class EntriesTestSamsyn {
  private readonly recorder: Recorder;

  private constructor(
    private readonly app: NestFastifyApplication,
    readonly log: OperationLog,
    readonly registry: EventRegistry,
    executor: CommandExecutor,
    private readonly kept: KeptParts,
  ) {
    this.recorder = new Recorder(executor, kept.directory);
  }

  static open(store: EventStore): Promise<EntriesTestSamsyn> {
    return EntriesTestSamsyn.over(kept(store));
  }

  private static async over(parts: KeptParts): Promise<EntriesTestSamsyn> {
    const { store, keys, sealer, directory, clock } = parts;
    const definitions = [operationPlanEvents, conductEvents, encounterEvents, debriefEvents, entriesEvents];
    const registry = new EventRegistry(definitions.flat());
    const codec = new EventCodec(registry, sealer);
    const executor = new CommandExecutor(store, codec, clock, keys.fingerprint());
    const log = new OperationLog(store, codec);
    const values = [
      { provide: OperationCommands, useValue: new OperationCommands(executor, log, () => Promise.resolve()) },
      { provide: OperationLog, useValue: log },
      { provide: EventRegistry, useValue: registry },
      { provide: EVENT_STORE, useValue: store },
      { provide: CLOCK, useValue: clock },
      { provide: EventCodec, useValue: codec },
      { provide: KeyStore, useValue: keys },
      { provide: CommandExecutor, useValue: executor },
      // Nothing stands in a campaign here.
      { provide: EntriesOfCampaigns, useValue: { holds: () => false } },
      // No erasure is asked for here.
      { provide: SecondPerson, useValue: { performs: () => undefined } },
    ];
    const app = await appOf(directory, values, [ConductingModule, EntriesModule]);
    return new EntriesTestSamsyn(app, log, registry, executor, parts);
  }

  /** The same log, keys and directory in a process that remembers nothing. */
  async restarted(): Promise<EntriesTestSamsyn> {
    await this.app.close();
    return EntriesTestSamsyn.over(this.kept);
  }

  moveTo(instant: string): void {
    this.kept.clock.moveTo(instant);
  }

  /** An operation led by the police, in which the border police, social services, inspectors and tax take part. */
  plan(labels: NewEvent['labels'] = {}, kind = 'apartment-visit'): Promise<string> {
    return this.recorder.plan(TAKING_PART, { kind, location: 'Exempelgatan 1' }, labels);
  }

  /** A fact of the conduct, as if its service had recorded it; its id. */
  async conduct(operationId: string, handle: string, event: NewEvent): Promise<string> {
    return this.tell(operationId, conductStream(operationId), handle, event);
  }

  /** Any event, in any stream of the operation; its id. */
  async tell(operationId: string, stream: string, handle: string, event: NewEvent): Promise<string> {
    const { events } = await this.recorder.tell(operationId, stream, handle, event);
    return events[0]!.id;
  }

  post<Body = Recorded201>(
    handle: string,
    url: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return ask<Body>(this.app, handle, { method: 'POST', url, body }, headers);
  }

  get<Body>(handle: string, url: string): Promise<Answer<Body>> {
    return ask<Body>(this.app, handle, { method: 'GET', url });
  }

  async entries(operationId: string): Promise<readonly Recorded[]> {
    return (await this.log.snapshot(operationId)).entries;
  }

  /** The entry as the person may know it; undefined where she may not. */
  async seen(handle: string, operationId: string, entryId: string): Promise<HistoryEntry | undefined> {
    const { access } = await this.log.snapshot(operationId);
    const viewer = viewerOf(this.kept.directory.byHandle(handle)!.actor);
    const context = { registry: this.registry, on: this.kept.clock.now(), nameOf: () => undefined };
    return view(access.byId.get(entryId)!, { ...context, viewer, accesses: [access] });
  }

  /** As if every key of the stream's own scope had been destroyed: to be read by a process that remembers nothing. */
  erase(stream: string): void {
    this.kept.sealer.erased.add(stream);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.kept.store.close();
    this.kept.directory.close();
    this.kept.keys.close();
  }
}
