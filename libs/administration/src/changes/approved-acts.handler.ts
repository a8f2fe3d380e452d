import { Injectable } from '@nestjs/common';
import type { Actor } from '@samsyn/kernel';
import { uuidV5 } from '@samsyn/event-store';
import type { ActForTwo, Perform, PerformedAct } from './second-person.port';

/** Who carries out which act once it is approved. */
@Injectable()
export class ApprovedActs {
  private readonly performers = new Map<ActForTwo['act'], Perform>();

  register(act: ActForTwo['act'], perform: Perform): void {
    this.performers.set(act, perform);
  }

  /** The same proposal does the same command, however often it is done. @throws DomainError as the act is refused */
  async perform(proposal: string, act: ActForTwo, actor: Actor, isTrial = false): Promise<PerformedAct> {
    const perform = this.performers.get(act.act);
    if (!perform) throw new Error(`nobody does ${act.act}`);
    const context = { actor, commandId: uuidV5(proposal, 'made'), content: { proposal } };
    return perform(act, context, isTrial);
  }
}
