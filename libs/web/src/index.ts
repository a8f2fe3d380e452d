export { bodyOf } from './commands/body-of';
export { ChangeCommand } from './commands/change-command';
export { Handles } from './commands/handles';
export { changeRoutes } from './commands/change-route';
export {
  commandController,
  routed,
  type CommandAddress,
  type RoutedCommand,
  type SentCommand,
} from './commands/command-controller';
export { checked, described, field, type FieldOptions } from './fields/field';
export * from './fields/dto-fields';
export { LabelledTextDto, labelledTextRule, withLabels } from './fields/labelled-text';
export { instantRule, saying, textRule, withLineFeeds } from './fields/rules';
export { items, ListOf, type Item } from './fields/lists';
export { RULE_TEXTS } from './fields/rule-texts';
export { MAX_FAULTS } from './fields/faults';
export { compiledDto } from './fields/compiled-dto';
export { fieldErrors, interpretedValidationPipe, validationPipe } from './fields/validation';
export { answerConditionally } from './http/conditional-get';
export {
  CSV_TYPE,
  csvText,
  SEPARATORS,
  TableQueryDto,
  wantsCsv,
  type Cell,
  type Separator,
} from './http/csv';
export { etagOf, isUnchanged, weakEtagOf } from './http/entity-tag';
export { assertMatch, IfMatch } from './http/etag';
export {
  closeEventStreams,
  eventFrame,
  openEventStream,
  type EventStream,
  type EventStreamOptions,
  type ServerSentEvent,
} from './http/event-stream';
export { configureHttpApp, createHttpApp, httpAdapter, type HttpAppOptions } from './http/http-app';
export { commandIdOf, idempotencyKeyOf, unscopedCommandIdOf, type KeyScope } from './http/idempotency-key';
export { MAX_BODY_BYTES, MAX_JSON_DEPTH } from './http/json-body';
export { BODY_LIMIT, takes, type BodyLimited } from './http/body-limit';
export { configured } from './http/route-config';
export { LIMITS, MEMORY_BOUND, type Limit } from './limits/limits';
export { Heavy, HEAVY, HeavyWork } from './limits/heavy-work';
export { jsonInSlices, membersInSlices, objectOfMembers } from './limits/json-in-slices';
export { breath } from './limits/slices';
export { Turns } from './limits/turns';
export { Shares } from './limits/shares';
export { whenAnswered } from './http/when-answered';
export { languageOf, preferredType } from './http/content-negotiation';
export { OpaqueToken } from './http/opaque-token';
export { SecurityTxt, SecurityTxtModule } from './http/security-txt';
export { isPublicRoute, Public, PUBLIC_ROUTE } from './http/public';
export { HealthChecks, HealthModule, type HealthCheck } from './observability/health';
export { createLogger, faultOf, NestLog, type Fault, type LoggerOptions } from './observability/logger';
export {
  Metrics,
  MetricsCredential,
  MetricsModule,
  type GaugeDescription,
  type GaugeReading,
} from './observability/metrics';
export { Answers, documentsAs, type AnswerOptions } from './openapi/answers';
export { Documented, type OpenApi } from './openapi/documented';
export * as shared from './openapi/shared-schemas';
export type { AnsweredWarning, CommandAnswer } from './openapi/shared-schemas';
export { openApiDocument } from './openapi/openapi';
export { OpenApiModule, OpenApiSource } from './openapi/openapi.controller';
export { HttpProblem, type FieldError, type ProblemExtras } from './problems/http-problem';
export { answerProblem, problemAnswer, ProblemFilter, type ProblemAnswered } from './problems/problem.filter';
export { problemBody, problemOf, STATUS_OF_KIND, type Problem } from './problems/problem';
export { problemTitle } from './problems/problem-titles';
export {
  isOfIdsAlone,
  answerOf,
  CommandAnswers,
  POSITION_PURPOSE,
  sealedPosition,
  answeredWarnings,
  type Recording,
  type Waiting,
} from './http/command-answer';
export { AskedBy, CommandRoute, type Asked, type AskedCommandContext } from './http/command-route';
export type { ProblemBody } from './problems/problem.schema';
export type { Readiness } from './observability/health.schema';
