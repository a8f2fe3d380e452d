import { FILLED_IN } from '@samsyn/event-store';
import { debriefCommand } from '../debrief-command';
import {
  DebriefClosed,
  DebriefMeetingHeld,
  DebriefOpened,
  DebriefReopened,
  FacilitatorNamed,
  PerspectiveRequested,
} from '../debrief.events';

const LEADER = 'operation-leader';
const OPEN = ['DEBRIEF.NOT_OPEN', 'DEBRIEF.CLOSED'];

/** Addressed to the operation, whose id the debrief has. */
export const openDebrief = debriefCommand({
  event: DebriefOpened,
  kind: 'OpenDebrief',
  id: 'openDebrief',
  path: 'debrief',
  who: 'participant',
  title: 'Opens the debrief on the conduct as it stands',
  description:
    'Where a standing agreement of the region names a facilitator whose branch takes no part, they are named with it (`FacilitatorNamed`).',
  refusals: ['DEBRIEF.CLOSED'],
  fields: { conductRevision: FILLED_IN, conductHash: FILLED_IN },
});

/** What is done with the debrief as a whole: opened by any participant, led on by the operation leader. */
export const openDebriefCommands = [
  debriefCommand({
    event: FacilitatorNamed,
    kind: 'NameFacilitator',
    id: 'nameFacilitator',
    path: 'facilitators',
    who: 'participant',
    title: 'Names a facilitator',
    description:
      'From then on until the meeting, who has answered is shown to facilitators only. They are registered with the role `facilitator`, in a branch that takes no part. Where one is named already, a further one is the operation leader’s to name.',
    refusals: [
      ...OPEN,
      'DEBRIEF.FACILITATOR_NOT_REGISTERED',
      'DEBRIEF.FACILITATOR_TAKES_PART',
      'PERSON.UNKNOWN',
    ],
    fields: {
      who: 'Who receives what is submitted through the facilitator, and releases it: registered with the role `facilitator`.',
    },
  }),
  debriefCommand({
    event: PerspectiveRequested,
    kind: 'RequestPerspectives',
    id: 'requestPerspectives',
    path: 'perspective-requests',
    who: 'participant',
    title: 'Asks branches for their perspective',
    refusals: [...OPEN, 'IDENTITY.BRANCH_UNKNOWN', 'DEBRIEF.TAKES_NO_PART'],
    fields: {
      of: { description: 'The branches that are asked.', example: ['police/border-police'] },
      answerBy: 'Until when the branches are asked to answer.',
    },
  }),
  debriefCommand({
    event: DebriefMeetingHeld,
    kind: 'HoldMeeting',
    id: 'recordDebriefMeeting',
    path: 'meetings',
    who: LEADER,
    title: 'The debrief meeting was held',
    refusals: OPEN,
    fields: { present: { description: 'Who was there, by handle.', example: ['leader', 'coordB'] } },
  }),
  debriefCommand({
    event: DebriefClosed,
    kind: 'CloseDebrief',
    id: 'closeDebrief',
    path: 'closing',
    who: LEADER,
    title: 'Closes the debrief (`DebriefClosed`). Actions are followed up all the same',
    refusals: OPEN,
    fields: {},
  }),
  debriefCommand({
    event: DebriefReopened,
    kind: 'ReopenDebrief',
    id: 'reopenDebrief',
    path: 'reopenings',
    who: LEADER,
    title: 'Opens a closed debrief again, with the reason',
    refusals: ['DEBRIEF.NOT_OPEN'],
    fields: {
      why: {
        description: 'What has come up since it was closed.',
        example: 'a branch has come back with more',
      },
    },
  }),
];
