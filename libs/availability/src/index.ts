export { SwapExpiry } from './on-call-rota/swap-expiry.workflow';
export { AvailabilityProjection } from './availability.projection';
export { REASONS, type ReasonCode } from './queries/reasons';
export type {
  PersonRoster,
  PersonWhoCanCome,
  RegionCoverage,
  SwapShown,
  WhoCanComeAnswer,
} from './rosters.schema';
export { AvailabilityModule } from './availability.module';
