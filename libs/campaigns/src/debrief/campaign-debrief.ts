import {
  DomainError,
  authorize,
  type Branch,
  type Decider,
  type CommandMetadata,
  type PersonRef,
  type RecordedOf,
} from '@samsyn/kernel';
import type { EntriesEvent } from '@samsyn/entries/contract';
import {
  actionsCorrected,
  actionsWith,
  decideAction,
  type ActionChange,
  type ActionEvent,
  type AgreeAction,
  type AgreedActions,
} from '@samsyn/operations/contract';
import type { CampaignDebriefEvent } from './campaign-debrief.events';

/** What was agreed for a campaign as a whole. */
export interface CampaignDebrief {
  /** In their words, by the entry that agreed on each. */
  readonly lessons: ReadonlyMap<string, string>;
  readonly actions: AgreedActions;
}

export interface HoldCampaignMeeting<Who = PersonRef> {
  readonly kind: 'HoldCampaignMeeting';
  readonly present: readonly Who[];
}
export interface AgreeCampaignLesson {
  readonly kind: 'AgreeCampaignLesson';
  readonly what: string;
  readonly tags?: readonly string[];
}
export type CampaignDebriefChange<Who = PersonRef> =
  HoldCampaignMeeting<Who> | AgreeCampaignLesson | AgreeAction<Who> | ActionChange<Who>;

/** What the campaign is to the acting branch (to that of the owner, where Samsyn reminds the owner), and what it is. */
export interface OfCampaign {
  readonly relation: 'leading' | 'joined' | 'invited';
  readonly state: 'open' | 'ended' | 'cancelled';
  readonly kinds: readonly string[];
  readonly regions: readonly string[];
  /** Those that lead it, too. */
  readonly joined: readonly Branch[];
}
export interface CampaignDebriefCommand {
  readonly change: CampaignDebriefChange;
  readonly campaign: OfCampaign;
}

type PutRight = Extract<EntriesEvent, { name: 'EntryCorrected' | 'EntryMarkedInError' }>;

const PREFIX = 'Campaign';
/** As the same entry of an operation's debrief is named, so that one rule decides on both. */
const asActionOfOperation = ({ id, name, data }: RecordedOf<CampaignDebriefEvent>) =>
  ({ id, name: name.slice(PREFIX.length), data }) as ActionEvent & { readonly id: string };
const asActionOfCampaign = ({ name, data }: ActionEvent) =>
  ({ name: `${PREFIX}${name}`, data }) as CampaignDebriefEvent;

function evolve(state: CampaignDebrief, event: RecordedOf<CampaignDebriefEvent | PutRight>): CampaignDebrief {
  switch (event.name) {
    case 'CampaignMeetingHeld':
      return state;
    case 'CampaignLessonAgreed':
      return { ...state, lessons: new Map([...state.lessons, [event.id, event.data.what]]) };
    case 'CampaignActionAgreed':
    case 'CampaignActionCompleted':
    case 'CampaignActionDropped':
    case 'CampaignActionMoved':
    case 'CampaignActionReassigned':
    case 'CampaignActionReminded':
      return { ...state, actions: actionsWith(state.actions, asActionOfOperation(event)) };
    // For instance, it was of the wrong campaign: it may be agreed on again.
    case 'EntryMarkedInError': {
      const lessons = new Map(state.lessons);
      return lessons.delete(event.data.entry) ? { ...state, lessons } : state;
    }
    case 'EntryCorrected':
      return { ...state, actions: actionsCorrected(state.actions, event.data) };
    default:
      event satisfies never;
      return state;
  }
}

/** @throws DomainError `CAMPAIGN.NOT_JOINED` */
function mustTakePart({ relation }: OfCampaign): void {
  if (relation === 'invited') throw new DomainError('CAMPAIGN.NOT_JOINED');
}

/** @throws DomainError `CAMPAIGN.NOT_JOINED`, `CAMPAIGN.CANCELLED`, `ACCESS.NOT_YOURS` (forbidden) where another branch leads it */
function mustLead(campaign: OfCampaign, metadata: CommandMetadata): void {
  authorize('signatory', metadata);
  mustTakePart(campaign);
  const { relation, state } = campaign;
  if (relation !== 'leading')
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'campaign-leader' }, 'forbidden');
  if (state === 'cancelled') throw new DomainError('CAMPAIGN.CANCELLED');
}

/** The owner must be able to read it. @throws DomainError `CAMPAIGN.OWNER_NOT_JOINED` */
function mustHaveJoined({ branch }: PersonRef, { joined }: OfCampaign): void {
  if (!joined.includes(branch)) throw new DomainError('CAMPAIGN.OWNER_NOT_JOINED');
}

function decide(
  { change, campaign }: CampaignDebriefCommand,
  { lessons, actions }: CampaignDebrief,
  metadata: CommandMetadata,
): readonly CampaignDebriefEvent[] {
  switch (change.kind) {
    case 'HoldCampaignMeeting':
      mustLead(campaign, metadata);
      return [{ name: 'CampaignMeetingHeld', data: { present: [...change.present] } }];
    case 'AgreeCampaignLesson': {
      mustLead(campaign, metadata);
      const { what, tags = [] } = change;
      if ([...lessons.values()].includes(what)) return [];
      const about = tags.length === 0 ? {} : { tags: [...tags] };
      const matching = { kinds: [...campaign.kinds], regions: [...campaign.regions] };
      return [{ name: 'CampaignLessonAgreed', data: { what, ...about, ...matching } }];
    }
    case 'AgreeAction': {
      const { what, owner, due } = change;
      mustLead(campaign, metadata);
      mustHaveJoined(owner, campaign);
      return [{ name: 'CampaignActionAgreed', data: { what, owner, due } }];
    }
    default:
      // An owner whose branch has left the campaign, or whose campaign was called off, is no longer reminded.
      if (
        change.kind === 'RemindAction' &&
        (campaign.relation === 'invited' || campaign.state === 'cancelled')
      )
        return [];
      return decideAction(change, actions, metadata, {
        mustTakePart: () => mustTakePart(campaign),
        mustLead: () => mustLead(campaign, metadata),
        mustFit: (owner) => mustHaveJoined(owner, campaign),
      }).map(asActionOfCampaign);
  }
}

export const campaignDebrief: Decider<CampaignDebrief, CampaignDebriefCommand, CampaignDebriefEvent> = {
  initial: { lessons: new Map(), actions: new Map() },
  evolve,
  decide,
};
