import type { OperationKind } from '../kind';
import { fieldSurvey1 } from './field-survey.v1';
import { deviationsWithoutCoordinator } from './met-without-coordinator';

/** As version 1, and persons are also met where no coordinator is. */
export const fieldSurvey2: OperationKind = {
  ...fieldSurvey1,
  version: 2,
  deviations: deviationsWithoutCoordinator(fieldSurvey1, 'encounter'),
};
