export type { Contact } from './contacts/contacts.schema';
export { ContactPersons } from './contacts/contact-persons.projection';
export { CALL_EXPIRY, CallExpiry } from './call-out/call-expiry.workflow';
export { CallRenewal } from './call-out/call-renewal.workflow';
export { CallWithdrawal } from './call-out/call-withdrawal.workflow';
export { InvitationClosing } from './operation-plan/invitations/invitation-closing.workflow';
export { InvitationDeadlines } from './operation-plan/invitations/invitation-deadlines.workflow';
export { PlanningModule } from './planning.module';
export { callCoordinator } from './call-out/call-coordinator/call-coordinator.commands';
export { CALL_COMMANDS } from './call-out/call-commands';
export { releaseCommands } from './operation-plan/release-operation/release-operation.commands';
export { PLAN_COMMANDS } from './operation-plan/plan-commands';
export { StartFromAgreementHandler } from './operation-plan/start-from-agreement/start-from-agreement.handler';
export { StartFromAgreementController } from './operation-plan/start-from-agreement/start-from-agreement.http';
export type {
  ProposalAnswer,
  SuggestedStep,
} from './operation-plan/start-from-agreement/start-from-agreement.schema';
export { planIn } from './operation-plan/operation-plan';
