import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Persons } from '@samsyn/identity';
import type { Instant, Recorded } from '@samsyn/kernel';
import type { OperationContext } from '@samsyn/operations';
import { CallsOfOperation, type FirstCall, type WhoComes } from '@samsyn/planning/contract';
import type { Outcome } from '@samsyn/processing';
import { acceptancesIn, awaitedAnew } from '../call-out';
import { Call } from '../call-out.handler';

@Injectable()
export class LoggedCallsOfOperation extends CallsOfOperation {
  constructor(
    private readonly persons: Persons,
    private readonly bus: CommandBus,
  ) {
    super();
  }

  override whoComes(entries: readonly Recorded[], window?: readonly [Instant, Instant]): WhoComes {
    const accepted = acceptancesIn(entries, window, (who) => this.persons.isStillThere(who));
    return {
      coordinatorAccepted: accepted.length > 0,
      coordinatorsOnSite: accepted.filter(({ onSite }) => onSite).map(({ who }) => who.branch),
      answerAnew: awaitedAnew(entries),
    };
  }

  override call(operationId: string, first: FirstCall, context: OperationContext): Promise<Outcome> {
    return this.bus.execute(new Call(operationId, { kind: 'CallCoordinator', ...first }, context));
  }
}
