export type { PersonRoster, SwapShown } from './queries/rosters';
export type { RegionCoverage } from './queries/region-coverage';
export { SWAP_EXPIRY, SwapExpiry } from './on-call-rota/swap-expiry.workflow';
export { AvailabilityProjection } from './availability.projection';
export { REASONS, type Reason, type ReasonCode } from './queries/reasons';
export type { PersonWhoCanCome, WhoCanComeAnswer } from './queries/who-can-come';
export { WhoCanCome } from './queries/who-can-come';
export { AvailabilityModule } from './availability.module';
