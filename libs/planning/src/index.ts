export { ADVICE_EXPIRY, AdviceExpiry } from './advice-call/advice-expiry.workflow';
export { AdviceCallParties } from './advice-call/advice-call.projection';
export type { AdviceCallShown } from './advice-call/queries/advice-calls';
export type { PersonRoster, SwapShown } from './availability/queries/rosters';
export type { RegionCoverage } from './availability/queries/region-coverage';
export { SWAP_EXPIRY, SwapExpiry } from './availability/on-call-rota/swap-expiry.workflow';
export type { Contact } from './contacts/queries/contact-register';
export { ContactPersons } from './contacts/contact-persons.projection';
export { AvailabilityProjection } from './availability/availability.projection';
export { REASONS, type Reason, type ReasonCode } from './availability/queries/reasons';
export type { PersonWhoCanCome, WhoCanComeAnswer } from './availability/queries/who-can-come';
export { AgreementIndex } from './agreement/agreements.projection';
export { CAMPAIGN_COMMANDS } from './campaign/campaign-commands';
export { CampaignIndex } from './campaign/campaigns.projection';
export { CALL_EXPIRY, CallExpiry } from './call-out/call-expiry.workflow';
export { CallRenewal } from './call-out/call-renewal.workflow';
export { CallWithdrawal } from './call-out/call-withdrawal.workflow';
export { InvitationClosing } from './operation-plan/invitations/invitation-closing.workflow';
export {
  INVITATION_EXPIRY,
  INVITATION_REMINDER,
  InvitationDeadlines,
} from './operation-plan/invitations/invitation-deadlines.workflow';
export { PlanningModule } from './planning.module';
export { callCoordinator } from './call-out/call-coordinator/call-coordinator.commands';
export { CALL_COMMANDS } from './call-out/call-commands';
export { PLAN_COMMANDS } from './operation-plan/plan-commands';
