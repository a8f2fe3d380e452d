import type { OperationKind } from '../kind';
import { fieldSurvey2 } from './field-survey.v2';

/** As version 2; what is noted are counts for areas, and nobody is identified (docs/adr/0041). */
export const fieldSurvey3: OperationKind = { ...fieldSurvey2, version: 3, onlyCounts: true };
