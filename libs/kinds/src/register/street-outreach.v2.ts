import type { OperationKind } from '../kind';
import { streetOutreach1 } from './street-outreach.v1';
import { deviationsWithoutCoordinator } from './met-without-coordinator';

/** As version 1, and persons are also met where no coordinator is. */
export const streetOutreach2: OperationKind = {
  ...streetOutreach1,
  version: 2,
  deviations: deviationsWithoutCoordinator(streetOutreach1, 'encounter'),
};
