import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { idOfStream, SYSTEM, type Recorded } from '@samsyn/kernel';
import type { Workflow, WorkflowStep } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { OperationRescheduled } from '@samsyn/planning/contract';
import { wireTypes } from '@samsyn/event-store';
import { isOutdated } from './call-coordinator/call-coordinator';
import { callOutsIn, type CallOut } from './call-out';
import { ChangeCall, Renew, type RequestedCallChange } from './call-out.handler';
import { PlansNow } from './queries/plans-now';

/** How a call for the old window ends. */
const ENDINGS: { readonly [Phase in CallOut['phase']]?: RequestedCallChange } = {
  open: { kind: 'WithdrawCall', reason: 'rescheduled' },
  accepted: { kind: 'ReleaseCoordinator', reason: 'rescheduled' },
};

/** All who were called, or come, for a time that the operation has left are asked anew (ADR 0017). */
@Injectable()
export class CallRenewal implements Workflow {
  readonly name = 'call-renewal';
  readonly types = wireTypes(OperationRescheduled);

  constructor(
    private readonly commands: CommandBus,
    private readonly log: OperationLog,
    private readonly plans: PlansNow,
  ) {}

  async handle({ operationId }: Recorded, step: WorkflowStep): Promise<void> {
    if (operationId === null) return;
    const operation = await this.log.snapshot(operationId);
    const plan = this.plans.of(operation, '');
    for (const [stream, callOut] of callOutsIn(operation.entries)) {
      const ending = ENDINGS[callOut.phase];
      if (!ending || !isOutdated(callOut, plan)) continue;
      const callOutId = idOfStream(stream);
      // The new call first: were the old one ended and the process with it, nothing would say that it must be renewed.
      if (!plan.cancelled) {
        await this.commands.execute(
          new Renew(operationId, callOutId, this.context(step, 'renew', callOutId)),
        );
      }
      await this.commands.execute(new ChangeCall(callOutId, ending, this.context(step, 'end', callOutId)));
    }
  }

  private context(step: WorkflowStep, purpose: string, callOutId: string) {
    const content = { workflow: this.name, purpose, callOutId };
    return { actor: SYSTEM, commandId: step.commandId(`${purpose} ${callOutId}`), content };
  }
}
