import { Global, Module } from '@nestjs/common';
import { AccountsController } from './accounts/accounts.http';
import { Approvals } from './approvals/queries/approvals';
import { ApprovalCommandsController, ApprovalsController } from './approvals/approvals.http';
import { ApprovedActs } from './changes/approved-acts.handler';
import { WaitingApprovals } from './approvals/waiting-approvals.port';
import { BranchChangeList } from './changes/branch-change-list.projection';
import { DirectoryChanges } from './changes/directory-changes.handler';
import { MadeChanges } from './changes/made-changes.workflow';
import { AskedSecondPerson } from './changes/second-person.handler';
import { SecondPerson } from './changes/second-person.port';

/** Accounts and branches are changed by two persons, and each branch sees what is changed of it (ADR 0048). */
@Global()
@Module({
  controllers: [AccountsController, ApprovalCommandsController, ApprovalsController],
  providers: [
    ...ApprovalCommandsController.handlers,
    DirectoryChanges,
    ApprovedActs,
    MadeChanges,
    BranchChangeList,
    Approvals,
    { provide: SecondPerson, useClass: AskedSecondPerson },
    { provide: WaitingApprovals, useExisting: Approvals },
  ],
  exports: [SecondPerson, WaitingApprovals],
})
export class AdministrationModule {}
