import { eventFrame } from '@samsyn/web';
import type { Recorded } from '@samsyn/kernel';
import { reaches, type Access, type Viewer } from '@samsyn/secrecy';
import type { ViewedEntry } from '../contract';
import { ViewedLog } from '../viewing/viewed-log';
import type { Surroundings } from '../viewing/view-operation';
import type { LiveViewer } from './live-viewer';

/** What the viewers of one class see now, each entry as the frame that was sent of it. */
export class ViewerClass {
  readonly viewers = new Set<LiveViewer>();
  private readonly frames = new Map<string, Buffer>();
  private readonly log: ViewedLog;

  constructor(viewer: Viewer, access: Access, surroundings: Surroundings) {
    this.log = new ViewedLog({ ...surroundings, viewer, accesses: [access] });
  }

  /** Whether one of them may see earlier entries otherwise after it. */
  isReachedBy(event: Recorded): boolean {
    return [...this.viewers].some(({ viewer }) => reaches(event, viewer));
  }

  /** The frames of the entries that are new or look different. */
  add(event: Recorded): readonly Buffer[] {
    return this.log.add(event).map((entry) => this.keep(entry));
  }

  /** All entries in order of when they happened. */
  everything(): readonly Buffer[] {
    return this.log.byTime().map(({ entry }) => this.frames.get(entry.id)!);
  }

  /** What somebody who has `earlier` lacks, in order of recording. */
  changedSince(earlier: ViewerClass): readonly Buffer[] {
    return this.log.all().flatMap(({ entry }) => {
      const frame = this.frames.get(entry.id)!;
      return earlier.frames.get(entry.id)?.equals(frame) ? [] : [frame];
    });
  }

  private keep({ entry }: ViewedEntry): Buffer {
    const frame = eventFrame({ event: 'entry', data: entry });
    this.frames.set(entry.id, frame);
    return frame;
  }
}
