import { FILLED_IN } from '@samsyn/event-store';
import { entryCommand } from '../entry-command';
import { AccessedUnderBreakGlass, BreakGlassReviewed, BreakGlassStepTaken } from './break-glass.events';

export const breakGlass = entryCommand({
  event: AccessedUnderBreakGlass,
  kind: 'BreakGlass',
  id: 'accessUnderBreakGlass',
  path: 'break-glass',
  who: 'the branch that met the person',
  title: 'A colleague reads the encounter that the entry belongs to',
  description:
    'For an hour; then Samsyn closes it (`BreakGlassExpired`). The holder, the supervisors and the data protection officer of the branch are told, see who did it, when and why, and answer whether it was justified (`GET /break-glass/{accessedId}`). Whoever broke it there without good reason does not again until every step that follows was taken; a colleague may.',
  refusals: [
    'ENTRY.UNKNOWN',
    'BREAK_GLASS.NO_ENCOUNTER',
    'BREAK_GLASS.INCIDENT_OPEN',
    'BREAK_GLASS.REASON_TOO_SHORT',
    'ENCOUNTER.ERASED',
  ],
  fields: {
    ground: 'Why it cannot wait for a decision.',
    reason: {
      max: 2_000,
      description:
        'What makes it urgent. The holder, the supervisors and the data protection officer of the branch read it.',
      example: 'the holder is in hospital and cannot be asked',
    },
    until: FILLED_IN,
    entry: FILLED_IN,
  },
});

const who =
  'who holds the encounter, a supervisor or the data protection officer of the branch; never whoever broke the glass';

/** Somebody read without holding the encounter: whether that was justified, and what follows where it was not. */
export const glassAnswers = [
  entryCommand({
    event: BreakGlassReviewed,
    kind: 'ReviewBreakGlass',
    id: 'reviewBreakGlass',
    path: 'reviews',
    who,
    title: 'It was justified, or it was not',
    description:
      'Where it was not, whoever still reads because of it reads no more (`BreakGlassExpired`), and it is an incident ' +
      'whose steps wait. What one has found justified, another may still find not to be.',
    refusals: ['ENTRY.UNKNOWN', 'BREAK_GLASS.WHY_REQUIRED', 'BREAK_GLASS.ANSWERED', 'ENCOUNTER.ERASED'],
    fields: {
      accessed: FILLED_IN,
      verdict: 'Whether there was good reason to read.',
      why: {
        description: 'Required where it was not justified. Whoever broke the glass reads it, too.',
        example: 'not on duty, and nobody had called',
      },
      notifyBy: FILLED_IN,
    },
  }),
  entryCommand({
    event: BreakGlassStepTaken,
    kind: 'TakeBreakGlassStep',
    id: 'recordBreakGlassStep',
    path: 'steps',
    who,
    title: 'After glass that was broken without good reason: a step was taken, or is not needed',
    description: 'With the last step the incident is closed (`BreakGlassIncidentClosed`).',
    refusals: ['ENTRY.UNKNOWN', 'BREAK_GLASS.NO_INCIDENT', 'BREAK_GLASS.WHY_REQUIRED', 'ENCOUNTER.ERASED'],
    fields: {
      accessed: FILLED_IN,
      step: 'Which step.',
      outcome: 'Whether it was taken.',
      why: 'Required where a step is not needed.',
    },
  }),
];
