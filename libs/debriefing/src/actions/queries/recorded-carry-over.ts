import { Injectable } from '@nestjs/common';
import { OperationHistory, type ViewedOperation } from '@samsyn/history/contract';
import type { PersonRef } from '@samsyn/kernel';
import { CarryOver, type CarriedAction, type PlannedOperation } from '../../carry-over.port';
import { OpenActions, type OpenAction } from '../open-actions.projection';

const MAX_ACTIONS = 200;

const byDue = (a: CarriedAction, b: CarriedAction): number => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);

/** The open actions of the read model, in the words of the log as the viewer may read them, corrections applied. */
@Injectable()
export class RecordedCarryOver extends CarryOver {
  constructor(
    private readonly actions: OpenActions,
    private readonly history: OperationHistory,
  ) {
    super();
  }

  override async for(planned: PlannedOperation, viewer: PersonRef): Promise<readonly CarriedAction[]> {
    const read = new Map<string, Promise<ViewedOperation | undefined>>();
    const carried: CarriedAction[] = [];
    for (const action of this.actions.of(viewer.branch, MAX_ACTIONS)) {
      const matches = this.matches(action, planned, viewer);
      if (action.operation === planned.operationId || matches.length === 0) continue;
      const reading = read.get(action.operation) ?? this.history.forViewer(action.operation, viewer);
      read.set(action.operation, reading);
      const agreed = (await reading)?.entries.find(({ entry }) => entry.id === action.entry);
      const { what, due } = agreed?.data ?? {};
      const owner = agreed?.entry.facts.owner;
      if (typeof what !== 'string' || typeof due !== 'string' || typeof owner !== 'string') continue;
      carried.push({ what, owner, due, fromOperation: action.operation, entry: action.entry, matches });
    }
    return carried.sort(byDue);
  }

  private matches(
    action: OpenAction,
    planned: PlannedOperation,
    { branch }: PersonRef,
  ): CarriedAction['matches'] {
    const others = this.actions.participants(action.operation).filter((other) => other !== branch);
    return [
      ...(action.kind === planned.kind ? (['kind'] as const) : []),
      ...(action.region === planned.region ? (['region'] as const) : []),
      ...(others.some((other) => planned.participants.includes(other)) ? (['agency'] as const) : []),
    ];
  }
}
