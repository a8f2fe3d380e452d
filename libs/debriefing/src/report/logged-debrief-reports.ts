import { Inject, Injectable } from '@nestjs/common';
import { OperationHistory, type ViewedOperation } from '@samsyn/operations/contract';
import type { Clock, Instant } from '@samsyn/kernel';
import { CLOCK, LeastRecentlyUsed } from '@samsyn/processing';
import type { Viewer } from '@samsyn/secrecy';
import { EarlierLessons } from '@samsyn/planning/contract';
import { DebriefReports, type OwnVersion } from '../debrief-reports.port';
import { changesBetween } from './changes';
import { debriefAt, lastingDebrief, type LastingDebrief } from './debrief-of';
import { withEarlierLessons } from './earlier-lessons';
import { lastSignOff, withSignOffs } from './sign-offs';
import { asSignedOff, versionOf } from './signed-version';
import type { ChangesSince } from './signed-version.schema';
import type { DebriefDocument } from './debrief.schema';

/** Entries of recently read debriefs that stay in memory. */
const CACHED_ENTRIES = 40_000;

/** What has been computed of a reading: all of it, and what its branch signs off. */
interface Computed {
  readonly weight: number;
  whole?: LastingDebrief;
  signedOff?: LastingDebrief;
}

/** The debrief of an operation as each reader may know it. */
@Injectable()
export class LoggedDebriefReports extends DebriefReports {
  /** A reading is another object as soon as something has been recorded. */
  private readonly computed = new LeastRecentlyUsed<ViewedOperation, Computed>(
    CACHED_ENTRIES,
    ({ weight }) => weight,
  );

  constructor(
    @Inject(OperationHistory) private readonly history: OperationHistory,
    @Inject(EarlierLessons) private readonly lessons: EarlierLessons,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  override async forViewer(
    operationId: string,
    viewer: Viewer,
    asOf?: Instant,
  ): Promise<DebriefDocument | undefined> {
    const operation = await this.history.forViewer(operationId, viewer, asOf === undefined ? {} : { asOf });
    if (!operation) return undefined;
    const now = asOf ?? this.clock.now();
    const changes = await this.changesIn(operation, now);
    const document = withSignOffs(debriefAt(this.whole(operation), now), operation, changes);
    // For an earlier moment, lessons learnt elsewhere by then are left out: an answer of today may rest on
    // them.
    const lessons = asOf === undefined ? await this.lessons.forOperation(operationId, viewer) : undefined;
    return lessons ? withEarlierLessons(document, operation, lessons) : document;
  }

  override async deviationsFor(operationId: string, viewer: Viewer): Promise<DebriefDocument['deviations']> {
    const operation = await this.history.forViewer(operationId, viewer);
    return operation ? debriefAt(this.whole(operation), this.clock.now()).deviations : [];
  }

  override async changesSinceSignOff(
    operationId: string,
    viewer: Viewer,
  ): Promise<ChangesSince | null | undefined> {
    const operation = await this.history.forViewer(operationId, viewer);
    return operation && ((await this.changesIn(operation, this.clock.now())) ?? null);
  }

  override async ownVersion(operationId: string, viewer: Viewer): Promise<OwnVersion | undefined> {
    const operation = await this.history.forViewer(operationId, viewer);
    if (!operation) return undefined;
    const signed = asSignedOff(operation);
    const last = signed.entries.toSorted((a, b) => b.position - a.position)[0];
    if (!last) return undefined;
    const document = debriefAt(this.signedOff(operation), this.clock.now());
    return { version: versionOf(document), upTo: last.entry.id };
  }

  /** Both views within today's rights: as the log stood at the sign-off, and as it stands. */
  private async changesIn(operation: ViewedOperation, now: Instant): Promise<ChangesSince | undefined> {
    const { operationId, viewer, asOf } = operation;
    const signed = lastSignOff(operation, viewer.branch);
    if (!signed) return undefined;
    const cut = { position: signed.position, ...(asOf === undefined ? {} : { asOf }) };
    const then = await this.history.forViewer(operationId, viewer, cut);
    if (!then) return undefined;
    const before = debriefAt(this.signedOff(then), signed.recordedAt);
    const after = debriefAt(this.signedOff(operation), now);
    return {
      version: signed.data.version as string,
      signedOffAt: signed.recordedAt,
      entry: signed.entry.id,
      changes: changesBetween(before, after),
    };
  }

  private whole(operation: ViewedOperation): LastingDebrief {
    const known = this.computedOf(operation);
    return (known.whole ??= lastingDebrief(operation));
  }

  private signedOff(operation: ViewedOperation): LastingDebrief {
    const known = this.computedOf(operation);
    return (known.signedOff ??= lastingDebrief(asSignedOff(operation)));
  }

  private computedOf(operation: ViewedOperation): Computed {
    const known = this.computed.get(operation);
    if (known) return known;
    const begun: Computed = { weight: operation.entries.length + 1 };
    this.computed.set(operation, begun);
    return begun;
  }
}
