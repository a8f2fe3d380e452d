import { originOf, type Recorded } from '@samsyn/kernel';
import {
  canSeeOperation,
  changesVisibilityFor,
  disclosuresListed,
  emptyAccess,
  foldAccess,
  type Access,
  type OperationSnapshot,
  type ViewContext,
  type Viewer,
} from '@samsyn/secrecy';
import type { HistoryQuery, ViewedEntry, ViewedOperation } from '@samsyn/operations/contract';
import { textsWithoutSender } from './texts-without-sender';
import { toViewer } from './to-viewer';
import { ViewedLog } from './viewed-log';

/** What a view needs beside the log: event definitions, the day whose rules apply, handles of persons. */
export type ViewingContext = Pick<ViewContext, 'registry' | 'on' | 'nameOf'>;

/** With a position, the pages of one reading belong together. */
export type AsOf = HistoryQuery;

const PERSPECTIVE = 'PerspectiveSubmitted';

/**
 * An operation as the viewers of one class see it, carried on by what is recorded: a thousand entries more cost what
 * they cost, and not what came before them once more. Only where an event may change what they see of earlier entries,
 * and on another day, whose rules may be others, it must be made anew. Names stay: a pseudonym keeps its handle. With
 * `asOf` or an earlier position, what was recorded by then within today's rights: who may see is as today, what had been
 * disclosed is as then, and both must allow it.
 */
export class CarriedView {
  private readonly log: ViewedLog;
  /** Of the snapshot that was taken in last, and of the moment that it is a view of, for all that hold this list. */
  private readonly accesses: [Access, ...Access[]];
  /** Folded from what stood at that moment. */
  private readonly then: Access | undefined;
  private readonly on: string;
  private taken = 0;
  private readonly operations = new Map<string, ViewedOperation>();

  /** @param viewer as the class has them (`asClass`) */
  constructor(
    private snapshot: OperationSnapshot,
    private readonly viewer: Viewer,
    private readonly viewingContext: ViewingContext,
    private readonly cut: AsOf = {},
  ) {
    const { asOf, position = Infinity, entriesInError } = cut;
    this.accesses = [snapshot.access];
    this.then = asOf === undefined && position >= snapshot.position ? undefined : emptyAccess();
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
    const { asOf } = this.cut;
    const operation = {
      ...this.toViewer(viewer),
      ownBranchAnswered: this.of(PERSPECTIVE).some(({ actor }) => actor.branch === viewer.branch),
      textsWithoutSender: this.textsFor(viewer),
      ...(asOf === undefined ? {} : { asOf }),
      entries: this.log.byTime(),
    };
    this.operations.set(viewer.person, operation);
    return operation;
  }

  /** What the operation is to one of the class, beside what they see of it. */
  toViewer(viewer: Viewer): ReturnType<typeof toViewer> {
    return toViewer(this.snapshot, viewer, this.accesses);
  }

  /** Those with one of the names, in order of recording. */
  of(...names: readonly string[]): readonly ViewedEntry[] {
    return this.log.of(...names);
  }

  /** The one recorded last. */
  get latest(): ViewedEntry | undefined {
    return this.log.latest;
  }

  private textsFor(viewer: Viewer): ViewedOperation['textsWithoutSender'] {
    const { viewingContext, accesses } = this;
    return textsWithoutSender(this.stood(this.snapshot.entries), { ...viewingContext, viewer, accesses });
  }

  /** What had been recorded by the moment that it is a view of. */
  private stood(events: readonly Recorded[]): readonly Recorded[] {
    if (!this.then) return events;
    const { asOf, position = Infinity } = this.cut;
    return events.filter(
      (event) => event.position <= position && (asOf === undefined || event.recordedAt <= asOf),
    );
  }

  private take(snapshot: OperationSnapshot): void {
    const { entries, access } = snapshot;
    const news = this.stood(entries.slice(this.taken));
    this.snapshot = snapshot;
    this.accesses[0] = access;
    if (this.then) {
      for (const event of news) foldAccess(this.then, event);
      this.accesses[1] = amongThoseOf(access, this.then);
    }
    this.operations.clear();
    this.taken = entries.length;
    for (const event of news) this.log.add(event);
  }
}

const isOfSame = (one: OperationSnapshot, other: OperationSnapshot): boolean =>
  originOf(one.entries) === originOf(other.entries);

/** The day whose rules apply. */
export const dayOf = ({ on }: ViewingContext): string => on.slice(0, 10);

/** What had been recorded and given by then, before those who take part today. */
function amongThoseOf(today: Access, then: Access): Access {
  const { leadingBranch, participants, invitations, calls, encounters, facilitators, facilitatesSince } =
    today;
  const region = today.region === undefined ? {} : { region: today.region };
  const { knownSince, addressedAt, namedInPerson } = today;
  const people = { facilitators, facilitatesSince, knownSince, addressedAt, namedInPerson, ...region };
  // Of what has been erased since, the rest that is kept stood there then, too.
  for (const list of today.listed.lists) if (!then.listed.lists.includes(list)) disclosuresListed(then, list);
  return { ...then, leadingBranch, participants, invitations, calls, encounters, ...people };
}

/** The operation as the viewer may know it; `undefined` where they may not know that it exists. */
export const viewOperation = (
  snapshot: OperationSnapshot,
  viewer: Viewer,
  cut: AsOf,
  viewingContext: ViewingContext,
): ViewedOperation | undefined =>
  canSeeOperation(snapshot.access, viewer)
    ? new CarriedView(snapshot, viewer, viewingContext, cut).operationFor(viewer)
    : undefined;
