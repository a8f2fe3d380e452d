import { commandOf, FILLED_IN } from '@samsyn/event-store';
import type { DrillCommand } from './contact-drill';
import { ContactDrillConfirmed, ContactDrillStarted } from './contact-drill.events';

const command = commandOf<DrillCommand['kind']>();

export const startDrill = command({
  event: ContactDrillStarted,
  kind: 'StartDrill',
  id: 'startContactDrill',
  path: '',
  who: 'operation leader, supervisor and coordinator, for a region of their own',
  title: 'Asks everyone on the call chains of a region to confirm that they were reached',
  description:
    '`id` is the drill. Those whom a standing agreement of the own branch names or calls, and the coordinators of the region. Samsyn ends it at `answerBy` (`ContactDrillEnded`).',
  refusals: ['REGION.UNKNOWN', 'DRILL.ANSWER_BY_INVALID', 'DRILL.NOBODY_TO_ASK', 'DRILL.TOO_MANY'],
  answersNewId: true,
  fields: {
    region: { description: 'Code of the region.', example: 'syd' },
    who: FILLED_IN,
    answerBy: 'Within a day.',
  },
});

export const confirmDrill = command({
  event: ContactDrillConfirmed,
  kind: 'ConfirmDrill',
  id: 'confirmContactDrill',
  path: 'confirmations',
  who: 'whoever was asked',
  title: 'A person was reached',
  refusals: ['DRILL.UNKNOWN'],
  fields: { via: 'How the person was reached, by their own word.' },
});
