import { originOf } from '@samsyn/kernel';
import { changesVisibilityFor, type Access, type OperationSnapshot, type Viewer } from '@samsyn/secrecy';
import type { HistoryQuery, ViewedEntry, ViewedOperation } from '@samsyn/operations/contract';
import { hasAnswered, toViewer, type ViewingContext } from './view-operation';
import { textsWithoutSender } from './texts-without-sender';
import { ViewedLog } from './viewed-log';

/**
 * An operation as the viewers of one class see it, carried on by what is recorded: a thousand entries more cost what
 * they cost, and not what came before them once more. Only where an event may change what they see of earlier entries,
 * and on another day, whose rules may be others, it must be made anew. Names stay: a pseudonym keeps its handle.
 */
export class CarriedView {
  private readonly log: ViewedLog;
  /** Of the snapshot that was taken in last, for all that hold this list. */
  private readonly accesses: [Access];
  private readonly on: string;
  private taken = 0;
  private readonly operations = new Map<string, ViewedOperation>();

  /** @param viewer as the class has her (`asClass`) */
  constructor(
    private snapshot: OperationSnapshot,
    private readonly viewer: Viewer,
    private readonly viewingContext: ViewingContext,
    entriesInError: HistoryQuery['entriesInError'],
  ) {
    this.accesses = [snapshot.access];
    this.on = dayOf(viewingContext);
    this.log = new ViewedLog({ ...viewingContext, viewer, accesses: this.accesses }, entriesInError);
    this.take(snapshot);
  }

  /** Entries that are in memory for it. */
  get weight(): number {
    return this.log.kept + 1;
  }

  /** How many entries the viewer sees. */
  get count(): number {
    return this.log.count;
  }

  /**
   * Takes in what the operation has come to since.
   * @returns false where that cannot be done, and the view is of no more use
   */
  carryOn(snapshot: OperationSnapshot, viewingContext: ViewingContext): boolean {
    // Read anew from the log it may hold less: keys have been destroyed.
    if (!isOfSame(snapshot, this.snapshot) || this.on !== dayOf(viewingContext)) return false;
    if (this.taken > snapshot.entries.length) return false;
    if (this.taken === snapshot.entries.length) return true;
    for (let next = this.taken; next < snapshot.entries.length; next += 1) {
      if (changesVisibilityFor(snapshot.entries[next]!, this.viewer)) return false;
    }
    this.take(snapshot);
    return true;
  }

  /** For one of the class, who may know the operation; the same object until something has been recorded. */
  operationFor(viewer: Viewer): ViewedOperation {
    const known = this.operations.get(viewer.person);
    if (known) return known;
    const operation = {
      ...this.toViewer(viewer),
      ownBranchAnswered: hasAnswered(this.log, viewer),
      textsWithoutSender: this.textsFor(viewer),
      entries: this.log.byTime(),
    };
    this.operations.set(viewer.person, operation);
    return operation;
  }

  /** What the operation is to one of the class, beside what she sees of it. */
  toViewer(viewer: Viewer): ReturnType<typeof toViewer> {
    return toViewer(this.snapshot, viewer, this.accesses);
  }

  private textsFor(viewer: Viewer): ViewedOperation['textsWithoutSender'] {
    const { viewingContext, accesses } = this;
    return textsWithoutSender(this.snapshot.entries, { ...viewingContext, viewer, accesses });
  }

  /** Those with one of the names, in order of recording. */
  named(names: Iterable<string>): readonly ViewedEntry[] {
    return this.log.named(names);
  }

  /** The one recorded last. */
  latest(): ViewedEntry | undefined {
    return this.log.latest();
  }

  private take(snapshot: OperationSnapshot): void {
    this.snapshot = snapshot;
    this.accesses[0] = snapshot.access;
    this.operations.clear();
    for (; this.taken < snapshot.entries.length; this.taken += 1) this.log.add(snapshot.entries[this.taken]!);
  }
}

const isOfSame = (one: OperationSnapshot, other: OperationSnapshot): boolean =>
  originOf(one.entries) === originOf(other.entries);

/** The day whose rules apply. */
export const dayOf = ({ on }: ViewingContext): string => on.slice(0, 10);
