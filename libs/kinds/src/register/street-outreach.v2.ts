import type { OperationKind } from '../kind';
import { streetOutreach1 } from './street-outreach.v1';
import { deviationsOfVersion2 } from './shared/version-2';

/**
 * As version 1; persons are also met where no coordinator is, and a briefing that was missed is told also where the
 * operation went ahead all the same.
 */
export const streetOutreach2: OperationKind = {
  ...streetOutreach1,
  version: 2,
  deviations: deviationsOfVersion2(streetOutreach1),
};
