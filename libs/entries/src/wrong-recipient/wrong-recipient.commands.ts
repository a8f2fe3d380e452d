import { FILLED_IN } from '@samsyn/event-store';
import { entryCommand } from '../entry-command';
import { IncidentClosed, IncidentStepTaken, WrongRecipientReported } from './wrong-recipient.events';

export const reportWrongRecipient = entryCommand({
  event: WrongRecipientReported,
  kind: 'ReportWrongRecipient',
  id: 'reportWrongRecipient',
  path: 'wrong-recipient',
  who: 'the branch that sent it, in an encounter its holder; the branch that received it',
  title: 'It went to the wrong recipient',
  description:
    'The recipient sees the field no more. The steps that follow are the sender’s and the recipient’s.',
  refusals: ['ENTRY.UNKNOWN', 'INCIDENT.NOTHING_SENT', 'ENCOUNTER.ERASED'],
  fields: {
    decision: FILLED_IN,
    what: { description: 'What went wrong.', example: 'meant for the trafficking unit' },
    notifyBy: FILLED_IN,
  },
});

/** What is done about it, step by step. */
export const incidentCommands = [
  entryCommand({
    event: IncidentStepTaken,
    kind: 'TakeIncidentStep',
    id: 'recordIncidentStep',
    path: 'steps',
    who: 'sender: deletion requested, person informed, supervisory authority; recipient: deletion confirmed',
    title: 'A step was taken, or is not needed',
    refusals: ['ENTRY.UNKNOWN', 'INCIDENT.UNKNOWN', 'INCIDENT.WHY_REQUIRED', 'INCIDENT.CLOSED'],
    fields: {
      incident: FILLED_IN,
      step: 'Which step.',
      outcome: 'Whether it was taken.',
      why: 'Required where a step is not needed.',
    },
  }),
  entryCommand({
    event: IncidentClosed,
    kind: 'CloseIncident',
    id: 'closeIncident',
    path: 'closing',
    who: 'the branch that sent it, in an encounter its holder',
    title: 'Everything has been done',
    refusals: ['ENTRY.UNKNOWN', 'INCIDENT.UNKNOWN', 'INCIDENT.STEPS_LEFT'],
    fields: { incident: FILLED_IN },
  }),
];
