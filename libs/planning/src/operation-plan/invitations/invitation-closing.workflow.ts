import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { SYSTEM, type Recorded } from '@samsyn/kernel';
import type { Workflow, WorkflowStep } from '@samsyn/processing';
import { CONDUCT_ENDED } from '@samsyn/operations/contract';
import { ChangePlan } from '../change-plan/change-plan.handler';

/** A branch that has not answered when the conduct has ended is no longer asked. */
@Injectable()
export class InvitationClosing implements Workflow {
  readonly name = 'invitation-closing';
  readonly types = [CONDUCT_ENDED];

  constructor(private readonly commands: CommandBus) {}

  async handle({ operationId }: Recorded, step: WorkflowStep): Promise<void> {
    if (operationId === null) return;
    const change = { kind: 'CloseInvitations' } as const;
    const content = { workflow: this.name, operationId };
    const context = { actor: SYSTEM, commandId: step.commandId(operationId), content };
    await this.commands.execute(new ChangePlan(operationId, change, context));
  }
}
