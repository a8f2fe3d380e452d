import type { Recorded } from '@samsyn/kernel';
import { changesVisibilityFor, type Access, type Viewer } from '@samsyn/secrecy';
import type { ViewedEntry } from '@samsyn/operations/contract';
import type { EntryInError } from '../viewing/timeline-entry';
import { ViewedLog } from '../viewing/viewed-log';
import type { ViewingContext } from '../viewing/carried-view';
import type { BranchFeed } from './branch-feed';
import { FeedItem } from './feed-item';

/** What the viewers of one class see now, each entry as the item that was given of it. */
export class ViewerClass {
  readonly viewers = new Set<BranchFeed>();
  /** In order of recording. */
  private readonly items = new Map<string, FeedItem>();
  /** Entries that are left out now. */
  private readonly taken = new Set<string>();
  private readonly log: ViewedLog;

  constructor(viewer: Viewer, access: Access, viewingContext: ViewingContext) {
    this.log = new ViewedLog({ ...viewingContext, viewer, accesses: [access] });
  }

  /** Whether one of them may see earlier entries otherwise after it. */
  changesWith(event: Recorded): boolean {
    return [...this.viewers].some(({ viewer }) => changesVisibilityFor(event, viewer));
  }

  /** The items of the entries that are new, look different or are taken back. */
  add(event: Recorded): readonly FeedItem[] {
    const { shown, taken } = this.log.add(event);
    return [...shown.map((entry) => this.keep(entry)), ...taken.map((entry) => this.takeBack(entry))];
  }

  /** All entries in order of when they happened. */
  everything(): readonly FeedItem[] {
    return this.log.byTime().map(({ entry }) => this.items.get(entry.id)!);
  }

  /** What somebody who has `earlier` lacks, in order of recording. */
  changedSince(earlier: ViewerClass): readonly FeedItem[] {
    const changed = [...this.items].flatMap(([id, item]) => {
      const before = earlier.items.get(id);
      const wasNeverSent = before === undefined && this.taken.has(id);
      return wasNeverSent || item.isSameAs(before) ? [] : [item];
    });
    const hidden = [...earlier.items.keys()].filter((id) => !this.items.has(id) && !earlier.taken.has(id));
    return [...changed, ...hidden.map((id) => new FeedItem({ kind: 'hidden', data: { id } }))];
  }

  private keep({ entry }: ViewedEntry): FeedItem {
    const item = new FeedItem({ kind: 'entry', data: entry });
    this.items.set(entry.id, item);
    return item;
  }

  /** Says which entry, and nothing that stood in it. */
  private takeBack(entry: EntryInError): FeedItem {
    const item = new FeedItem({ kind: 'in-error', data: entry });
    this.items.set(entry.id, item);
    this.taken.add(entry.id);
    return item;
  }
}
