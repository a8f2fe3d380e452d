import type { OperationKind } from '../kind';
import { akcInspection1 } from './akc-inspection.v1';
import { deviationsWithoutCoordinator } from './met-without-coordinator';

/**
 * As version 1, and persons are also met where no coordinator is. Where the inspection takes place is for every agency
 * that takes part: each of them is to go there.
 */
export const akcInspection2: OperationKind = {
  ...akcInspection1,
  version: 2,
  deviations: deviationsWithoutCoordinator(akcInspection1, 'encounter'),
  location: { label: 'participants-only', source: ['planning'] },
};
