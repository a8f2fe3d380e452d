import { OperationKinds } from '../operation-kinds';
import { akcInspection1 } from './akc-inspection.v1';
import { akcInspection2 } from './akc-inspection.v2';
import { apartmentVisit1 } from './apartment-visit.v1';
import { apartmentVisit2 } from './apartment-visit.v2';
import { fieldSurvey1 } from './field-survey.v1';
import { fieldSurvey2 } from './field-survey.v2';
import { fieldSurvey3 } from './field-survey.v3';
import { fieldSurvey4 } from './field-survey.v4';
import { streetOutreach1 } from './street-outreach.v1';
import { streetOutreach2 } from './street-outreach.v2';

/**
 * A new kind, and a new version of one, is a file beside these and a line here. A version stays as it is and where it is
 * as long as an operation may rest on it.
 */
export const KINDS = new OperationKinds([
  ...[apartmentVisit1, apartmentVisit2],
  ...[akcInspection1, akcInspection2],
  ...[streetOutreach1, streetOutreach2],
  ...[fieldSurvey1, fieldSurvey2, fieldSurvey3, fieldSurvey4],
]);
