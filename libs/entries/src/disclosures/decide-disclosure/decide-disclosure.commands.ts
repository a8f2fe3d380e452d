import { FILLED_IN } from '@samsyn/event-store';
import { DisclosureDecided } from '../../entries.events';
import { entryCommand, RECORDER_OR_ITS_HOLDER } from '../../entry-command';
import { ITEM } from '../item-notes';

export const decideDisclosure = entryCommand({
  event: DisclosureDecided,
  kind: 'DecideDisclosure',
  id: 'decideDisclosure',
  path: 'decisions',
  who: RECORDER_OR_ITS_HOLDER,
  title: 'A field is given to a branch, or not',
  description: 'The first rule of the ground that is not met refuses it.',
  refusals: [
    'ENTRY.UNKNOWN',
    'IDENTITY.BRANCH_UNKNOWN',
    'DISCLOSURE.WHY_REQUIRED',
    'DISCLOSURE.RECIPIENT_REQUIRED',
    'DISCLOSURE.NOT_DISCLOSABLE',
    'DISCLOSURE.UNKNOWN_GROUND',
    'DISCLOSURE.GROUND_EXCLUDES_LABEL',
    'DISCLOSURE.GROUND_EXCLUDES_RECIPIENT',
    'DISCLOSURE.GROUND_DEMANDS',
    'DISCLOSURE.NO_RESERVATION',
    'DISCLOSURE.NO_CONSENT',
    'DISCLOSURE.ERASED',
    'DISCLOSURE.ALREADY_VISIBLE',
  ],
  fields: {
    item: FILLED_IN,
    outcome: 'What is decided.',
    recipient: 'Absent: the branch whose request for the item waits.',
    requester: FILLED_IN,
    ground: {
      description: 'The paragraph or consent that it rests on; required where it is granted.',
      example: 'OSL 12:2',
    },
    purpose: { description: 'For what it is given.', example: 'planning of an interview' },
    purposeCode:
      'The purpose as a code, of those that the ground covers (`GET /grounds`); some grounds demand it.',
    weighing: {
      description:
        'The written reason that most grounds demand, of at least 30 visible characters together with the two below.',
      example: 'The address is needed to come there, and nobody is harmed.',
    },
    speaksFor: {
      description:
        'What speaks for giving it. With `speaksAgainst` in the place of `weighing`, or beside it.',
      example: 'It cannot be done without the address.',
    },
    speaksAgainst: {
      description: 'What speaks against giving it: whom it may harm.',
      example: 'More persons know where the exposed person lives.',
    },
    why: 'Why it was refused; required then.',
    consent: FILLED_IN,
  },
  beside: {
    item: {
      ...ITEM,
      optional: true,
      description: 'Absent: that of the latest request that waits for the caller.',
    },
  },
});
