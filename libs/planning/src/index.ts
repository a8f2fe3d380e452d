export { AvailabilityProjection } from './availability/availability.projection';
export { REASONS, type Reason, type ReasonCode } from './availability/queries/reasons';
export type { PersonWhoCanCome, WhoCanComeAnswer } from './availability/queries/who-can-come';
export { CALL_EXPIRY, CallExpiry } from './call-out/call-expiry.workflow';
export { CallWithdrawal } from './call-out/call-withdrawal.workflow';
export type { OperationKind } from './kinds/kind';
export { KINDS } from './kinds/kinds';
export { PlanningModule } from './planning.module';
