import {
  DomainError,
  authorize,
  unknownTo,
  type Branch,
  type Decider,
  type CommandMetadata,
  type PersonRef,
  type RecordedOf,
} from '@samsyn/kernel';
import type { EntriesEvent } from '@samsyn/entries/contract';
import type { REMINDED_ABOUT } from '@samsyn/debriefing/contract';
import type { CampaignDebriefEvent } from './campaign-debrief.events';

export interface CampaignAction {
  readonly what: string;
  readonly owner: PersonRef;
  /** `YYYY-MM-DD` */
  readonly due: string;
  readonly isOpen: boolean;
}
/** What was agreed for a campaign as a whole. */
export interface CampaignDebrief {
  /** In their words, by the entry that agreed on each. */
  readonly lessons: ReadonlyMap<string, string>;
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

/** A new last day, and why it is another. */
export interface MoveCampaignAction {
  readonly kind: 'MoveCampaignAction';
  readonly action?: string;
  readonly what?: string;
  /** `YYYY-MM-DD` */
  readonly due: string;
  readonly why: string;
}
export interface ReassignCampaignAction<Who = PersonRef> {
  readonly kind: 'ReassignCampaignAction';
  readonly action?: string;
  readonly what?: string;
  readonly owner: Who;
  readonly why?: string;
}
/** Samsyn reminds the owner of the last day as both stood when the reminder was planned. */
export interface RemindCampaignAction {
  readonly kind: 'RemindCampaignAction';
  readonly action: string;
  readonly to: PersonRef;
  readonly due: string;
  readonly about: (typeof REMINDED_ABOUT)[number];
}

export type CampaignDebriefChange<Who = PersonRef> =
  | HoldCampaignMeeting<Who>
  | AgreeCampaignLesson
  | AgreeCampaignAction<Who>
  | CompleteCampaignAction
  | DropCampaignAction
  | MoveCampaignAction
  | ReassignCampaignAction<Who>
  | RemindCampaignAction;

/** What the campaign is to the acting branch (to that of the owner where Samsyn reminds her), and what it is. */
export interface OfCampaign {
  readonly relation: 'leading' | 'joined' | 'invited';
  readonly state: 'open' | 'ended' | 'cancelled';
  readonly kinds: readonly string[];
  readonly regions: readonly string[];
  /** Those that lead it, too. */
  readonly joined: readonly Branch[];
  /** Everybody who has left, by pseudonym. */
  readonly departed?: ReadonlySet<string>;
}
export interface CampaignDebriefCommand {
  readonly change: CampaignDebriefChange;
  readonly campaign: OfCampaign;
}

type PutRight = Extract<EntriesEvent, { name: 'EntryCorrected' | 'EntryMarkedInError' }>;

function evolve(state: CampaignDebrief, event: RecordedOf<CampaignDebriefEvent | PutRight>): CampaignDebrief {
  const changed = (action: string, change: Partial<CampaignAction>): CampaignDebrief => {
    const known = state.actions.get(action);
    return known
      ? { ...state, actions: new Map([...state.actions, [action, { ...known, ...change }]]) }
      : state;
  };
  switch (event.name) {
    case 'CampaignMeetingHeld':
      return state;
    case 'CampaignLessonAgreed':
      return { ...state, lessons: new Map([...state.lessons, [event.id, event.data.what]]) };
    case 'CampaignActionAgreed': {
      const agreed = { ...event.data, isOpen: true };
      return { ...state, actions: new Map([...state.actions, [event.id, agreed]]) };
    }
    case 'CampaignActionCompleted':
    case 'CampaignActionDropped':
      return changed(event.data.action, { isOpen: false });
    case 'CampaignActionMoved':
      return changed(event.data.action, { due: event.data.due });
    case 'CampaignActionReassigned':
      return changed(event.data.action, { owner: event.data.owner });
    // Of the wrong campaign, say: it may be agreed on again.
    case 'EntryMarkedInError': {
      const lessons = new Map(state.lessons);
      return lessons.delete(event.data.entry) ? { ...state, lessons } : state;
    }
    case 'CampaignActionReminded':
    case 'EntryCorrected':
      return state;
    default:
      event satisfies never;
      return state;
  }
}

/** @throws DomainError `CAMPAIGN.NOT_JOINED`, `CAMPAIGN.CANCELLED`, `ACCESS.NOT_YOURS` (forbidden) where another branch leads it */
function mustLead({ relation, state }: OfCampaign, metadata: CommandMetadata): void {
  authorize('signatory', metadata);
  if (relation === 'invited') throw new DomainError('CAMPAIGN.NOT_JOINED');
  if (relation !== 'leading')
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'campaign-leader' }, 'forbidden');
  if (state === 'cancelled') throw new DomainError('CAMPAIGN.CANCELLED');
}

