import { Inject, Injectable } from '@nestjs/common';
import { EventCodec } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import { originOf, type Clock } from '@samsyn/kernel';
import { CLOCK, LeastRecentlyUsed } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { canSeeOperation, changesVisibilityFor, type OperationSnapshot, type Viewer } from '@samsyn/secrecy';
import { OperationHistory, type HistoryQuery, type ViewedOperation } from '@samsyn/operations/contract';
import { CarriedView, dayOf } from './carried-view';
import { asClass, authorsIn, keyOfClass } from './rights-class';
import { viewOperation, type AsOf, type ViewingContext } from './view-operation';

/** Viewed entries that stay in memory: an operation of ten thousand before each branch that works in it. */
const CACHED_ENTRIES = 80_000;

/** A reading of an operation, and the position in the log that it stands for. */
export interface Reading {
  readonly operation: ViewedOperation;
  readonly position: number;
}

/** As the operation stood at an earlier moment, within the rights of the day that it was read. */
interface Past extends Reading {
  /** Origin of the entries. */
  readonly of: object;
  /** How many entries of the operation there were when the rights were last looked at. */
  looked: number;
  readonly day: string;
  readonly weight: number;
}

/**
 * Views operations straight from the log: an answer is never older than the last durable event. What has been viewed is
 * carried on, and is the same as if it were viewed anew.
 */
@Injectable()
export class LoggedOperationHistory extends OperationHistory {
  private readonly views = new LeastRecentlyUsed<string, CarriedView | Past>(
    CACHED_ENTRIES,
    ({ weight }) => weight,
  );

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
    if (cut.asOf !== undefined || position < head) return this.past(snapshot, viewer, { ...cut, position });
    return { operation: this.carried(snapshot, viewer, cut).operationFor(viewer), position };
  }

  /** The operation as it stands; `undefined` where the viewer may not know it. To be asked at once: it is carried on. */
  async current(operationId: string, viewer: Viewer): Promise<CarriedView | undefined> {
    const snapshot = await this.log.snapshot(operationId);
    return canSeeOperation(snapshot.access, viewer) ? this.carried(snapshot, viewer, {}) : undefined;
  }

  viewingContext(): ViewingContext {
    const { directory } = this;
    return {
      registry: this.codec.registry,
      on: this.clock.now(),
      nameOf: (person) => directory.byPerson(person)?.handle,
    };
  }

  private carried(snapshot: OperationSnapshot, viewer: Viewer, { entriesInError }: AsOf): CarriedView {
    const { operationId, access, entries } = snapshot;
    const one = asClass(viewer, access, authorsIn(entries));
    const key = JSON.stringify([operationId, keyOfClass(one), entriesInError]);
    const viewingContext = this.viewingContext();
    const known = this.views.get(key);
    const isCarried = known instanceof CarriedView && known.carryOn(snapshot, viewingContext);
    const view = isCarried ? known : new CarriedView(snapshot, one, viewingContext, entriesInError);
    this.views.set(key, view);
    return view;
  }

  private past(
    snapshot: OperationSnapshot,
    viewer: Viewer,
    cut: AsOf & { readonly position: number },
  ): Reading | undefined {
    const { entries, operationId } = snapshot;
    const { branch, person, role, regions, since } = viewer;
    const { asOf, position, entriesInError } = cut;
    const key = JSON.stringify([
      operationId,
      branch,
      person,
      role,
      regions,
      since,
      asOf,
      position,
      entriesInError,
    ]);
    const viewingContext = this.viewingContext();
    const known = this.views.get(key);
    if (known && !(known instanceof CarriedView) && this.stillHolds(known, snapshot, viewer, viewingContext))
      return known;
    const operation = viewOperation(snapshot, viewer, cut, viewingContext);
    if (!operation) return undefined;
    const weight = operation.entries.length + 1;
    const day = dayOf(viewingContext);
    const reading: Past = { operation, position, of: originOf(entries), looked: entries.length, day, weight };
    this.views.set(key, reading);
    return reading;
  }

  /** What is recorded after an earlier moment changes what is seen of it only by changing the rights of today. */
  private stillHolds(
    past: Past,
    { entries }: OperationSnapshot,
    viewer: Viewer,
    viewingContext: ViewingContext,
  ): boolean {
    if (past.of !== originOf(entries) || past.day !== dayOf(viewingContext)) return false;
    for (let next = past.looked; next < entries.length; next += 1) {
      if (changesVisibilityFor(entries[next]!, viewer)) return false;
    }
    past.looked = Math.max(past.looked, entries.length);
    return true;
  }
}
