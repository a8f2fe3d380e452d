import { SYSTEM_BRANCH, unknownTo, type Decider, type NewEvent } from '@samsyn/kernel';
import type { CommandContext, CommandExecutor, Outcome } from '@samsyn/processing';
import { mayKnowOperation, standingOf } from './access';
import type { OperationLog } from './operation-log';
import { viewerOf, type OperationSnapshot } from './viewer';

/** A command context whose `If-Match` names the operation as its actor last saw it. */
export type OperationContext = CommandContext & { readonly ifMatch?: string };

/** Throws where the operation, as this actor sees it, is no longer what `ifMatch` names (RFC 9110 section 13.1.1). */
export type Precondition = (operationId: string, context: OperationContext) => Promise<void>;

export interface OperationTarget<State, Command, E extends NewEvent> {
  readonly decider: Decider<State, Command, E>;
  readonly stream: string;
  readonly operationId: string;
}

/**
 * The one entrance for commands on an operation: what the actor may not know answers `OPERATION.UNKNOWN`, and the
 * decider is told what the actor is to the operation. The snapshot is taken when the operation's lane is ours, so a
 * rule over several of its streams is decided on one state.
 */
export class OperationCommands {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly log: OperationLog,
    private readonly precondition: Precondition,
  ) {}

  /** A command on an operation that exists. `form` makes the decider's command from the operation as it stands. */
  execute<State, Command, E extends NewEvent>(
    target: OperationTarget<State, Command, E>,
    form: (operation: OperationSnapshot) => Command | Promise<Command>,
    context: OperationContext,
  ): Promise<Outcome> {
    const gather = async () => {
      const operation = await this.log.snapshot(target.operationId);
      const { actor } = context;
      const known = actor.branch === SYSTEM_BRANCH || mayKnowOperation(operation.access, viewerOf(actor));
      if (!known || operation.entries.length === 0) throw unknownTo('OPERATION');
      return { command: await form(operation), standing: standingOf(operation.access, actor) };
    };
    const precondition = () => this.precondition(target.operationId, context);
    return this.executor.execute(target, gather, context.ifMatch === undefined ? context : { ...context, precondition });
  }

  /** A command that begins an operation or concerns none (availability); `operationId` null is a lane of the stream. */
  begin<State, Command, E extends NewEvent>(
    target: Omit<OperationTarget<State, Command, E>, 'operationId'> & { readonly operationId: string | null },
    command: Command,
    context: CommandContext,
  ): Promise<Outcome> {
    return this.executor.execute(target, () => Promise.resolve({ command }), context);
  }
}
