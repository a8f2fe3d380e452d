import { Injectable } from '@nestjs/common';
import type { OperationSnapshot } from '@samsyn/secrecy';
import { CurrentPlans, type CurrentPlan } from '../current-plans.port';
import { planIn } from '../operation-plan';

@Injectable()
export class LoggedCurrentPlans extends CurrentPlans {
  override of({ operationId, entries }: Pick<OperationSnapshot, 'operationId' | 'entries'>): CurrentPlan {
    return planIn(operationId, entries);
  }
}
