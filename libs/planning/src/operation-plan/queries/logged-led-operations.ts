import { Injectable } from '@nestjs/common';
import { authorize, unknownTo, type Actor } from '@samsyn/kernel';
import { OperationLog } from '@samsyn/operations';
import { canSeeOperation, standingOf, viewerOf } from '@samsyn/secrecy';
import { LedOperations, type PlannedOperation } from '../led-operations.port';
import { planIn } from '../operation-plan';

@Injectable()
export class LoggedLedOperations extends LedOperations {
  constructor(private readonly log: OperationLog) {
    super();
  }

  override async ledBy(actor: Actor, operationId: string): Promise<PlannedOperation> {
    const { access, entries } = await this.log.snapshot(operationId);
    const { operation } = planIn(operationId, entries);
    if (!operation || !canSeeOperation(access, viewerOf(actor))) throw unknownTo('OPERATION');
    authorize('operation-leader', { actor, standing: standingOf(access, actor) });
    return operation;
  }
}
