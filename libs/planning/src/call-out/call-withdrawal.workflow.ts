import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { SYSTEM, type Recorded } from '@samsyn/kernel';
import type { Workflow, WorkflowStep } from '@samsyn/processing';
import { OperationLog } from '@samsyn/secrecy';
import { OperationCancelled } from '../operation-plan/operation-plan.events';
import { wireTypes } from '../wire-types';
import { callOutsIn, type CallOut } from './call-out';
import { ChangeCall, type ToldCallChange } from './call-out.handler';

const UUID_LENGTH = 36;
const ENDINGS: { readonly [Phase in CallOut['phase']]?: ToldCallChange } = {
  open: { kind: 'WithdrawCall', reason: 'cancelled' },
  accepted: { kind: 'ReleaseCoordinator', reason: 'cancelled' },
};

/** Nobody is to go on waiting for, or to set out to, an operation that was cancelled; who had accepted is free. */
@Injectable()
export class CallWithdrawal implements Workflow {
  readonly name = 'call-withdrawal';
  readonly types = wireTypes(OperationCancelled);

  constructor(
    private readonly commands: CommandBus,
    private readonly log: OperationLog,
  ) {}

  async handle({ operationId }: Recorded, step: WorkflowStep): Promise<void> {
    if (operationId === null) return;
    const { entries } = await this.log.snapshot(operationId);
    for (const [stream, { phase }] of callOutsIn(entries)) {
      const ending = ENDINGS[phase];
      if (!ending) continue;
      const callOutId = stream.slice(-UUID_LENGTH);
      const content = { workflow: this.name, callOutId };
      const context = { actor: SYSTEM, commandId: step.commandId(callOutId), content };
      await this.commands.execute(new ChangeCall(callOutId, ending, context));
    }
  }
}
