import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import { authorize, refOf, unknownTo, type Decided, type Instant, type Warning } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog, type OperationContext } from '@samsyn/operations';
import { standingOf, type OperationSnapshot } from '@samsyn/secrecy';
import { Handles, ChangeCommand } from '@samsyn/web';
import { Persons } from '@samsyn/identity';
import { unlikelyArrival } from './answer-call/unlikely-arrival';
import { callOut, type CallChange, type CallCommand } from './call-out-decider';
import { callOutsIn, noCallOut, type CallOut, type CallOutStreamEvent } from './call-out';
import { callOutStream } from './call-out.events';
import { PlansNow } from './queries/plans-now';

type WithoutPlan<C> = C extends unknown ? Omit<C, 'plan'> : never;
/** A change of a call as it is requested; the plan as it is now is added when it is decided. */
export type RequestedCallChange = WithoutPlan<CallChange>;

/** Calls a person, by handle, and names those who are called after them. */
export class Call extends ChangeCommand<{
  readonly kind: 'CallCoordinator';
  readonly to: string;
  readonly then?: readonly string[];
  readonly answerBy: Instant;
}> {}

@Handles(Call)
export class CallHandler implements ICommandHandler<Call> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly persons: Persons,
    private readonly plans: PlansNow,
  ) {}

  execute({ id: operationId, change: { kind, to, then = [], answerBy }, context }: Call): Promise<Outcome> {
    const { actor, commandId } = context;
    const stream = callOutStream(uuidV5(commandId, 'new'));
    const form = (operation: OperationSnapshot): CallCommand => {
      authorize('operation-leader', { actor, standing: standingOf(operation.access, actor) });
      const knows = (branch: string) => operation.access.participants.has(branch);
      const [first, ...next] = [to, ...then].map((handle) => refOf(this.persons.active(handle, knows)));
      return { kind, to: first!, then: next, answerBy, plan: this.plans.of(operation, stream) };
    };
    return this.commands.execute({ decider: callOut, stream, operationId }, form, context);
  }
}

/** Makes a call anew for the window to which the operation was moved. Given by Samsyn. */
export class Renew extends Command<Outcome> {
  constructor(
    readonly operationId: string,
    readonly renews: string,
    readonly context: OperationContext,
  ) {
    super();
  }
}

@CommandHandler(Renew)
export class RenewCallHandler implements ICommandHandler<Renew> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly plans: PlansNow,
  ) {}

  execute({ operationId, renews, context }: Renew): Promise<Outcome> {
    const stream = callOutStream(uuidV5(context.commandId, 'new'));
    const form = (operation: OperationSnapshot): CallCommand => {
      const before = callOutsIn(operation.entries).get(callOutStream(renews)) ?? noCallOut;
      return { kind: 'RenewCall', renews, before, plan: this.plans.of(operation, stream) };
    };
    return this.commands.execute({ decider: callOut, stream, operationId }, form, context);
  }
}

/**
 * Somebody who answers a call that was made anew, because the operation was moved, is shown which call is
 * open now.
 * @rule answer-to-the-open-call: A late answer is recorded as late, and its answer names the call that waits for the
 *   same person.
 * @source domain: Planning; ADR 0017; ADR 0038
 * @proof answering a call that was made anew › names the call that is open now
 */
export const openElsewhere =
  (stream: string) =>
  (
    { events, metadata: { actor } }: Pick<Decided<unknown>, 'events' | 'metadata'>,
    { entries }: Pick<OperationSnapshot, 'entries'>,
  ): readonly Warning[] => {
    if (!events.some(({ name }) => name === 'CallAnsweredLate')) return [];
    const other = [...callOutsIn(entries)].find(
      ([of, { phase, turns }]) =>
        of !== stream && phase === 'open' && turns.at(-1)?.to.person === actor.person,
    );
    return other
      ? [{ code: 'CALL.OPEN_ELSEWHERE', details: { callOut: other[0].slice(callOutStream('').length) } }]
      : [];
  };

export class ChangeCall extends ChangeCommand<RequestedCallChange> {}

@Handles(ChangeCall)
export class ChangeCallHandler implements ICommandHandler<ChangeCall> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
    private readonly plans: PlansNow,
  ) {}

  async execute({ id: callOutId, change, context }: ChangeCall): Promise<Outcome> {
    const stream = callOutStream(callOutId);
    const operationId = await this.log.operationOf(stream);
    if (operationId === undefined) throw unknownTo('CALL_OUT');
    const addressed = { stream, operationId, admit: 'called', addressed: 'CALL_OUT' } as const;
    const elsewhere = openElsewhere(stream);
    const warn = (decided: Decided<CallCommand>, operation: OperationSnapshot): readonly Warning[] => [
      ...elsewhere(decided, operation),
      ...unlikelyArrival(decided, this.plans.windowOf(operation)),
    ];
    const target = { decider: callOut, warn, ...addressed };
    // Decisions that need no plan have no such field in their type, and ignore it.
    const form = (operation: OperationSnapshot) =>
      ({ ...change, plan: this.plans.of(operation, stream) }) as CallChange;
    return this.commands.execute<CallOut, CallCommand, CallOutStreamEvent>(target, form, context);
  }
}
