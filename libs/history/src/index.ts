export { ForeignIds } from './known-ids/foreign-ids.guard';
export { IDS_OF_THE_LOG } from './known-ids/ids-asked-for';
export { KnownIds } from './known-ids/known-ids.projection';
export { HistoryModule } from './history.module';
export { OperationDirectory } from './operations/operation-directory';
export { OperationSummaries, type OperationPage } from './operations/operation-summaries';
export type { OperationSummary } from './operations/operation-summary';
export { LiveHistory } from './live/live-history';
export { viewOperation } from './viewing/carried-view';
