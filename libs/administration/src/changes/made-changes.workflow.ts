import { Inject, Injectable } from '@nestjs/common';
import { wireTypes } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import { DomainError, type Recorded, type RecordedOf } from '@samsyn/kernel';
import type { Workflow } from '@samsyn/processing';
import { BranchChangeApproved, BranchChangeMade, type BranchChangeEvent } from './branch-change.events';
import { ChangeBranches } from './change-branches.handler';

/** Makes what was approved when the process ended before it was made; what has been made is not made again. */
@Injectable()
export class MadeChanges implements Workflow {
  readonly name = 'made-branch-changes';
  readonly types = wireTypes(BranchChangeApproved, BranchChangeMade);

  constructor(
    private readonly changes: ChangeBranches,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async handle(event: Recorded): Promise<void> {
    const { data, position } = event as RecordedOf<BranchChangeEvent>;
    if (!this.directory.proposed.of(data.proposal)) return;
    const { change } = await this.changes.found(data.proposal);
    try {
      const { proposedBy, decidedBy } = change;
      await this.changes.makeApproved(data.proposal, proposedBy.person, position, decidedBy?.person);
    } catch (error) {
      // The directory refuses it by now; it has to be proposed anew.
      if (!(error instanceof DomainError)) throw error;
    }
  }
}
