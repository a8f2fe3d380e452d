import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Recorded } from '@samsyn/kernel';
import {
  accessAt,
  emptyAccess,
  foldAccess,
  canSeeOperation,
  type Access,
  type OperationSnapshot,
} from '@samsyn/secrecy';
import { dayOf, type ViewingContext } from '../viewing/carried-view';
import { asClass, authorsIn, keyOfClass } from '../viewing/rights-class';
import type { BranchFeed } from './branch-feed';
import { FeedItem } from './feed-item';
import { ViewerClass } from './viewer-class';

/**
 * A right to know that ends may come back with the next event of the same moment: somebody declines a call,
 * and it then goes on to their own branch. Far less than the 30 seconds within which a stream ends when the
 * right to see ends.
 */
const GRACE_MS = 250;

const CAUGHT_UP = new FeedItem({ kind: 'caught-up', data: {} });

/**
 * One operation for all who watch it. Events are taken in one by one in order of position, with the rights as
 * they were after each: a viewer who saw a field only after a disclosure gets the entry without it first, and
 * again with it.
 */
export class OperationFeed {
  private access: Access = emptyAccess();
  private readonly events: Recorded[] = [];
  private readonly viewers = new Set<BranchFeed>();
  private readonly classes = new Map<string, ViewerClass>();
  /** Viewers who may no longer know the operation, and what they saw; they are sent nothing and soon go. */
  private readonly leaving = new Map<BranchFeed, ViewerClass>();
  private position = 0;
  private day = '';
  private tasks: Promise<void> = Promise.resolve();

  constructor(private readonly viewingContext: () => ViewingContext) {}

  /** Everything that the operation has come to; called first, and once. */
  begin(snapshot: Promise<OperationSnapshot>): Promise<void> {
    return this.next(async () => {
      const { entries, position } = await snapshot;
      this.access = accessAt(entries, position);
      this.events.push(...entries);
      this.position = position;
      this.day = this.today();
    });
  }

  get isWatched(): boolean {
    return this.viewers.size > 0;
  }

  /**
   * Sends all that the viewer may know, or what has changed for them since that position, then what comes.
   */
  connect(viewer: BranchFeed, since: number | undefined): Promise<void> {
    this.viewers.add(viewer);
    return this.next(() => {
      if (!canSeeOperation(this.access, viewer.viewer)) {
        viewer.end();
        return;
      }
      const mine = this.classFor(viewer);
      mine.viewers.add(viewer);
      const known = since === undefined || since > this.position ? undefined : this.asAt(since, viewer);
      const items = known ? mine.changedSince(known) : mine.everything();
      viewer.begin({ items: [...items, CAUGHT_UP], position: this.position });
    });
  }

  leave(viewer: BranchFeed): Promise<void> {
    this.viewers.delete(viewer);
    return this.next(() => {
      this.leaving.delete(viewer);
      for (const [key, { viewers }] of this.classes) {
        if (viewers.delete(viewer) && viewers.size === 0) this.classes.delete(key);
      }
    });
  }

  /** `open` decodes the event: in its turn, so that a failure to is this feed's. */
  take(open: () => Promise<Recorded>): Promise<void> {
    return this.next(async () => {
      const event = await open();
      if (event.position <= this.position) return;
      this.position = event.position;
      foldAccess(this.access, event);
      this.events.push(event);
      // The rules are dated: what is in force may change at midnight.
      const isNewDay = this.day !== this.today();
      this.day = this.today();
      const anew: [string, ViewerClass][] = [];
      for (const [key, one] of this.classes) {
        if (isNewDay || one.changesWith(event)) anew.push([key, one]);
        else this.send(one.viewers, one.add(event));
      }
      await this.viewAnew(anew);
      this.takeBackIn();
    });
  }

  end(): void {
    for (const viewer of this.viewers) viewer.end();
  }

  private today(): string {
    return dayOf(this.viewingContext());
  }

  /**
   * Their rights have changed: they get what looks different; those who may not know the operation now go.
   */
  private async viewAnew(classes: readonly (readonly [string, ViewerClass])[]): Promise<void> {
    for (const [key] of classes) this.classes.delete(key);
    for (const [, earlier] of classes) {
      const groups = new Map<ViewerClass, BranchFeed[]>();
      for (const viewer of earlier.viewers) {
        if (!canSeeOperation(this.access, viewer.viewer)) {
          this.letGo(viewer, earlier);
          continue;
        }
        const now = this.classFor(viewer);
        now.viewers.add(viewer);
        groups.set(now, [...(groups.get(now) ?? []), viewer]);
      }
      for (const [now, viewers] of groups) this.send(viewers, now.changedSince(earlier));
      await nextTurn();
    }
  }

  private letGo(viewer: BranchFeed, saw: ViewerClass): void {
    this.leaving.set(viewer, saw);
    setTimeout(() => {
      void this.next(() => {
        if (this.leaving.get(viewer) !== saw) return;
        this.leaving.delete(viewer);
        viewer.end();
      });
    }, GRACE_MS).unref();
  }

  private takeBackIn(): void {
    for (const [viewer, saw] of this.leaving) {
      if (!canSeeOperation(this.access, viewer.viewer)) continue;
      this.leaving.delete(viewer);
      const now = this.classFor(viewer);
      now.viewers.add(viewer);
      this.send([viewer], now.changedSince(saw));
    }
  }

  private classFor({ viewer }: BranchFeed): ViewerClass {
    const one = asClass(viewer, this.access, authorsIn(this.events));
    const key = keyOfClass(one);
    const known = this.classes.get(key);
    if (known) return known;
    const made = new ViewerClass(one, this.access, this.viewingContext());
    for (const event of this.events) made.add(event);
    this.classes.set(key, made);
    return made;
  }

  /** What the viewer saw when the log had come to that position. */
  private asAt(position: number, { viewer }: BranchFeed): ViewerClass {
    const access = accessAt(this.events, position);
    const then = new ViewerClass(viewer, access, this.viewingContext());
    if (!canSeeOperation(access, viewer)) return then;
    for (const event of this.events) if (event.position <= position) then.add(event);
    return then;
  }

  private send(viewers: Iterable<BranchFeed>, items: readonly FeedItem[]): void {
    if (items.length === 0) return;
    const batch = { items, position: this.position };
    for (const viewer of viewers) viewer.add(batch);
  }

  private next(task: () => void | Promise<void>): Promise<void> {
    const done = this.tasks.then(task);
    // A failure ends this feed (who asked for the task sees to it), not the tasks behind it.
    this.tasks = done.catch(() => undefined);
    return done;
  }
}
