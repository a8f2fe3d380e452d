import type { OperationKind } from '../kind';
import { apartmentVisit1 } from './apartment-visit.v1';
import { deviationsOfBriefing } from './briefed-and-secured';
import { deviationsWithoutCoordinator } from './met-without-coordinator';

/**
 * As version 1; persons are also met where no coordinator is, and a briefing that was missed is told also where the
 * operation went ahead all the same.
 */
export const apartmentVisit2: OperationKind = {
  ...apartmentVisit1,
  version: 2,
  deviations: deviationsOfBriefing(deviationsWithoutCoordinator(apartmentVisit1, 'encounter'), {
    briefing: 'pre-briefing',
    site: 'on-the-site',
  }),
};
