import {
  idOfStream,
  plusDays,
  stockholmInstant,
  type Branch,
  type Instant,
  type Json,
  type PersonRef,
} from '@samsyn/kernel';
import type { LoggedEvent } from '@samsyn/processing';

/** Something is waiting, or may be, for a branch or a person (by pseudonym), until what bears `item` is closed. */
export interface Opening {
  readonly open: string;
  readonly for: readonly string[];
  /** Those who waited under the same `item` before no longer do. */
  readonly replaces?: true;
}
/** What no longer waits: for everybody, or for one branch or person. */
export interface Closing {
  readonly close: string;
  readonly for?: string;
}
/** The operation is over, or goes on. */
export interface Turning {
  readonly takingPart: 'over' | 'again';
}
/** Something waits for whoever took part in the operation: the view tells for whom. */
export interface OpeningForAll {
  readonly openForAll: string;
}
export type Change = Opening | Closing | Turning | OpeningForAll;

type Row = (event: LoggedEvent) => readonly Change[];

/** What waits for those who take part, as long as the operation is not over. */
export const TAKING_PART = 'taking-part';

// A sealed field may have been erased: then it opens nothing and closes nothing.
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const texts = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const ref = (value: Json | undefined): PersonRef | undefined => value as unknown as PersonRef | undefined;
const refs = (value: Json | undefined): readonly PersonRef[] =>
  Array.isArray(value) ? (value as unknown[] as PersonRef[]) : [];
const branchOf = ({ stored }: LoggedEvent): Branch => stored.actor.branch;
const item = (what: string, of: string): string => `${what} ${of}`;

const joins = (branches: (event: LoggedEvent) => readonly string[]): Row => {
  return (event) => [{ open: TAKING_PART, for: branches(event) }];
};
const actorJoins = joins((event) => [branchOf(event)]);
const invited: Row = (event) => [{ open: 'invitation', for: texts(event.field('agencies')) }];
const ends = (what: string, field: string): Row => {
  return (event) => [{ close: item(what, text(event.field(field))) }];
};
const endsCall: Row = ({ stored }) => [{ close: item('call', stored.stream) }];
/** Where the owner leaves, the action waits for the branch. */
const ownerAndBranch = (event: LoggedEvent): readonly string[] => {
  const owner = ref(event.field('owner'));
  return owner ? [owner.person, owner.branch] : [];
};
const turn: Row = (event) => [
  { open: item('call', event.stored.stream), for: [ref(event.field('to'))?.person ?? ''], replaces: true },
];
const ownerOf =
  (what: string): Row =>
  (event) => [{ open: item(what, event.stored.stream), for: [branchOf(event)] }];
const endsOfStream =
  (what: string): Row =>
  ({ stored }) => [{ close: item(what, stored.stream) }];
const followUp = (event: LoggedEvent): string =>
  item('follow-up', `${event.stored.stream} ${Number(event.field('followUp'))}`);
const endsFollowUp: Row = (event) => [{ close: followUp(event) }];
const books: Row = (event) => [
  { open: followUp(event), for: [branchOf(event)] },
  { open: item('contact', event.stored.stream), for: [branchOf(event)] },
];
const asks =
  (what: string): Row =>
  (event) => [
    { open: item(what, event.stored.id), for: [branchOf(event), text(event.field('to'))] },
    // A branch that was asked keeps a place in the operation: its answer may be asked about later.
    { open: TAKING_PART, for: [text(event.field('to'))] },
  ];

const disclosure = ({ stored }: LoggedEvent, requester: Branch): string => {
  const { entry, field } = stored.data.item as { entry: string; field: string };
  return item('disclosure', `${entry}#${field}#${requester}`);
};

/** The coordinators of a region, whoever they are: not a branch, and no person. */
export const coordinatorsOf = (region: string): string => `coordinators of ${region}`;
const toContact = (what: string, region: string): Opening => ({
  open: what,
  for: region === '' ? [] : [coordinatorsOf(region)],
});

/**
 * Which events make an operation worth looking at, for whom, and which end it: over-inclusive, since the view of the
 * operation decides what really waits (work-items/). An event without a row changes nothing.
 */
