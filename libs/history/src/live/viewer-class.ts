import { eventFrame } from '@samsyn/web';
import type { Recorded } from '@samsyn/kernel';
import { changesVisibilityFor, type Access, type Viewer } from '@samsyn/secrecy';
import type { ViewedEntry } from '@samsyn/operations/contract';
import type { EntryInError } from '../viewing/timeline-entry';
import { ViewedLog } from '../viewing/viewed-log';
import type { ViewingContext } from '../viewing/carried-view';
import type { Frame, LiveViewer } from './live-viewer';

/** What the viewers of one class see now, each entry as the frame that was sent of it. */
export class ViewerClass {
  readonly viewers = new Set<LiveViewer>();
  /** In order of recording. */
  private readonly frames = new Map<string, Frame & { readonly bytes: Buffer }>();
  /** Entries that are left out now. */
  private readonly taken = new Set<string>();
  private readonly log: ViewedLog;

  constructor(viewer: Viewer, access: Access, viewingContext: ViewingContext) {
    this.log = new ViewedLog({ ...viewingContext, viewer, accesses: [access] });
  }

  /** Whether one of them may see earlier entries otherwise after it. */
  isReachedBy(event: Recorded): boolean {
    return [...this.viewers].some(({ viewer }) => changesVisibilityFor(event, viewer));
  }

  /** The frames of the entries that are new, look different or are taken back. */
  add(event: Recorded): readonly Frame[] {
    const { shown, taken } = this.log.add(event);
    return [...shown.map((entry) => this.keep(entry)), ...taken.map((entry) => this.takeBack(entry))];
  }

  /** All entries in order of when they happened. */
  everything(): readonly Frame[] {
    return this.log.byTime().map(({ entry }) => this.frames.get(entry.id)!);
  }

  /** What somebody who has `earlier` lacks, in order of recording. */
  changedSince(earlier: ViewerClass): readonly Frame[] {
    const changed = [...this.frames].flatMap(([id, frame]) => {
      const before = earlier.frames.get(id);
      const wasNeverSent = before === undefined && this.taken.has(id);
      return wasNeverSent || before?.bytes.equals(frame.bytes) ? [] : [frame];
    });
    const hidden = [...earlier.frames.keys()].filter((id) => !this.frames.has(id) && !earlier.taken.has(id));
    return [...changed, ...hidden.map((id) => ({ bytes: eventFrame({ event: 'hidden', data: { id } }) }))];
  }

  private keep({ entry }: ViewedEntry): Frame {
    const frame = { bytes: eventFrame({ event: 'entry', data: entry }), entry };
    this.frames.set(entry.id, frame);
    return frame;
  }

  /** Says which entry, and nothing that stood in it. */
  private takeBack(entry: EntryInError): Frame {
    const frame = { bytes: eventFrame({ event: 'in-error', data: entry }) };
    this.frames.set(entry.id, frame);
    this.taken.add(entry.id);
    return frame;
  }
}
