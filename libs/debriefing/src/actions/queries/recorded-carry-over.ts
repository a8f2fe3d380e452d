import { Injectable } from '@nestjs/common';
import { OperationHistory, type ViewedOperation } from '@samsyn/history/contract';
import type { PersonRef } from '@samsyn/kernel';
import { CarryOver, type CarriedAction, type PlannedOperation } from '../../carry-over.port';
import { actionsAfter, type ActionStanding } from '../action-lines';
import { OpenActions, type OpenAction } from '../open-actions.projection';

const MAX_ACTIONS = 200;

const byDue = (a: CarriedAction, b: CarriedAction): number => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);

const standing = (operation: ViewedOperation | undefined): ReadonlyMap<string, ActionStanding> =>
  actionsAfter(
    (operation?.entries ?? []).map(({ entry, name, data }) => ({
      id: entry.id,
      name,
      facts: data,
      shown: entry.facts,
    })),
  );

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
    const read = new Map<string, Promise<ReadonlyMap<string, ActionStanding>>>();
    const carried: CarriedAction[] = [];
    const others = planned.participants.filter((branch) => branch !== viewer.branch);
    for (const action of this.actions.matching(viewer.branch, { ...planned, others }, MAX_ACTIONS)) {
      const reading =
        read.get(action.operation) ?? this.history.forViewer(action.operation, viewer).then(standing);
      read.set(action.operation, reading);
      const found = (await reading).get(action.entry);
      if (!found || found.what === '' || found.due === '' || found.ownerName === '') continue;
      const { what, due, ownerName: owner } = found;
      const matches = this.matches(action, planned, others);
      carried.push({ what, owner, due, fromOperation: action.operation, entry: action.entry, matches });
    }
    return carried.sort(byDue);
  }

  private matches(
    action: OpenAction,
    planned: PlannedOperation,
    others: PlannedOperation['participants'],
  ): CarriedAction['matches'] {
    const took = new Set(this.actions.participants(action.operation));
    return [
      ...(action.kind === planned.kind ? (['kind'] as const) : []),
      ...(action.region === planned.region ? (['region'] as const) : []),
      ...(others.some((branch) => took.has(branch)) ? (['agency'] as const) : []),
    ];
  }
}
