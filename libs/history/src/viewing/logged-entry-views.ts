import { Inject, Injectable } from '@nestjs/common';
import type { Recorded } from '@samsyn/kernel';
import type { Access, Viewer } from '@samsyn/secrecy';
import { EntryViews, type HistoryQuery, type ViewedEntry } from '@samsyn/operations/contract';
import { LoggedOperationHistory } from './logged-operation-history';
import { ViewedLog } from './viewed-log';

/** Views what stands in no operation by the same rules. */
@Injectable()
export class LoggedEntryViews extends EntryViews {
  constructor(@Inject(LoggedOperationHistory) private readonly history: LoggedOperationHistory) {
    super();
  }

  override of(
    events: readonly Recorded[],
    access: Access,
    viewer: Viewer,
    { entriesInError }: Pick<HistoryQuery, 'entriesInError'> = {},
  ): readonly ViewedEntry[] {
    const log = new ViewedLog(
      { ...this.history.viewingContext(), viewer, accesses: [access] },
      entriesInError,
    );
    for (const event of events) log.add(event);
    return log.all();
  }
}
