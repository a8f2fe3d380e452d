export * from './clocks/adjustable-clock';
export * from './commands/command';
export * from './commands/command-executor';
export { isDamage, type BackOff } from './failures';
export * from './commands/lane-queue';
export * from './commands/least-recently-used';
export * from './log';
export { LEASE_MS, LeaseKeeper, type Duties } from './leases/lease-keeper';
export { LeaseLost, type Lease, type LeaseRequest, type Leases } from './leases/leases';
export { PostgresLeases } from './leases/postgres-leases';
export { SqliteLeases } from './leases/sqlite-leases';
export { LogTime } from './commands/log-time';
export { Processing, type ProcessingParts, type WaitOptions } from './processing';
export { PostgresProcessingStore } from './store/postgres-processing-store';
export type { ProcessingState, Timer, TimerChange } from './store/processing-state';
export { ProcessingStore } from './store/processing-store';
export * from './processor-report';
export * from './projections/projection';
export * from './projections/table-projection';
export { deadLettersIn } from './projections/projection-catalogue';
export {
  ReadModelDatabase,
  type ReadModelReads,
  type ReadModelWrites,
  type SqlValue,
} from './projections/read-model-database';
export { ForeignFile, openLastingFile } from './store/sqlite-file';
export * from './clocks/system-clock';
export { Timers, type DueTimer, type TimerHandler, type TimersReport } from './timers/timers';
export { inSpan, spanOf, switchTracesOff, switchTracesOn, underSpan, type SpanFacts } from './traces';
export { DeadlineWorkflow, type Deadline } from './workflows/deadline-workflow';
export { WorkflowStep, type Workflow } from './workflows/workflow';
export * from './tokens';
