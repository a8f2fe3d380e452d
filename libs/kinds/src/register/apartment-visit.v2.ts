import type { OperationKind } from '../kind';
import { apartmentVisit1 } from './apartment-visit.v1';
import { deviationsOfVersion2 } from './shared/version-2';

/**
 * As version 1; persons are also met where no coordinator is, and a briefing that was missed is told also where the
 * operation went ahead all the same.
 */
export const apartmentVisit2: OperationKind = {
  ...apartmentVisit1,
  version: 2,
  deviations: deviationsOfVersion2(apartmentVisit1),
};
