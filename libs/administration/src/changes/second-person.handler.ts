import { Injectable } from '@nestjs/common';
import { Approvals } from '../approvals/queries/approvals';
import { ApprovedActs } from './approved-acts.handler';
import { ChangeBranches } from './change-branches.handler';
import { SecondPerson, type ActForTwo, type ActingContext, type Perform } from './second-person.port';

/** Acts of other services pass the same table, the same stream of the branch and the same approval as changes of accounts. */
@Injectable()
export class AskedSecondPerson extends SecondPerson {
  constructor(
    private readonly changes: ChangeBranches,
    private readonly acts: ApprovedActs,
    private readonly approvals: Approvals,
  ) {
    super();
  }

  async propose(act: ActForTwo, context: ActingContext): Promise<object> {
    const asked = await this.changes.ask({ kind: 'act', act, by: context.actor.person }, context);
    // The table demands a second person, so nobody does it alone.
    if (asked.made) throw new Error(`${act.act} was made without a second person`);
    return this.approvals.shown(asked.change);
  }

  performs(act: ActForTwo['act'], perform: Perform): void {
    this.acts.register(act, perform);
  }
}
