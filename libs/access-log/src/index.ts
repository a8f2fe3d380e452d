export { AccessLog, type AccessPage } from './access-log';
export { AccessLogModule } from './access-log.module';
export {
  PLACES,
  type AccessRow,
  type AttentionRow,
  type DeniedRow,
  type FieldsRead,
  type ReadRow,
} from './access-row';
export { Attention, RelativesOf } from './attention';
export { ATTENTION_RULES } from './rules/attention-rules';
export { keptSince, RETENTION } from './rules/retention';
export { Denials } from './denials';
export { AccessLists } from './queries/access-lists';
export { ReadRecorder, type ReadBy } from './read-recorder';
export { readBy } from './reads-of-requests';
export { ACCESS_LOG_SECTION, AccessFile, NotTaken, type AccessFileOptions } from './store/access-file';
export type { OfficeLooked } from './queries/access-lists.schema';
export { officeLooked } from './queries/access-lists.schema';
