export { InvitationClosing } from './operation-plan/invitations/invitation-closing.workflow';
export { InvitationDeadlines } from './operation-plan/invitations/invitation-deadlines.workflow';
export { PlanningModule } from './planning.module';
export { releaseCommands } from './operation-plan/release-operation/release-operation.commands';
export { PLAN_COMMANDS } from './operation-plan/plan-commands';
export { StartFromAgreementHandler } from './operation-plan/start-from-agreement/start-from-agreement.handler';
export { StartFromAgreementController } from './operation-plan/start-from-agreement/start-from-agreement.http';
export type {
  ProposalAnswer,
  SuggestedStep,
} from './operation-plan/start-from-agreement/start-from-agreement.schema';
export { planIn } from './operation-plan/operation-plan';
