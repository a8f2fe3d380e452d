export * from './actions/action-rule';
export * from './answer-windows';
export * from './briefings';
export { warningsOfConductTimes } from './conduct-times';
export { EntryIndex } from './entry-index';
export * from './head-count';
export * as operationSchemas from './operations.schema';
export { PHASES, RELATIONS } from './operations.schema';
export type {
  Correction,
  Outline,
  OutlinedOperation,
  PerspectiveTexts,
  Phase,
  ReceivedAboutPerson,
  ReceivedItem,
  Relation,
  ShownEntry,
} from './operations.schema';
export * from './open-items';
export * from './perspective-texts';
export * from './phase';
export * from './plan-head';
export * from './viewed-operation.port';
