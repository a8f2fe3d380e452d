import {
  DomainError,
  SYSTEM_BRANCH,
  unknownTo,
  type Branch,
  type Decided,
  type Decider,
  type Instant,
  type NewEvent,
  type Recorded,
  type Warning,
} from '@samsyn/kernel';
import type { CommandContext, CommandExecutor, Gathered, Outcome } from '@samsyn/processing';
import {
  canSeeOperation,
  formerReadersOf,
  mustHoldCounts,
  mustNotReadUnderGlass,
  readersOf,
  reportsOf,
  standingOf,
  takesPartAtAll,
  viewerOf,
  warningsOfAbsence,
  type Access,
  type OperationSnapshot,
  type ReadersContext,
} from '@samsyn/secrecy';
import type { OperationLog } from './operation-log';

/** A command context whose `If-Match` names the operation as its actor last saw it. */
export type OperationContext = CommandContext & {
  readonly ifMatch?: string;
  /** Only tried: throws `WouldRecord` where something would be recorded. */
  readonly isTrial?: boolean;
};

/** What was tried can be done. */
export class WouldRecord extends Error {}

/** Throws where the operation, as this actor sees it, is no longer what `ifMatch` names (RFC 9110 section 13.1.1). */
export type Precondition = (operationId: string, context: OperationContext) => Promise<void>;

/**
 * Branches that were asked and may answer still, or again, although they may no longer know the operation: having
 * declined they see nothing more, but a no may become a yes.
 */
const STILL_ADMITTED = {
  invited: ({ invitations }, _stream, branch) => invitations.has(branch),
  /** Of an encounter: whose colleagues may not know the operation, and may be the only ones left. */
  office: ({ encounters }, stream, branch) => encounters.get(stream)?.ownerBranch === branch,
  called: ({ calls }, stream, branch) => calls.get(stream)?.has(branch) ?? false,
} satisfies Record<string, (access: Access, stream: string, branch: Branch) => boolean>;
export type Admission = keyof typeof STILL_ADMITTED;

export interface OperationTarget<State, Command, E extends NewEvent> {
  readonly decider: Decider<State, Command, E>;
  readonly stream: string;
  readonly operationId: string;
  /** Who is let in to this very command, beside those who may know the operation. */
  readonly admit?: Admission;
  /** What the caller's id names; `CALL_OUT` refuses with `CALL_OUT.UNKNOWN`, as for an id that nothing has. */
  readonly addressed?: string;
  /** What the answer is to warn of, from the operation as it stood before the command (pure). */
  readonly warn?: (decided: Decided<Command>, operation: OperationSnapshot) => readonly Warning[];
}

/** What a command outside an operation, or at its beginning, is decided in. */
export interface StreamTarget<State, Command, E extends NewEvent> {
  readonly decider: Decider<State, Command, E>;
  readonly stream: string;
  readonly warn?: (decided: Decided<Command>) => readonly Warning[];
}

/**
 * The one entrance for commands on an operation: what the actor may not know answers `OPERATION.UNKNOWN`, and
 * the decider is given what the actor is to the operation. The snapshot is taken when the operation's lane is
 * ours, so a rule over several of its streams is decided on one state.
 */