/** Whoever is to see to it may read it. @throws DomainError `CAMPAIGN.OWNER_NOT_JOINED` */
function mustHaveJoined({ branch }: PersonRef, { joined }: OfCampaign): void {
  if (!joined.includes(branch)) throw new DomainError('CAMPAIGN.OWNER_NOT_JOINED');
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

/** @throws DomainError as `named`, and `DEBRIEF.ACTION_ENDED` */
function openAction(
  change: Pick<CompleteCampaignAction, 'action' | 'what'>,
  state: CampaignDebrief,
): readonly [string, CampaignAction] {
  const found = named(change, state);
  if (!found[1].isOpen) throw new DomainError('DEBRIEF.ACTION_ENDED');
  return found;
}

/** By its owner, the owner's branch where the owner has left, or who leads the campaign. @throws DomainError as `mustLead` */
function mustSeeToIt({ owner }: CampaignAction, campaign: OfCampaign, metadata: CommandMetadata): void {
  if (campaign.relation === 'invited') throw new DomainError('CAMPAIGN.NOT_JOINED');
  const { person, branch } = metadata.actor;
  // What the owner can no longer see to waits for the owner's branch.
  const waitsForBranch = owner.branch === branch && (campaign.departed?.has(owner.person) ?? false);
  if (owner.person !== person && !waitsForBranch) mustLead(campaign, metadata);
}

type Decide<C> = (
  change: C,
  state: CampaignDebrief,
  metadata: CommandMetadata,
  campaign: OfCampaign,
) => readonly CampaignDebriefEvent[];
const DECISIONS: {
  readonly [K in CampaignDebriefChange['kind']]: Decide<Extract<CampaignDebriefChange, { kind: K }>>;
} = {
  HoldCampaignMeeting: ({ present }, _state, metadata, campaign) => {
    mustLead(campaign, metadata);
    return [{ name: 'CampaignMeetingHeld', data: { present: [...present] } }];
  },
  AgreeCampaignLesson: ({ what, tags = [] }, { lessons }, metadata, campaign) => {
    mustLead(campaign, metadata);
    if ([...lessons.values()].includes(what)) return [];
    const about = tags.length === 0 ? {} : { tags: [...tags] };
    const matching = { kinds: [...campaign.kinds], regions: [...campaign.regions] };
    return [{ name: 'CampaignLessonAgreed', data: { what, ...about, ...matching } }];
  },
  AgreeCampaignAction: ({ what, owner, due }, _state, metadata, campaign) => {
    mustLead(campaign, metadata);
    mustHaveJoined(owner, campaign);
    return [{ name: 'CampaignActionAgreed', data: { what, owner, due } }];
  },
  CompleteCampaignAction: (change, state, metadata, campaign) => {
    if (campaign.relation === 'invited') throw new DomainError('CAMPAIGN.NOT_JOINED');
    const [action, agreed] = named(change, state);
    mustSeeToIt(agreed, campaign, metadata);
    return agreed.isOpen ? [{ name: 'CampaignActionCompleted', data: { action } }] : [];
  },
  DropCampaignAction: (change, state, metadata, campaign) => {
    mustLead(campaign, metadata);
    const [action, { isOpen }] = named(change, state);
    return isOpen ? [{ name: 'CampaignActionDropped', data: { action, why: change.why } }] : [];
  },
  MoveCampaignAction: (change, state, metadata, campaign) => {
    if (campaign.relation === 'invited') throw new DomainError('CAMPAIGN.NOT_JOINED');
    const [action, agreed] = openAction(change, state);
    mustSeeToIt(agreed, campaign, metadata);
    const { due, why } = change;
    return agreed.due === due ? [] : [{ name: 'CampaignActionMoved', data: { action, due, why } }];
  },
  ReassignCampaignAction: (change, state, metadata, campaign) => {
    mustLead(campaign, metadata);
    const [action, agreed] = openAction(change, state);
    if (agreed.owner.person === change.owner.person) return [];
    mustHaveJoined(change.owner, campaign);
    const why = change.why === undefined ? {} : { why: change.why };
    return [{ name: 'CampaignActionReassigned', data: { action, owner: change.owner, ...why } }];
  },
  /** Silent where it has ended, is another's, has another last day by now, or the campaign was called off. */
  RemindCampaignAction: ({ action, to, due, about }, { actions }, _intent, { relation, state }) => {
    const agreed = actions.get(action);
    const stands = agreed?.isOpen && agreed.due === due && agreed.owner.person === to.person;
    if (!stands || relation === 'invited' || state === 'cancelled') return [];
    return [{ name: 'CampaignActionReminded', data: { action, to, due, about } }];
  },
};

export const campaignDebrief: Decider<CampaignDebrief, CampaignDebriefCommand, CampaignDebriefEvent> = {
  initial: { lessons: new Map(), actions: new Map() },
  evolve,
  decide: ({ change, campaign }, state, metadata) =>
    (DECISIONS[change.kind] as Decide<CampaignDebriefChange>)(change, state, metadata, campaign),
};
