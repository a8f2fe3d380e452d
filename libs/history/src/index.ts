export { ForeignIds } from './known-ids/foreign-ids.guard';
export { IDS_OF_THE_LOG } from './known-ids/ids-asked-for';
export { KnownIds } from './known-ids/known-ids.projection';
export { HistoryModule } from './history.module';
export { OperationDirectory } from './operations/operation-directory';
export { OperationSummaries } from './operations/operation-summaries';
export { LiveHistory } from './live/live-history';
export { viewOperation } from './viewing/carried-view';
export type { OperationSummary, OperationPage } from './operations/operations.schema';