export const WAITING_ROWS: Readonly<Record<string, Row>> = {
  OperationProposed: actorJoins,
  AgencyConfirmed: (event) => [
    { open: TAKING_PART, for: [branchOf(event)] },
    { close: 'invitation', for: branchOf(event) },
  ],
  PreBriefingHeld: joins((event) => refs(event.field('present')).map(({ branch }) => branch)),
  LateJoinerBriefed: joins((event) => [ref(event.field('who'))?.branch ?? '']),
  FacilitatorNamed: joins((event) => [ref(event.field('who'))?.person ?? '']),
  OperationCancelled: () => [{ takingPart: 'over' }, { close: 'invitation' }],
  DebriefClosed: () => [{ takingPart: 'over' }],
  DebriefReopened: () => [{ takingPart: 'again' }],

  AgencyInvited: invited,
  InvitationRenewed: invited,
  AgencyDeclined: (event) => [{ close: 'invitation', for: branchOf(event) }],
  InvitationWithdrawn: (event) =>
    texts(event.field('agencies')).map((branch) => ({ close: 'invitation', for: branch })),

  CoordinatorCalled: turn,
  CallEscalated: turn,
  CoordinatorAccepted: (event) => [...actorJoins(event), ...endsCall(event)],
  CoordinatorDeclined: endsCall,
  CallExpired: endsCall,
  CallPassedOver: endsCall,
  CallWithdrawn: endsCall,
  CallChainExhausted: endsCall,

  EncounterOpened: (event) => [
    ...actorJoins(event),
    { close: item('person-met', text(event.field('from'))) },
  ],
  PersonMetWithoutCoordinator: ({ stored: { id, data } }) => [
    toContact(item(data.count === 1 ? 'person-met' : 'persons-met', id), text(data.region)),
  ],
  // It may be another region's coordinators who are to reach somebody.
  EntryCorrected: (event) =>
    event.stored.data.field === 'region' ? [toContact('persons-met', text(event.field('is')))] : [],

  FollowUpBooked: books,
  FollowUpMoved: (event) => [{ open: followUp(event), for: [branchOf(event)] }],
  FollowUpKept: (event) => [...endsFollowUp(event), ...endsOfStream('contact')(event)],
  FollowUpMissed: endsFollowUp,
  SupportAnswered: (event) => (event.field('answer') === 'declined' ? [] : ownerOf('contact')(event)),
  SupportContactMade: endsOfStream('contact'),
  // What it had ended may wait again.
  EntryMarkedInError: (event) => [
    ...ownerOf('contact')(event),
    { close: item('person-met', text(event.field('entry'))) },
    { close: item('persons-met', text(event.field('entry'))) },
  ],
  ReferralRequested: asks('referral'),
  ReferralAccepted: ends('referral', 'referral'),
  ReferralRefused: ends('referral', 'referral'),
  ReferralWithdrawn: ends('referral', 'referral'),
  ReferralCompleted: ends('referral', 'referral'),
  ChildConcernReported: asks('concern'),
  ChildConcernAcknowledged: ends('concern', 'concern'),
  ChildConcernRedirected: (event) => {
    const [concern, from] = [item('concern', text(event.field('concern'))), text(event.field('from'))];
    const offices = [text(event.field('reporter')), text(event.field('to'))];
    return [
      { close: concern, for: from },
      { open: concern, for: offices },
      { open: TAKING_PART, for: [text(event.field('to'))] },
    ];
  },
  ReflectionPeriodGranted: ownerOf('reflection-period'),
  ReflectionPeriodEnded: endsOfStream('reflection-period'),

  DisclosureRequested: (event) => [{ openForAll: disclosure(event, event.stored.actor.branch) }],
  DisclosureDecided: (event) => [{ close: disclosure(event, text(event.field('requester'))) }],
  WrongRecipientReported: ({ stored }) => [{ openForAll: item('incident', stored.id) }],
  IncidentClosed: ends('incident', 'incident'),
  AccessedUnderBreakGlass: ({ stored: { id, actor } }) => [{ open: item('glass', id), for: [actor.branch] }],
  BreakGlassReviewed: ({ stored: { data, actor } }) => [
    data.verdict === 'justified'
      ? { close: item('glass', text(data.accessed)) }
      : { open: item('glass', text(data.accessed)), for: [actor.branch] },
  ],
  BreakGlassIncidentClosed: ends('glass', 'accessed'),
  PublicRecordsRequested: ownerOf('public-records'),
  PublicRecordsAnswered: endsOfStream('public-records'),
  PublicRecordsRequestWithdrawn: endsOfStream('public-records'),

  ActionAgreed: (event) => [{ open: item('action', event.stored.id), for: ownerAndBranch(event) }],
  ActionReassigned: (event) => [
    {
      open: item('action', text(event.field('action'))),
      for: ownerAndBranch(event),
      replaces: true,
    },
  ],
  ActionCompleted: ends('action', 'action'),
  ActionDropped: ends('action', 'action'),
};

