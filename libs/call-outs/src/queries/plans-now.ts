import { Injectable } from '@nestjs/common';
import { Persons } from '@samsyn/identity';
import { unknownTo } from '@samsyn/kernel';
import { CurrentPlans, type PlannedOperation } from '@samsyn/planning/contract';
import type { OperationSnapshot } from '@samsyn/secrecy';
import { callOutsIn, engagedIn } from '../call-out';
import type { PlanNow } from '../escalation';

/** What calls are decided on besides their own stream. */
@Injectable()
export class PlansNow {
  constructor(
    private readonly plans: CurrentPlans,
    private readonly persons: Persons,
  ) {}

  windowOf(operation: OperationSnapshot): PlannedOperation['window'] | undefined {
    return this.plans.of(operation).operation?.window;
  }

  /** The plan, who is engaged by calls of streams other than that one, and who of those to be called has left. */
  of(snapshot: OperationSnapshot, stream: string): PlanNow {
    const { operation, cancelled } = this.plans.of(snapshot);
    if (!operation) throw unknownTo('OPERATION');
    const ended = snapshot.access.conductEndKnownFrom !== undefined;
    const callOuts = callOutsIn(snapshot.entries);
    const named = [...callOuts.values()].flatMap(({ turns, rest }) => [
      ...turns.map(({ to }) => to),
      ...rest,
    ]);
    const gone = named.filter((who) => !this.persons.isStillThere(who));
    const departed = new Set(gone.map(({ person }) => person));
    return { operation, cancelled, ended, engaged: engagedIn(callOuts, stream), departed };
  }
}
