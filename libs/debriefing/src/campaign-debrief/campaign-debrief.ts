import {
  DomainError,
  must,
  unknownTo,
  type Decider,
  type Intent,
  type PersonRef,
  type RecordedOf,
} from '@samsyn/kernel';
import type { CampaignDebriefEvent } from './campaign-debrief.events';

interface CampaignAction {
  readonly what: string;
  readonly owner: PersonRef;
  readonly isOpen: boolean;
}
/** What was agreed for a campaign as a whole. */
export interface CampaignDebrief {
  readonly lessons: readonly string[];
  readonly actions: ReadonlyMap<string, CampaignAction>;
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
export interface AgreeCampaignAction<Who = PersonRef> {
  readonly kind: 'AgreeCampaignAction';
  readonly what: string;
  readonly owner: Who;
  /** `YYYY-MM-DD` */
  readonly due: string;
}
/** The action by the id of its entry, or by its words where those mean one open action. */
export interface CompleteCampaignAction {
  readonly kind: 'CompleteCampaignAction';
  readonly action?: string;
  readonly what?: string;
}
export interface DropCampaignAction {
  readonly kind: 'DropCampaignAction';
  readonly action?: string;
  readonly what?: string;
  readonly why: string;
}

export type CampaignDebriefChange<Who = PersonRef> =
  | HoldCampaignMeeting<Who>
  | AgreeCampaignLesson
  | AgreeCampaignAction<Who>
  | CompleteCampaignAction
  | DropCampaignAction;

/** What the campaign is to the acting branch, and what it is. */
export interface OfCampaign {
  readonly relation: 'leading' | 'joined' | 'invited';
  readonly state: 'open' | 'ended' | 'cancelled';
  readonly kinds: readonly string[];
  readonly regions: readonly string[];
}
export interface CampaignDebriefCommand {
  readonly change: CampaignDebriefChange;
  readonly campaign: OfCampaign;
}

function evolve(state: CampaignDebrief, event: RecordedOf<CampaignDebriefEvent>): CampaignDebrief {
  const ended = (action: string): CampaignDebrief => {
    const known = state.actions.get(action);
    return known
      ? { ...state, actions: new Map([...state.actions, [action, { ...known, isOpen: false }]]) }
      : state;
  };
  switch (event.name) {
    case 'CampaignMeetingHeld':
      return state;
    case 'CampaignLessonAgreed':
      return { ...state, lessons: [...state.lessons, event.data.what] };
    case 'CampaignActionAgreed': {
      const { what, owner } = event.data;
      return { ...state, actions: new Map([...state.actions, [event.id, { what, owner, isOpen: true }]]) };
    }
    case 'CampaignActionCompleted':
    case 'CampaignActionDropped':
      return ended(event.data.action);
    default:
      event satisfies never;
      return state;
  }
}

/** @throws DomainError `CAMPAIGN.NOT_JOINED`, `CAMPAIGN.CANCELLED`, `ACCESS.NOT_YOURS` (forbidden) where another branch leads it */
function mustLead({ relation, state }: OfCampaign, intent: Intent): void {
  must('signatory', intent);
  if (relation === 'invited') throw new DomainError('CAMPAIGN.NOT_JOINED');
  if (relation !== 'leading')
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'campaign-leader' }, 'forbidden');
  if (state === 'cancelled') throw new DomainError('CAMPAIGN.CANCELLED');
}

/** @throws DomainError `ACTION.UNKNOWN`, `DEBRIEF.ACTION_AMBIGUOUS` */
function named(
  { action, what }: Pick<CompleteCampaignAction, 'action' | 'what'>,
  { actions }: CampaignDebrief,
): readonly [string, CampaignAction] {
  const matching = [...actions].filter(([id, one]) =>
    action === undefined ? one.what === what : id === action,
  );
  const open = matching.filter(([, { isOpen }]) => isOpen);
  if (open.length > 1) throw new DomainError('DEBRIEF.ACTION_AMBIGUOUS');
  const found = open[0] ?? matching.at(-1);
  if (!found || (action === undefined && what === undefined)) throw unknownTo('ACTION');
  return found;
}

type Decide<C> = (
  change: C,
  state: CampaignDebrief,
  intent: Intent,
  campaign: OfCampaign,
) => readonly CampaignDebriefEvent[];
const DECISIONS: {
  readonly [K in CampaignDebriefChange['kind']]: Decide<Extract<CampaignDebriefChange, { kind: K }>>;
} = {
  HoldCampaignMeeting: ({ present }, _state, intent, campaign) => {
    mustLead(campaign, intent);
    return [{ name: 'CampaignMeetingHeld', data: { present: [...present] } }];
  },
  AgreeCampaignLesson: ({ what, tags = [] }, { lessons }, intent, campaign) => {
    mustLead(campaign, intent);
    if (lessons.includes(what)) return [];
    const about = tags.length === 0 ? {} : { tags: [...tags] };
    const matching = { kinds: [...campaign.kinds], regions: [...campaign.regions] };
    return [{ name: 'CampaignLessonAgreed', data: { what, ...about, ...matching } }];
  },
  AgreeCampaignAction: ({ what, owner, due }, _state, intent, campaign) => {
    mustLead(campaign, intent);
    return [{ name: 'CampaignActionAgreed', data: { what, owner, due } }];
  },
  CompleteCampaignAction: (change, state, intent, campaign) => {
    if (campaign.relation === 'invited') throw new DomainError('CAMPAIGN.NOT_JOINED');
    const [action, { isOpen, owner }] = named(change, state);
    if (owner.person !== intent.actor.person) mustLead(campaign, intent);
    return isOpen ? [{ name: 'CampaignActionCompleted', data: { action } }] : [];
  },
  DropCampaignAction: (change, state, intent, campaign) => {
    mustLead(campaign, intent);
    const [action, { isOpen }] = named(change, state);
    return isOpen ? [{ name: 'CampaignActionDropped', data: { action, why: change.why } }] : [];
  },
};

export const campaignDebrief: Decider<CampaignDebrief, CampaignDebriefCommand, CampaignDebriefEvent> = {
  initial: { lessons: [], actions: new Map() },
  evolve,
  decide: ({ change, campaign }, state, intent) =>
    (DECISIONS[change.kind] as Decide<CampaignDebriefChange>)(change, state, intent, campaign),
};
