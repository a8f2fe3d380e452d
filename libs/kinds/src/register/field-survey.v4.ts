import type { OperationKind } from '../kind';
import { fieldSurvey3 } from './field-survey.v3';

/** As version 3; a list says what is counted, a role counts, the pre-briefing covers it (docs/adr/0041). */
export const fieldSurvey4: OperationKind = {
  ...fieldSurvey3,
  version: 4,
  counts: {
    what: [
      'advertisements',
      'apartments',
      'massage-parlours',
      'nail-salons',
      'other-premises',
      'exposed-persons-in-public',
      'suspected-buyers-in-public',
      'vehicles',
    ],
    source: ['survey'],
  },
  roles: [
    { code: 'counts', sv: 'Räknar i områdena', en: 'Counts in the areas', of: 'any-agency' },
    ...fieldSurvey3.roles,
  ],
  agenda: fieldSurvey3.agenda.map((point) =>
    point.code === 'what-is-noted'
      ? {
          ...point,
          sv: 'Vilka områden som räknas, vad som räknas där, och vad som inte får antecknas',
          en: 'Which areas are counted, what is counted there, and what may not be noted',
        }
      : point,
  ),
};
