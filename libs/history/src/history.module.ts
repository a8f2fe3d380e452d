import { Global, Module } from '@nestjs/common';
import { OperationHistory } from './contract';
import { HistoryStreamController } from './live/history-stream.http';
import { LiveHistory } from './live/live-history';
import { OperationDirectory } from './operations/operation-directory';
import { OperationSummaries } from './operations/operation-summaries';
import { OperationsController } from './operations/operations.http';
import { HistoryController } from './timeline/history.http';
import { LoggedOperationHistory } from './viewing/logged-operation-history';
import './problem-titles';

/** What has been recorded of an operation, as each reader may know it. */
@Global()
@Module({
  controllers: [OperationsController, HistoryController, HistoryStreamController],
  providers: [
    LoggedOperationHistory,
    { provide: OperationHistory, useExisting: LoggedOperationHistory },
    OperationDirectory,
    OperationSummaries,
    LiveHistory,
  ],
  exports: [OperationHistory, OperationDirectory, OperationSummaries],
})
export class HistoryModule {}
