import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { idOfStream, SYSTEM, type Recorded } from '@samsyn/kernel';
import type { Workflow, WorkflowStep } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { CONDUCT_ENDED } from '@samsyn/operations/contract';
import { OperationCancelled } from '@samsyn/planning/contract';
import { wireTypes } from '@samsyn/event-store';
import { callOutsIn, type CallOut } from './call-out';
import { ChangeCall, type RequestedCallChange } from './call-out.handler';

/** What ends a call when its operation is cancelled, or (`ENDED`) over: then an accepted call stands. */
const CANCELLED: { readonly [Phase in CallOut['phase']]?: RequestedCallChange } = {
  open: { kind: 'WithdrawCall', reason: 'cancelled' },
  accepted: { kind: 'ReleaseCoordinator', reason: 'cancelled' },
};

const ENDED: typeof CANCELLED = { open: { kind: 'WithdrawCall', reason: 'ended' } };

/**
 * Nobody is to go on waiting for, or set out to, an operation that was cancelled or has ended; a coordinator
 * who had accepted one that was cancelled is free.
 */
@Injectable()
export class CallWithdrawal implements Workflow {
  readonly name = 'call-withdrawal';
  readonly types = [...wireTypes(OperationCancelled), CONDUCT_ENDED];

  constructor(
    private readonly commands: CommandBus,
    private readonly log: OperationLog,
  ) {}

  async handle({ operationId, name }: Recorded, step: WorkflowStep): Promise<void> {
    if (operationId === null) return;
    const endings = name === 'OperationCancelled' ? CANCELLED : ENDED;
    const { entries } = await this.log.snapshot(operationId);
    for (const [stream, { phase }] of callOutsIn(entries)) {
      const ending = endings[phase];
      if (!ending) continue;
      const callOutId = idOfStream(stream);
      const content = { workflow: this.name, callOutId };
      const context = { actor: SYSTEM, commandId: step.commandId(callOutId), content };
      await this.commands.execute(new ChangeCall(callOutId, ending, context));
    }
  }
}
