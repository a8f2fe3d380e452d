export { ADVICE_EXPIRY, AdviceExpiry } from './advice-expiry.workflow';
export { AdviceCallParties } from './advice-call.projection';
export type { AdviceCallShown } from './queries/advice-calls.schema';
export { AdviceCallModule } from './advice-call.module';
