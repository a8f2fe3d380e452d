import { eventFrame } from '@samsyn/web';
import type { Recorded } from '@samsyn/kernel';
import type { Access, Viewer } from '@samsyn/secrecy';
import type { ViewedEntry } from '../contract';
import { byTime, ViewedLog } from '../viewing/viewed-log';
import type { Surroundings } from '../viewing/view-operation';
import type { LiveViewer } from './live-viewer';

/** Roles that see more than their branch does as such. */
const SUPERVISOR = 'supervisor';

/**
 * Viewers with the same rights share one computation and one buffer: a branch, apart from persons who hold an
 * encounter, facilitate, or have written a perspective, and from supervisors.
 */
export function classOf(
  { branch, person, role }: Viewer,
  access: Access,
  authors: ReadonlySet<string>,
): string {
  const holds = [...access.encounters.values()].some(({ holders }) => holders.has(person));
  const isOneOfHerKind = holds || access.facilitators.has(person) || authors.has(person);
  return [branch, role === SUPERVISOR ? role : '', isOneOfHerKind ? person : ''].join('|');
}

/** What the viewers of one class see now, each entry as the frame that was sent of it. */
export class ViewerClass {
  readonly viewers = new Set<LiveViewer>();
  private readonly frames = new Map<string, Buffer>();
  private readonly log: ViewedLog;

  constructor(viewer: Viewer, access: Access, surroundings: Surroundings) {
    this.log = new ViewedLog({ ...surroundings, viewer, accesses: [access] });
  }

  /** The frames of the entries that are new or look different. */
  add(event: Recorded): readonly Buffer[] {
    return this.log.add(event).map((entry) => this.keep(entry));
  }

  /** All entries in order of when they happened. */
  everything(): readonly Buffer[] {
    return [...this.log.all()].sort(byTime).map(({ entry }) => this.frames.get(entry.id)!);
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
