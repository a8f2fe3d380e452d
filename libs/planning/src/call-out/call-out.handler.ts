import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import { authorize, refOf, unknownTo, type Decided, type Instant, type Warning } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog, type OperationContext } from '@samsyn/operations';
import { standingOf, type OperationSnapshot } from '@samsyn/secrecy';
import { Handles, ChangeCommand } from '@samsyn/web';
import { planIn } from '../operation-plan/operation-plan';
import { unlikelyArrival } from '../operation-plan/plausibility';
import { Persons } from '@samsyn/identity';
import { callOut, type CallChange, type CallCommand } from './call-out-decider';
import { callOutsIn, engagedIn, noCallOut, type CallOut, type CallOutStreamEvent } from './call-out';
import { callOutStream } from './call-out.events';
import type { PlanNow } from './escalation';

type WithoutPlan<C> = C extends unknown ? Omit<C, 'plan'> : never;
/** A change of a call as it is requested; the plan as it is now is added when it is decided. */
export type RequestedCallChange = WithoutPlan<CallChange>;

/** The plan, who is engaged by calls of other streams, and who of those to be called has left. */
export function planNow(
  { operationId, entries, access }: OperationSnapshot,
  stream: string,
  persons: Pick<Persons, 'isStillThere'>,
): PlanNow {
  const { operation, cancelled } = planIn(operationId, entries);
  if (!operation) throw unknownTo('OPERATION');
  const callOuts = callOutsIn(entries);
  const named = [...callOuts.values()].flatMap(({ turns, rest }) => [...turns.map(({ to }) => to), ...rest]);
  const gone = named.filter((who) => !persons.isStillThere(who));
  const departed = new Set(gone.map(({ person }) => person));
  const { conductEnded: ended } = access;
  return { operation, cancelled, ended, engaged: engagedIn(callOuts, stream), departed };
}

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
  ) {}

  execute({ id: operationId, change: { kind, to, then = [], answerBy }, context }: Call): Promise<Outcome> {
    const { actor, commandId } = context;
    const stream = callOutStream(uuidV5(commandId, 'new'));
    const form = (operation: OperationSnapshot): CallCommand => {
      authorize('operation-leader', { actor, standing: standingOf(operation.access, actor) });
      const knows = (branch: string) => operation.access.participants.has(branch);
      const [first, ...next] = [to, ...then].map((handle) => refOf(this.persons.active(handle, knows)));
      return { kind, to: first!, then: next, answerBy, plan: planNow(operation, stream, this.persons) };
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
    private readonly persons: Persons,
  ) {}

  execute({ operationId, renews, context }: Renew): Promise<Outcome> {
    const stream = callOutStream(uuidV5(context.commandId, 'new'));
    const form = (operation: OperationSnapshot): CallCommand => {
      const before = callOutsIn(operation.entries).get(callOutStream(renews)) ?? noCallOut;
      return { kind: 'RenewCall', renews, before, plan: planNow(operation, stream, this.persons) };
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
    private readonly persons: Persons,
  ) {}

  async execute({ id: callOutId, change, context }: ChangeCall): Promise<Outcome> {
    const stream = callOutStream(callOutId);
    const operationId = await this.log.operationOf(stream);
    if (operationId === undefined) throw unknownTo('CALL_OUT');
    const addressed = { stream, operationId, admit: 'called', addressed: 'CALL_OUT' } as const;
    const elsewhere = openElsewhere(stream);
    const warn = (decided: Decided<CallCommand>, operation: OperationSnapshot): readonly Warning[] => [
      ...elsewhere(decided, operation),
      ...unlikelyArrival(decided, planIn(operationId, operation.entries).operation?.window),
    ];
    const target = { decider: callOut, warn, ...addressed };
    // Decisions that need no plan have no such field in their type, and ignore it.
    const form = (operation: OperationSnapshot) =>
      ({ ...change, plan: planNow(operation, stream, this.persons) }) as CallChange;
    return this.commands.execute<CallOut, CallCommand, CallOutStreamEvent>(target, form, context);
  }
}
