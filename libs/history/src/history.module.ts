import { Global, Module } from '@nestjs/common';
import { EntryViews, OperationHistory, OperationOutlines, ReceivedAbout } from '@samsyn/operations/contract';
import { KnownIds } from './known-ids/known-ids.projection';
import { HistoryStreamController } from './live/history-stream.http';
import { BranchFeeds } from './feed/branch-feeds';
import { LiveHistory } from './live/live-history';
import { OperationDirectory } from './operations/operation-directory';
import { OperationSummaries } from './operations/operation-summaries';
import { OperationsController } from './operations/operations.http';
import { ReadersController } from './readers/readers.http';
import { HeadCountController } from './replay/head-count.http';
import { LoggedReceivedAbout } from './received/logged-received-about';
import { HistoryController } from './timeline/history.http';
import { LoggedEntryViews } from './viewing/logged-entry-views';
import { LoggedOperationHistory } from './viewing/logged-operation-history';

/** What has been recorded of an operation, as each reader may know it. */
@Global()
@Module({
  controllers: [
    OperationsController,
    HistoryController,
    HeadCountController,
    HistoryStreamController,
    ReadersController,
  ],
  providers: [
    LoggedOperationHistory,
    { provide: OperationHistory, useExisting: LoggedOperationHistory },
    LoggedEntryViews,
    { provide: EntryViews, useExisting: LoggedEntryViews },
    LoggedReceivedAbout,
    { provide: ReceivedAbout, useExisting: LoggedReceivedAbout },
    OperationDirectory,
    KnownIds,
    OperationSummaries,
    { provide: OperationOutlines, useExisting: OperationSummaries },
    BranchFeeds,
    LiveHistory,
  ],
  exports: [
    EntryViews,
    OperationHistory,
    OperationOutlines,
    ReceivedAbout,
    OperationDirectory,
    KnownIds,
    OperationSummaries,
  ],
})
export class HistoryModule {}
