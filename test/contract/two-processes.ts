import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EventCodec, newUuid, type EventStore } from '@samsyn/event-store';
import type { TokenVerifier } from '@samsyn/identity';
import { ManualClock, type Decider, type NewEvent, type Recorded } from '@samsyn/kernel';
import { AgreementIndex } from '@samsyn/agreements';
import { CommandExecutor, ReadModelDatabase, type Outcome } from '@samsyn/processing';
import { OperationLog, type OperationContext } from '@samsyn/operations';
import { KeyStoreSealer } from '@samsyn/secrecy';
import { createHttpApp, createLogger, HealthChecks, Metrics, OpenApiSource } from '@samsyn/web';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';
import { openParts, type SamsynParts } from '../../apps/samsyn/src/samsyn-parts';
import { SamsynModule } from '../../apps/samsyn/src/samsyn.module';

export const AFTERNOON = '2026-11-19T15:20:00.000Z';
export const POLICE = 'police/trafficking-unit';
export const BORDER = 'police/border-police';
const COORDINATORS = 'social-services/regional-coordinator';

/** A command takes about so many turns of the microtask queue until it is appended. */
const STEPS = 60;

/** Handle → branch and role. */
const CAST = {
  leader: [POLICE, 'operation-leader'],
  border: [BORDER, 'officer'],
  coordA: [COORDINATORS, 'coordinator'],
  coordB: [COORDINATORS, 'coordinator'],
} as const;
export type Handle = keyof typeof CAST;

const asGiven: Decider<null, readonly NewEvent[], NewEvent> = {
  initial: null,
  evolve: (state) => state,
  decide: (events) => events,
};

/** One process: its own lanes, its own memory of what it has read. */
interface Process {
  readonly app: NestFastifyApplication;
  readonly bus: CommandBus;
  readonly executor: CommandExecutor;
}

/** Two of Samsyn over one log, one key store and one directory, that know nothing of each other. */
export class TwoProcesses {
  private constructor(
    private readonly parts: SamsynParts,
    private readonly stores: readonly [EventStore, EventStore],
    private readonly processes: readonly [Process, Process],
    private readonly upToDate: () => Promise<void>,
  ) {}

  /**
   * @param stores one log, as each of the processes has it
   * @param upToDate resolves when each has all that was appended by the other
   */
  static async over(
    stores: readonly [EventStore, EventStore],
    upToDate = (): Promise<void> => Promise.resolve(),
  ): Promise<TwoProcesses> {
    const logger = createLogger({ level: 'silent' });
    const parts = await openParts('memory', logger);
    parts.clock.follow(new ManualClock(AFTERNOON));
    for (const [handle, [branch, role]] of Object.entries(CAST)) {
      parts.directory.registerBranch(branch, {}, null);
      const regions = role === 'coordinator' ? ['syd'] : [];
      parts.directory.registerPerson(handle, { branch, role, regions }, null);
    }
    const process = async (store: EventStore): Promise<Process> => {
      const codec = new EventCodec(eventRegistry(), new KeyStoreSealer(parts.keys));
      const executor = new CommandExecutor(store, codec, parts.clock, parts.keys.fingerprint());
      const readModels = new ReadModelDatabase(':memory:');
      const own: SamsynParts = {
        ...parts,
        ...{ eventStore: store, codec, executor, operationLog: new OperationLog(store, codec) },
        ...{ readModels, metrics: new Metrics() },
      };
      const verifier = {} as TokenVerifier;
      const [checks, openApi] = [new HealthChecks(), new OpenApiSource()];
      const app = await createHttpApp(SamsynModule.of({ parts: own, verifier, checks, openApi }), { logger });
      await app.init();
      // Nothing is projected here; who opens a debrief looks for an agreement that names a facilitator.
      app.get(AgreementIndex, { strict: false }).createTables(readModels);
      return { app, bus: app.get(CommandBus), executor };
    };
    const processes = [await process(stores[0]), await process(stores[1])] as const;
    return new TwoProcesses(parts, stores, processes, upToDate);
  }

  by(handle: Handle): OperationContext {
    const { actor } = this.parts.directory.byHandle(handle)!;
    return { actor, commandId: newUuid(), content: {} };
  }

  ref(handle: Handle) {
    const { person, branch, role } = this.by(handle).actor;
    return { person, branch, role };
  }

  /** What happened before the race, in the words of one person. @returns the ids of the entries */
  async tell(
    operationId: string,
    stream: string,
    handle: Handle,
    events: readonly NewEvent[],
  ): Promise<readonly string[]> {
    const target = { decider: asGiven, stream, operationId };
    const [{ executor }] = this.processes;
    const gather = () => Promise.resolve({ command: events });
    const outcome = await executor.execute(target, gather, this.by(handle));
    return outcome.events.map(({ id }) => id);
  }

  /**
   * Each command in a process of its own, at the same time.
   * @param nr of the race: which process has which, which comes first, and by how many steps, is another in each
   */
  async race(commands: readonly [object, object], nr: number): Promise<PromiseSettledResult<Outcome>[]> {
    await this.upToDate();
    const [isSwapped, first, lead] = [nr % 2, Math.floor(nr / 2) % 2, Math.floor(nr / 4) % STEPS];
    return Promise.allSettled(
      commands.map(async (command, index) => {
        if (index !== first) for (let step = 0; step < lead; step += 1) await Promise.resolve();
        return this.processes[index ^ isSwapped]!.bus.execute<object, Outcome>(command);
      }),
    );
  }

  /** All of the operation, in order of position. */
  async entries(operationId: string): Promise<readonly Recorded[]> {
    await this.upToDate();
    const codec = new EventCodec(eventRegistry(), new KeyStoreSealer(this.parts.keys));
    return (await new OperationLog(this.stores[0], codec).snapshot(operationId)).entries;
  }

  async close(): Promise<void> {
    for (const { app } of this.processes) await app.close();
    await this.parts.close();
    for (const store of new Set(this.stores)) await store.close();
  }
}