/** `change-to-approve` is asked for each time: who may approve it depends on who is there. */
export const PERSONAL_CODES = [
  'change-to-approve',
  ...['advice-to-give', 'swap-to-answer', 'drill-to-confirm'],
  ...['campaign-to-answer', 'campaign-action-due', 'campaign-debrief-to-hold', 'agreement-to-adopt'],
] as const;
/** What waits for one person, or a branch, outside any operation: everything about it stands in clear in the log. */
export interface PersonalOpening {
  readonly personal: string;
  readonly code: (typeof PERSONAL_CODES)[number];
  /** Pseudonym of the person, or the branch. */
  readonly for: string;
  readonly due?: Instant;
  /** The id that the command to answer with names. */
  readonly id: string;
  /** A further id: which action. */
  readonly about?: string;
  /** What it ends with, beside itself: a campaign, an agreement. */
  readonly of?: string;
  /** Pseudonym of the owner: for others it waits only once the owner has left. */
  readonly insteadOf?: string;
}
/** It waits for another, or until another time; nothing where it waits no more. */
export interface PersonalNews {
  readonly personalNews: string;
  readonly for?: string;
  readonly due?: Instant;
  readonly insteadOf?: string;
}
/** `endOf`: everything that ends with it. */
/** Everything that ends with it has been handled, until the entry that says so is marked in error. */
export type PersonalSettling = { readonly settled: string } | { readonly unsettledBy: string };
export type PersonalChange =
  | PersonalOpening
  | PersonalNews
  | PersonalSettling
  | { readonly personalEnd: string }
  | { readonly endOf: string };

const advice = ({ stored }: LoggedEvent): string => item('advice', stored.stream);
const askedForAdvice = (event: LoggedEvent): readonly PersonalChange[] => {
  const to = ref(event.stored.data.to);
  const opening = {
    personal: advice(event),
    code: 'advice-to-give',
    id: idOfStream(event.stored.stream),
  } as const;
  return to ? [{ ...opening, for: to.person, due: text(event.stored.data.answerBy) }] : [];
};
const endsAdvice = (event: LoggedEvent): readonly PersonalChange[] => [{ personalEnd: advice(event) }];
const swap = ({ stored }: LoggedEvent): string => item('swap', text(stored.data.swap));
const endsSwap = (event: LoggedEvent): readonly PersonalChange[] => [{ personalEnd: swap(event) }];

/** Of both streams of a campaign. */
const campaign = ({ stored }: LoggedEvent): string => item('campaign', idOfStream(stored.stream));
const ofCampaign = (event: LoggedEvent) => ({ id: idOfStream(event.stored.stream), of: campaign(event) });
const campaignInvitation = (event: LoggedEvent, branch: string): string =>
  item(`${campaign(event)} invitation`, branch);
const answersCampaign = (event: LoggedEvent): readonly PersonalChange[] => [
  { personalEnd: campaignInvitation(event, branchOf(event)) },
];
const campaignAction = (entry: Json | undefined): string => item('campaign-action', text(entry));
/** The same for the branch of the owner. */
const ofBranch = (personal: string): string => `${personal} branch`;
const endsCampaignAction = ({ stored }: LoggedEvent): readonly PersonalChange[] => [
  { personalEnd: campaignAction(stored.data.action) },
  { personalEnd: ofBranch(campaignAction(stored.data.action)) },
];
const campaignDebrief = (event: LoggedEvent): string => item(campaign(event), 'debrief');
/** Until the last day is over an action is in time. */
const endOf = (day: Json | undefined): Instant => stockholmInstant(plusDays(text(day), 1), '00:00');

const agreement = ({ stored }: LoggedEvent): string => item('agreement', stored.stream);
const adoption = (event: LoggedEvent, branch: string): string => item(agreement(event), branch);

const drill = ({ stored }: LoggedEvent, person: string): string =>
  item('drill', `${stored.stream} ${person}`);
