import { Module } from '@nestjs/common';
import { AccountsController } from './accounts/accounts.http';
import { Approvals } from './approvals/queries/approvals';
import { ApprovalsController } from './approvals/approvals.http';
import { BranchChangeList } from './changes/branch-change-list.projection';
import { ChangeBranches } from './changes/change-branches.handler';
import { DirectoryChanges } from './changes/directory-changes.handler';
import { MadeChanges } from './changes/made-changes.workflow';
import './problem-titles';

/** Accounts and branches are changed by two persons, and each branch sees what is changed of it (ADR 0048). */
@Module({
  controllers: [AccountsController, ApprovalsController],
  providers: [DirectoryChanges, ChangeBranches, MadeChanges, BranchChangeList, Approvals],
})
export class AdministrationModule {}
