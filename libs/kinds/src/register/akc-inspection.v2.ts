import type { OperationKind } from '../kind';
import { akcInspection1 } from './akc-inspection.v1';
import { deviationsOfBriefing } from './briefed-and-secured';
import { deviationsWithoutCoordinator } from './met-without-coordinator';

/**
 * As version 1; persons are also met where no coordinator is, and a briefing that was missed is told also where the
 * operation went ahead all the same. Where the inspection takes place is for every agency that takes part: each of them
 * is to go there.
 */
export const akcInspection2: OperationKind = {
  ...akcInspection1,
  version: 2,
  workplaceInspection: true,
  deviations: deviationsOfBriefing(deviationsWithoutCoordinator(akcInspection1, 'encounter'), {
    briefing: 'pre-briefing',
    site: 'on-the-site',
  }),
  location: { label: 'participants-only', source: ['planning'] },
};
