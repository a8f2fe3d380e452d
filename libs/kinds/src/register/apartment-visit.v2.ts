import type { OperationKind } from '../kind';
import { apartmentVisit1 } from './apartment-visit.v1';
import { deviationsWithoutCoordinator } from './met-without-coordinator';

/** As version 1, and persons are also met where no coordinator is. */
export const apartmentVisit2: OperationKind = {
  ...apartmentVisit1,
  version: 2,
  deviations: deviationsWithoutCoordinator(apartmentVisit1, 'encounter'),
};