const drillResults = ({ stored }: LoggedEvent): readonly { readonly who: PersonRef }[] =>
  stored.data.results as unknown as readonly { readonly who: PersonRef }[];

export const PERSONAL_ROWS: Readonly<Record<string, (event: LoggedEvent) => readonly PersonalChange[]>> = {
  AdviceRequested: askedForAdvice,
  AdviceEscalated: askedForAdvice,
  AdviceUnanswered: endsAdvice,
  AdviceGiven: endsAdvice,
  AdviceRequestWithdrawn: endsAdvice,
  OnCallSwapProposed: (event) => {
    const { data } = event.stored;
    const id = text(data.swap);
    const to = ref(data.with)?.person ?? '';
    return [{ personal: swap(event), code: 'swap-to-answer', for: to, due: text(data.expiresAt), id }];
  },
  ContactDrillStarted: (event) => {
    const { data, stream } = event.stored;
    const opening = { code: 'drill-to-confirm', due: text(data.answerBy), id: idOfStream(stream) } as const;
    return refs(data.who).map(({ person }) => ({ ...opening, personal: drill(event, person), for: person }));
  },
  ContactDrillConfirmed: (event) => [{ personalEnd: drill(event, event.stored.actor.person) }],
  ContactDrillEnded: (event) =>
    drillResults(event).map(({ who }) => ({ personalEnd: drill(event, who.person) })),
  CampaignBranchInvited: (event) => {
    const { data } = event.stored;
    const invited = text(data.invited);
    const due = stockholmInstant(text(data.firstDay), '00:00');
    const opening = { code: 'campaign-to-answer', for: invited, due, ...ofCampaign(event) } as const;
    return [{ ...opening, personal: campaignInvitation(event, invited) }];
  },
  CampaignJoined: answersCampaign,
  CampaignDeclined: answersCampaign,
  CampaignEnded: (event) =>
    texts(event.stored.data.leading).map((branch) => ({
      ...{ personal: item(campaignDebrief(event), branch), code: 'campaign-debrief-to-hold', for: branch },
      ...{ id: idOfStream(event.stored.stream), of: campaignDebrief(event) },
    })),
  CampaignCancelled: (event) => [{ endOf: campaign(event) }],
  CampaignMeetingHeld: (event) => [{ settled: campaignDebrief(event) }],
  EntryMarkedInError: ({ stored }) => [{ unsettledBy: text(stored.data.entry) }],
  CampaignActionAgreed: (event) => {
    const { id: about, data } = event.stored;
    const item = { code: 'campaign-action-due', due: endOf(data.due), about, ...ofCampaign(event) } as const;
    const owner = ref(data.owner);
    if (!owner) return [];
    return [
      { ...item, personal: campaignAction(about), for: owner.person },
      { ...item, personal: ofBranch(campaignAction(about)), for: owner.branch, insteadOf: owner.person },
    ];
  },
  CampaignActionMoved: ({ stored: { data } }) =>
    [campaignAction(data.action), ofBranch(campaignAction(data.action))].map((one) => ({
      ...{ personalNews: one, due: endOf(data.due) },
    })),
  CampaignActionReassigned: ({ stored: { data } }) => {
    const owner = ref(data.owner);
    if (!owner) return [];
    return [
      { personalNews: campaignAction(data.action), for: owner.person },
      { personalNews: ofBranch(campaignAction(data.action)), for: owner.branch, insteadOf: owner.person },
    ];
  },
  CampaignActionCompleted: endsCampaignAction,
  CampaignActionDropped: endsCampaignAction,

  // Only what was proposed last can be adopted; who proposes it has adopted it.
  AgreementProposed: (event) => [
    { endOf: agreement(event) },
    ...texts(event.stored.data.parties)
      .filter((branch) => branch !== branchOf(event))
      .map((branch) => ({
        ...{ personal: adoption(event, branch), code: 'agreement-to-adopt' as const, for: branch },
        ...{ id: idOfStream(event.stored.stream), of: agreement(event) },
      })),
  ],
  AgreementAdopted: (event) => [{ personalEnd: adoption(event, branchOf(event)) }],
  AgreementEnded: (event) => [{ endOf: agreement(event) }],

  OnCallShiftSwapped: endsSwap,
  OnCallSwapDeclined: endsSwap,
  OnCallSwapWithdrawn: endsSwap,
  OnCallSwapExpired: endsSwap,
};
