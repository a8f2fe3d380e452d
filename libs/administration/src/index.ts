export { AdministrationModule } from './administration.module';
export { BranchChangeList } from './changes/branch-change-list.projection';
export { MadeChanges } from './changes/made-changes.workflow';
export { LEADS_OR_SUPERVISES, WHO_APPROVES, type ApprovalRule } from './rules/who-approves';
