import type { Viewer } from '@samsyn/secrecy';

/** What deviated in an operation. Injected by this class; `DebriefingModule` provides it. */
export abstract class DebriefDeviations {
  /** As the viewer's debrief shows it now; `[]` where the viewer may not know the operation. */
  abstract deviationsFor(operationId: string, viewer: Viewer): Promise<readonly { readonly code: string }[]>;
}
