import { Inject, Injectable } from '@nestjs/common';
import { unlessAltered } from '@samsyn/event-store';
import { unknownTo } from '@samsyn/kernel';
import { OpaqueToken } from '@samsyn/web';
import type { Viewer } from '@samsyn/secrecy';
import { OperationOutlines } from '@samsyn/operations/contract';
import { LoggedOperationHistory } from '../viewing/logged-operation-history';
import { OperationDirectory } from './operation-directory';
import { summaryFrom } from './operation-summary';
import type { OperationSummary, OperationPage } from './operations.schema';

const CANDIDATES_PER_LOOK = 100;
const DIGITS = 16;

/** The operations that a viewer may know, as they may know them. */
@Injectable()
export class OperationSummaries extends OperationOutlines {
  constructor(
    @Inject(LoggedOperationHistory) private readonly history: LoggedOperationHistory,
    @Inject(OperationDirectory) private readonly directory: OperationDirectory,
    @Inject(OpaqueToken) private readonly tokens: OpaqueToken,
  ) {
    super();
  }

  /** One that was altered has none: it is left out of whatever lists it. */
  async outlineFor(operationId: string, viewer: Viewer): Promise<OperationSummary | undefined> {
    return unlessAltered(() => this.summaryFor(operationId, viewer));
  }

  private async summaryFor(operationId: string, viewer: Viewer): Promise<OperationSummary | undefined> {
    const operation = await this.history.current(operationId, viewer);
    return operation && summaryFrom(operation.toViewer(viewer), operation);
  }

  /** @throws DomainError `OPERATION.UNKNOWN` (unknown) where it does not exist or the viewer may not know it */
  async of(operationId: string, viewer: Viewer): Promise<OperationSummary> {
    const summary = await this.summaryFor(operationId, viewer);
    if (!summary) throw unknownTo('OPERATION');
    return summary;
  }

  /**
   * Those that the viewer came to know last come first.
   * @throws DomainError `REQUEST.CURSOR_INVALID` (invalid)
   */
  async page(viewer: Viewer, limit: number, cursor?: string): Promise<OperationPage> {
    const purpose = `operations|${viewer.branch}|${viewer.person}`;
    const operations: OperationSummary[] = [];
    let before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(this.tokens.open(cursor, purpose));
    for (;;) {
      const candidates = this.directory.candidates(viewer, before, CANDIDATES_PER_LOOK);
      for (const { operation, since } of candidates) {
        const known = await this.outlineFor(operation, viewer);
        if (!known) continue;
        // A page is full only when one more that the viewer may know has been seen: hidden ones make no next page.
        if (operations.length === limit) {
          const next = this.tokens.seal(String(before).padStart(DIGITS, '0'), purpose);
          return { operations, next };
        }
        operations.push(known);
        before = since;
      }
      if (candidates.length < CANDIDATES_PER_LOOK) return { operations };
      before = candidates.at(-1)!.since;
    }
  }
}
