import {
  byEvent,
  commandOf,
  FILLED_IN,
  type ChangeDefinition,
  type EventDefinition,
} from '@samsyn/event-store';
import { actionCommands } from '@samsyn/debriefing/contract';
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
const NOT_JOINED = 'CAMPAIGN.OWNER_NOT_JOINED';

/** The command of an operation's action, for an action of a campaign. */
const ofCampaign = (
  { id = '', ...definition }: (typeof actionCommands)[keyof typeof actionCommands],
  event: EventDefinition,
  who: string,
  refusals: readonly string[],
  other: Partial<Pick<Definition, 'title'>> = {},
): Definition => ({
  ...definition,
  event,
  id: id.replace('Action', 'CampaignAction'),
  who,
  refusals,
  ...other,
});

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
  ofCampaign(actionCommands.agree, CampaignActionAgreed, LEADING, [...LED, 'PERSON.UNKNOWN', NOT_JOINED], {
    title: 'An action of the campaign as a whole, with an owner and a last day',
  }),
  ofCampaign(actionCommands.complete, CampaignActionCompleted, OWNER, NAMED),
  ofCampaign(actionCommands.drop, CampaignActionDropped, LEADING, [...LED, ...NAMED]),
  ofCampaign(actionCommands.move, CampaignActionMoved, OWNER, [...LED, ...STILL_OPEN]),
  ofCampaign(actionCommands.reassign, CampaignActionReassigned, LEADING, [
    ...LED,
    ...STILL_OPEN,
    'PERSON.UNKNOWN',
    NOT_JOINED,
  ]),
]);
