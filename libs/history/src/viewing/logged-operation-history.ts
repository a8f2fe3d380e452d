import { Inject, Injectable } from '@nestjs/common';
import { EventCodec } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import type { Clock } from '@samsyn/kernel';
import { CLOCK, LeastRecentlyUsed } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { canSeeOperation, type OperationSnapshot, type Viewer } from '@samsyn/secrecy';
import { OperationHistory, type HistoryQuery, type ViewedOperation } from '@samsyn/operations/contract';
import { CarriedView, type AsOf, type ViewingContext } from './carried-view';
import { asClass, authorsIn, keyOfClass } from './rights-class';

/** Viewed entries that stay in memory: an operation of ten thousand before each branch that works in it. */
const CACHED_ENTRIES = 80_000;

/** A reading of an operation, and the position in the log that it stands for. */
export interface Reading {
  readonly operation: ViewedOperation;
  readonly position: number;
}

/**
 * Views operations straight from the log: an answer is never older than the last durable event. What has been viewed is
 * carried on, and is the same as if it were viewed anew.
 */
@Injectable()
export class LoggedOperationHistory extends OperationHistory {
  private readonly views = new LeastRecentlyUsed<string, CarriedView>(CACHED_ENTRIES, ({ weight }) => weight);

  constructor(
    @Inject(OperationLog) private readonly log: OperationLog,
    @Inject(EventCodec) private readonly codec: EventCodec,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  async forViewer(
    operationId: string,
    viewer: Viewer,
    query: HistoryQuery = {},
  ): Promise<ViewedOperation | undefined> {
    return (await this.read(operationId, viewer, query))?.operation;
  }

  /** As `forViewer`, for a position of the log: by default the one that the operation has come to. */
  async read(operationId: string, viewer: Viewer, cut: AsOf): Promise<Reading | undefined> {
    const snapshot = await this.log.snapshot(operationId);
    if (!canSeeOperation(snapshot.access, viewer)) return undefined;
    const head = snapshot.entries.at(-1)?.position ?? 0;
    const position = Math.min(cut.position ?? head, head);
    const isPast = cut.asOf !== undefined || position < head;
    const of = isPast ? { ...cut, position } : { entriesInError: cut.entriesInError };
    return { operation: this.viewed(snapshot, viewer, of).operationFor(viewer), position };
  }

  /** The operation as it stands; `undefined` where the viewer may not know it. To be asked at once: it is carried on. */
  async current(operationId: string, viewer: Viewer): Promise<CarriedView | undefined> {
    const snapshot = await this.log.snapshot(operationId);
    return canSeeOperation(snapshot.access, viewer) ? this.viewed(snapshot, viewer, {}) : undefined;
  }

  viewingContext(): ViewingContext {
    const { directory } = this;
    return {
      registry: this.codec.registry,
      on: this.clock.now(),
      nameOf: (person) => directory.byPerson(person)?.handle,
    };
  }

  private viewed(snapshot: OperationSnapshot, viewer: Viewer, cut: AsOf): CarriedView {
    const { operationId, access, entries } = snapshot;
    const { asOf, position, entriesInError } = cut;
    // Of an earlier moment each has a view of their own: what set nobody apart today may have done so then.
    const one = position === undefined ? asClass(viewer, access, authorsIn(entries)) : viewer;
    const key = JSON.stringify([operationId, keyOfClass(one), asOf, position, entriesInError]);
    const viewingContext = this.viewingContext();
    const known = this.views.get(key);
    const view = known?.carryOn(snapshot, viewingContext)
      ? known
      : new CarriedView(snapshot, one, viewingContext, cut);
    this.views.set(key, view);
    return view;
  }
}
