export { isOf, mandatoryPoints } from './agenda';
export { problemsInKind } from './validate-kind';
export { OperationKindSchema, PARTS, STEP_TAKERS } from './kind';
export type {
  AgendaPoint,
  DebriefQuestion,
  DeviationOfKind,
  GateCode,
  GateOfKind,
  OperationKind,
} from './kind';
export {
  inHyphens,
  OCCUPANCY_LIMIT_FIELDS,
  occupancyLimits,
  occupancyLimitAt,
  wholeNumberIn,
} from './occupancy-limit';
export type { OccupancyLimit, PlanEntry } from './occupancy-limit';
export { OperationKinds } from './operation-kinds';
export { KINDS } from './register/kinds';
export { FIGURES, RULE_SHAPES } from './rule-shapes';
export type { Rule, RuleOf, RuleShape } from './rule-shapes';
export { SUPPORT_CODES, SUPPORT_WORDS, type SupportCode } from './support-words';
export { filled, numbersOf, placesIn, inFull, withinSentence } from './wording';
export * from './regions';
export * from './registered-sites';
export { contactDueOn, personsToContact, type PersonMetReport } from './persons-to-contact';
export * from './lesson-tags';
export * from './who-is-called';
export * from './working-days';