export class OperationCommands {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly log: OperationLog,
    private readonly precondition: Precondition,
    /** Absent: answers say nothing of who reads, and of whom there is nobody. */
    private readonly readers?: ReadersContext,
  ) {}

  /** A command on an operation that exists. `form` makes the decider's command from the operation as it stands. */
  async execute<State, Command, E extends NewEvent>(
    target: OperationTarget<State, Command, E>,
    form: (operation: OperationSnapshot) => Command | Promise<Command>,
    context: OperationContext,
  ): Promise<Outcome> {
    const gather = async (isAgain: boolean): Promise<Gathered<Command>> => {
      const { log } = this;
      const operation = await (isAgain ? log.latest(target.operationId) : log.snapshot(target.operationId));
      const { actor } = context;
      const { admit, stream, addressed = 'OPERATION', warn } = target;
      const known =
        actor.branch === SYSTEM_BRANCH ||
        canSeeOperation(operation.access, viewerOf(actor)) ||
        (admit !== undefined &&
          takesPartAtAll(actor) &&
          STILL_ADMITTED[admit](operation.access, stream, actor.branch));
      if (!known || operation.entries.length === 0) throw unknownTo(addressed);
      const { access, entries } = operation;
      const mustNotBeUnderGlass = () => mustNotReadUnderGlass(actor, access.encounters.get(stream));
      const gathered = {
        command: await formedOr(mustNotBeUnderGlass, () => form(operation)),
        standing: standingOf(access, actor),
        entries,
        operationAsOf: operation.position,
        reports: (now: Instant) => reportsOf(actor, access.reports, now),
        refuseFirst: mustNotBeUnderGlass,
        check: (decided: Decided<Command>) => {
          if (decided.events.length > 0) mustNotBeUnderGlass();
          this.check(entries)(decided);
          if (context.isTrial && decided.events.length > 0) throw new WouldRecord();
        },
      };
      return { ...gathered, ...this.warning<Command>((decided) => warn?.(decided, operation) ?? []) };
    };
    const precondition = () => this.precondition(target.operationId, context);
    const outcome = await this.executor.execute(
      target,
      gather,
      context.ifMatch === undefined ? context : { ...context, precondition },
    );
    return this.withReaders(outcome, context);
  }

  /** A command on what stands in no operation, which `form` makes when the stream's lane is ours. */
  outside<State, Command, E extends NewEvent>(
    { warn, ...target }: StreamTarget<State, Command, E>,
    form: () => Promise<Command>,
    context: CommandContext,
  ): Promise<Outcome> {
    const gather = async () => ({ command: await form(), ...this.warning(warn) });
    return this.executor.execute({ ...target, operationId: null }, gather, context);
  }

  /** A command that begins an operation or concerns none (availability); `operationId` null is a lane of the stream. */
  async begin<State, Command, E extends NewEvent>(
    { warn, ...target }: StreamTarget<State, Command, E> & { readonly operationId: string | null },
    command: Command,
    context: CommandContext,
  ): Promise<Outcome> {
    const outcome = await this.executor.execute(
      target,
      () => Promise.resolve({ command, check: this.check([]), ...this.warning(warn) }),
      context,
    );
    return this.withReaders(outcome, context);
  }

  /** What holds for every command on an operation, whichever service decides it. */
  private check(entries: readonly Recorded[]): (decided: Decided<unknown>) => void {
    const { registry } = this.executor;
    return (decided) => mustHoldCounts(decided, { registry, entries });
  }

  /** What the target warns of, and of what is sent to where nobody is. */
  private warning<Command>(
    own: (decided: Decided<Command>) => readonly Warning[] = () => [],
  ): Pick<Gathered<Command>, 'warn'> {
    const { registry } = this.executor;
    const isStaffed = (branch: Branch) => this.readers?.isStaffed(branch) ?? true;
    return {
      warn: (decided) => [...own(decided), ...warningsOfAbsence(decided, { registry, isStaffed })],
    };
  }

  /** What was recorded, and who can read it now; a repeated command is answered as it stands by then. */
  private async withReaders(outcome: Outcome, { actor }: CommandContext): Promise<Outcome> {
    const { operationId, events } = outcome;
    if (!this.readers || operationId === null || actor.branch === SYSTEM_BRANCH) return outcome;
    const context = this.readers;
    const snapshot = await this.log.snapshot(operationId);
    const asker = viewerOf(actor);
    const recorded = events.flatMap(({ id }) => snapshot.access.byId.get(id) ?? []);
    const own = recorded.filter((event) => event.actor.branch === actor.branch);
    return {
      ...outcome,
      readableBy: own.flatMap((event) => readersOf(snapshot, event, asker, context)),
      hadFormerValue: own.flatMap((event) => formerReadersOf(snapshot, event, asker, context)),
    };
  }
}

/**
 * What `form` makes. Where it refuses, `refuseFirst` does so before it, unless it says that something is unknown: that
 * answer is the same for what is there and what is not.
 */
async function formedOr<Command>(
  refuseFirst: () => void,
  form: () => Command | Promise<Command>,
): Promise<Command> {
  try {
    return await form();
  } catch (refusal) {
    if (refusal instanceof DomainError && refusal.kind !== 'unknown') refuseFirst();
    throw refusal;
  }
}
