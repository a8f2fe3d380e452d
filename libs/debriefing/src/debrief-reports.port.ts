import type { Instant } from '@samsyn/kernel';
import type { Viewer } from '@samsyn/secrecy';
import type { ChangesSince } from './report/signed-version.schema';
import type { DebriefDocument } from './report/debrief.schema';

export interface OwnVersion {
  readonly version: string;
  /** Id of the entry that was recorded last of those that the version rests on: every colleague sees it. */
  readonly upTo: string;
}

/**
 * The debrief of an operation as each reader may know it. Injected by this class; `DebriefingModule` provides it.
 * `undefined`, and `[]`, where the viewer may not know the operation.
 */
export abstract class DebriefReports {
  /** `asOf`: recorded time, within today's rights. */
  abstract forViewer(
    operationId: string,
    viewer: Viewer,
    asOf?: Instant,
  ): Promise<DebriefDocument | undefined>;
  /** What deviated, as the viewer's debrief shows it now. */
  abstract deviationsFor(operationId: string, viewer: Viewer): Promise<DebriefDocument['deviations']>;
  /** What has changed since the viewer's branch signed off last, `null` where it has not. */
  abstract changesSinceSignOff(operationId: string, viewer: Viewer): Promise<ChangesSince | null | undefined>;
  /** The version that the viewer's branch would sign off now. */
  abstract ownVersion(operationId: string, viewer: Viewer): Promise<OwnVersion | undefined>;
}
