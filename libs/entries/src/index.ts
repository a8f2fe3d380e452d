export { BreakGlassExpiry } from './break-glass/break-glass-expiry.workflow';
export { Erasure } from './erasure/erasure.workflow';
export { PublicRecordsList } from './public-records/queries/public-records-list.projection';
export { IncidentDeadline } from './wrong-recipient/incident-deadline.workflow';
export { EntriesModule } from './entries.module';
export { breakGlass } from './break-glass/break-glass.commands';
export { correctEntry, markInError } from './corrections/corrections.commands';
export { eraseSubject } from './erasure/erasure.commands';
