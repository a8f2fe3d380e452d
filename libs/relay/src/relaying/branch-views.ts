import { Inject, Injectable } from '@nestjs/common';
import { ReadRecorder } from '@samsyn/access-log';
import type { Branch } from '@samsyn/kernel';
import { OperationLog } from '@samsyn/operations';
import { byRecording, OperationHistory, type ShownEntry } from '@samsyn/operations/contract';
import { feedViewer } from '../messages/feed-viewer';
import type { EntryInError } from '../messages/cloud-event';

const ROUTE = { route: 'feed', form: 'application/cloudevents+json' };

/** What the relay asks of Samsyn. */
export interface FeedSource {
  /** What has been recorded of the operation by now is in what is asked next. */
  refresh(operation: string): Promise<void>;
  /** What was opened of the operation before is not used any more: a key of it has been destroyed. */
  forget(operation: string): Promise<void>;
  /** In order of recording; undefined where the branch may not know the operation. */
  entries(operation: string, branch: Branch): Promise<readonly ShownEntry[] | undefined>;
  /** Marks of entries that stand in no ordinary view of the branch, by entry. */
  errors(operation: string, branch: Branch): Promise<ReadonlyMap<string, EntryInError>>;
  /** Writes down that the branch is sent them. Resolves when it is durable. */
  recordReads(operation: string, branch: Branch, entries: readonly ShownEntry[]): Promise<void>;
}

/** The history of each operation as its branches see it: what `GET /operations/{id}/history` answers. */
@Injectable()
export class BranchViews implements FeedSource {
  constructor(
    @Inject(OperationLog) private readonly operations: OperationLog,
    @Inject(OperationHistory) private readonly history: OperationHistory,
    @Inject(ReadRecorder) private readonly reads: ReadRecorder,
  ) {}

  async refresh(operation: string): Promise<void> {
    await this.operations.latest(operation);
  }

  async forget(operation: string): Promise<void> {
    // A reading that is under way would keep what it has opened.
    await this.operations.latest(operation);
    this.operations.forget(operation);
  }

  async entries(operation: string, branch: Branch): Promise<readonly ShownEntry[] | undefined> {
    const viewed = await this.history.forViewer(operation, feedViewer(branch));
    return viewed && [...viewed.entries].sort(byRecording).map(({ entry }) => entry);
  }

  async errors(operation: string, branch: Branch): Promise<ReadonlyMap<string, EntryInError>> {
    const query = { entriesInError: 'shown' } as const;
    const viewed = await this.history.forViewer(operation, feedViewer(branch), query);
    const marked = (viewed?.entries ?? []).flatMap(({ id, entry: { inError } }) =>
      inError === undefined ? [] : [[id, { inError }] as const],
    );
    return new Map(marked);
  }

  async recordReads(operation: string, branch: Branch, entries: readonly ShownEntry[]): Promise<void> {
    const snapshot = await this.operations.snapshot(operation);
    await this.reads.sent(snapshot, feedViewer(branch), ROUTE, entries);
  }
}
