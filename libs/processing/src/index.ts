export * from './adjustable-clock';
export * from './command';
export * from './command-executor';
export { isDamage, type BackOff } from './failures';
export * from './lane-queue';
export * from './least-recently-used';
export * from './log';
export { LEASE_MS, LeaseKeeper, type Duties } from './leases/lease-keeper';
export { LeaseLost, type Lease, type LeaseRequest, type Leases } from './leases/leases';
export { SqliteLeases } from './leases/sqlite-leases';
export { LogTime } from './log-time';
export { Processing, type ProcessingParts, type WaitOptions } from './processing';
export { ProcessingStore, type Timer } from './processing-store';
export * from './processor-report';
export * from './projection';
export { deadLettersIn } from './projection-catalogue';
export {
  ReadModelDatabase,
  type ReadModelReads,
  type ReadModelWrites,
  type SqlValue,
} from './read-model-database';
export { ForeignFile } from './sqlite-file';
export * from './system-clock';
export { Timers, type DueTimer, type TimerHandler, type TimersReport } from './timers';
export { inSpan, spanOf, switchTracesOff, switchTracesOn, underSpan, type SpanFacts } from './traces';
export { WorkflowStep, type Workflow } from './workflow';
export * from './tokens';
