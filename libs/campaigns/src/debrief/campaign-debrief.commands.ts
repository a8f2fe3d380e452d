import { byEvent, commandOf, FILLED_IN, type ChangeDefinition } from '@samsyn/event-store';
import {
  agreedAction,
  droppedAction,
  movedAction,
  namedAction,
  namedByWords,
  reassignedAction,
} from '@samsyn/debriefing/contract';
import type { CampaignDebriefChange } from './campaign-debrief';
import {
  CampaignActionAgreed,
  CampaignActionCompleted,
  CampaignActionDropped,
  CampaignActionMoved,
  CampaignActionReassigned,
  CampaignLessonAgreed,
  CampaignMeetingHeld,
} from './campaign-debrief.events';

type Definition = ChangeDefinition<CampaignDebriefChange['kind']>;
const command = commandOf<CampaignDebriefChange['kind']>();

const LED = ['CAMPAIGN.UNKNOWN', 'CAMPAIGN.NOT_JOINED', 'CAMPAIGN.CANCELLED'];
const NAMED = ['CAMPAIGN.UNKNOWN', 'ACTION.UNKNOWN', 'DEBRIEF.ACTION_AMBIGUOUS'];
const STILL_OPEN = [...NAMED, 'DEBRIEF.ACTION_ENDED'];
const LEADING = 'a signatory of a branch that leads the campaign';
const OWNER = `its owner, or ${LEADING}`;

/** What a campaign agrees on as a whole, by the name of the event. */
export const CAMPAIGN_DEBRIEF_COMMANDS: Readonly<Record<string, Definition>> = byEvent<Definition>([
  command({
    event: CampaignMeetingHeld,
    kind: 'HoldCampaignMeeting',
    id: 'recordCampaignMeeting',
    path: 'meetings',
    who: LEADING,
    title: 'The branches met over the campaign',
    refusals: [...LED, 'PERSON.UNKNOWN'],
    fields: { present: { description: 'Who was there, by handle.', example: ['leader', 'coordA'] } },
  }),
  command({
    event: CampaignLessonAgreed,
    kind: 'AgreeCampaignLesson',
    id: 'agreeCampaignLesson',
    path: 'lessons',
    who: LEADING,
    title: 'A lesson of the campaign as a whole',
    description: 'It returns where an operation of the campaign’s kinds, or in its regions, is planned.',
    refusals: [...LED, 'REGION.UNKNOWN'],
    // `LessonDto`, as for an operation.
    fields: { what: FILLED_IN, tags: FILLED_IN, kinds: FILLED_IN, regions: FILLED_IN },
  }),
  command({
    event: CampaignActionAgreed,
    kind: 'AgreeCampaignAction',
    id: 'agreeCampaignAction',
    path: 'actions',
    who: LEADING,
    title: 'An action of the campaign as a whole, with an owner and a last day',
    refusals: [...LED, 'PERSON.UNKNOWN', 'CAMPAIGN.OWNER_NOT_JOINED'],
    fields: agreedAction,
  }),
  command({
    event: CampaignActionCompleted,
    kind: 'CompleteCampaignAction',
    id: 'completeCampaignAction',
    path: 'action-completions',
    who: OWNER,
    title: 'The action is done',
    refusals: NAMED,
    fields: namedAction,
    beside: namedByWords,
  }),
  command({
    event: CampaignActionDropped,
    kind: 'DropCampaignAction',
    id: 'dropCampaignAction',
    path: 'action-drops',
    who: LEADING,
    title: 'The action will not be done, and why',
    refusals: [...LED, ...NAMED],
    fields: droppedAction,
    beside: namedByWords,
  }),
  command({
    event: CampaignActionMoved,
    kind: 'MoveCampaignAction',
    id: 'moveCampaignAction',
    path: 'action-moves',
    who: OWNER,
    title: 'The action gets another last day, and why',
    refusals: [...LED, ...STILL_OPEN],
    fields: movedAction,
    beside: namedByWords,
  }),
  command({
    event: CampaignActionReassigned,
    kind: 'ReassignCampaignAction',
    id: 'reassignCampaignAction',
    path: 'action-reassignments',
    who: LEADING,
    title: 'Another person sees to the action',
    refusals: [...LED, ...STILL_OPEN, 'PERSON.UNKNOWN', 'CAMPAIGN.OWNER_NOT_JOINED'],
    fields: reassignedAction,
    beside: namedByWords,
  }),
]);
