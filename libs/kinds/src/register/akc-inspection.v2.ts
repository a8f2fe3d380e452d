import type { OperationKind } from '../kind';
import { akcInspection1 } from './akc-inspection.v1';
import { deviationsOfVersion2 } from './shared/version-2';

/**
 * As version 1; persons are also met where no coordinator is, and a briefing that was missed is told also where the
 * operation went ahead all the same. Where the inspection takes place is for every agency that takes part: each of them
 * is to go there.
 */
export const akcInspection2: OperationKind = {
  ...akcInspection1,
  version: 2,
  workplaceInspection: true,
  deviations: deviationsOfVersion2(akcInspection1),
  location: { label: 'participants-only', source: ['planning'] },
};
