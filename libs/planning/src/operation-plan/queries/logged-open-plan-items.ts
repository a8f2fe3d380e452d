import { Injectable } from '@nestjs/common';
import { planHead, type ViewedOperation } from '@samsyn/operations/contract';
import { KINDS, type OperationKind } from '@samsyn/kinds';
import { OpenPlanItems, type PlanNotice } from '../../open-plan-items.port';
import { CallsOfOperation } from '../calls-of-operation.port';
import { planViewOf } from './plan-view';

/** The version of the kind that the operation was proposed under, where the viewer knows it. */
export function kindOf({ entries }: ViewedOperation): OperationKind | undefined {
  const { kind = '', kindVersion } = planHead(entries);
  return kindVersion === undefined ? undefined : KINDS.find(kind, kindVersion);
}

@Injectable()
export class LoggedOpenPlanItems extends OpenPlanItems {
  constructor(private readonly calls: CallsOfOperation) {
    super();
  }

  override of(operation: ViewedOperation): {
    readonly gates: readonly string[];
    readonly notices: readonly PlanNotice[];
  } {
    const { cancelled, gates = [], notices } = planViewOf(operation, kindOf(operation), this.calls);
    return cancelled ? { gates: [], notices: [] } : { gates, notices };
  }
}
