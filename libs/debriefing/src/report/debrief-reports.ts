import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { OperationHistory } from '@samsyn/history/contract';
import type { Clock, Instant } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import type { Viewer } from '@samsyn/secrecy';
import canonicalize from 'canonicalize';
import type { DebriefDocument } from './debrief-document';
import { debriefOf } from './debrief-of';

/** The debrief of an operation as each reader may know it. */
@Injectable()
export class DebriefReports {
  constructor(
    @Inject(OperationHistory) private readonly history: OperationHistory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `undefined` where the viewer may not know the operation. `asOf`: recorded time, within today's rights. */
  async forViewer(operationId: string, viewer: Viewer, asOf?: Instant): Promise<DebriefDocument | undefined> {
    const operation = await this.history.forViewer(operationId, viewer, asOf === undefined ? {} : { asOf });
    return operation && debriefOf(operation, asOf ?? this.clock.now());
  }

  /**
   * SHA-256 (base64url) over the RFC 8785 form of the document as the viewer's branch sees it, without the moment of
   * computing and the sign-offs themselves: the same while nothing else changes.
   */
  async versionFor(operationId: string, viewer: Viewer): Promise<string> {
    const document = await this.forViewer(operationId, viewer);
    const { computedAt: _computedAt, signOffs: _signOffs, course, ...lasting } = document ?? { course: [] };
    const told = course.filter(({ type }) => type !== 'DebriefSignedOff');
    return createHash('sha256')
      .update(canonicalize({ ...lasting, course: told }) ?? '')
      .digest('base64url');
  }
}
