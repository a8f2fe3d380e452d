import type { OperationKind } from '../kind';
import { fieldSurvey1 } from './field-survey.v1';
import { deviationsOfBriefing } from './briefed-and-secured';
import { deviationsWithoutCoordinator } from './met-without-coordinator';

/**
 * As version 1; persons are also met where no coordinator is, and a briefing that was missed is told also where the
 * operation went ahead all the same.
 */
export const fieldSurvey2: OperationKind = {
  ...fieldSurvey1,
  version: 2,
  deviations: deviationsOfBriefing(deviationsWithoutCoordinator(fieldSurvey1, 'encounter'), {
    briefing: 'pre-briefing',
  }),
};
