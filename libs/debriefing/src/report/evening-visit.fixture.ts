import type { Json } from '@samsyn/kernel';
import {
  BORDER,
  COORDINATOR,
  FACILITATOR,
  id,
  LEADER,
  OFFICER,
  person,
  type GivenEntry,
} from './viewed.fixture';

const SOCIAL = 'OSL 26:1';
const SYSTEM = person('system', 'system', 'system');
export const COORDINATOR_A = person('coordA', COORDINATOR.branch, 'coordinator');
const JOUR = person('jour', 'social-services/emergency-service', 'duty-officer');

const WINDOW = ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'];
const INVITATION = { kind: 'apartment-visit', region: 'syd', municipality: 'Växjö', window: WINDOW };
const on = (time: string) => `2026-11-${time.length > 5 ? time.replace(' ', 'T') : `19T${time}`}:00+01:00`;
const hidden = (...fields: string[]) => fields.map((field) => ({ field, rule: SOCIAL }));

const plan = (time: string, name: string, data: Record<string, Json>, by = LEADER): GivenEntry => ({
  name,
  at: on(time),
  by,
  data,
});
const call = (
  time: string,
  name: string,
  by: typeof LEADER,
  data: Record<string, Json> = {},
): GivenEntry => ({
  name,
  at: on(time),
  by,
  data,
  stream: 'call-out',
});
const encounter = (time: string, name: string, more: Partial<GivenEntry> = {}): GivenEntry => ({
  name,
  at: on(time),
  by: COORDINATOR,
  stream: 'encounter-1',
  personMet: 1,
  ...more,
});

const planning: GivenEntry[] = [
  plan('16:20', 'OperationProposed', {
    ...INVITATION,
    kindVersion: 1,
    purpose: 'besök efter annons',
    reference: '5000-K1-26',
    location: 'Exempelgatan 1',
    source: 'annons på nätet',
  }),
  plan('16:25', 'RiskAssessed', { level: 'medium', ground: 'någon som styr kan finnas i närheten' }),
  call('16:30', 'CoordinatorCalled', LEADER, {
    ...INVITATION,
    to: COORDINATOR_A as unknown as Json,
    turn: 0,
    answerBy: '2026-11-19T15:50:00.000Z',
    then: [COORDINATOR, JOUR] as unknown as Json,
  }),
  call('16:30', 'CallDelivered', COORDINATOR_A),
  call('16:41', 'CoordinatorDeclined', COORDINATOR_A, { reason: 'outside-working-hours' }),
  call('16:41', 'CallEscalated', SYSTEM, {
    ...INVITATION,
    to: COORDINATOR as unknown as Json,
    turn: 1,
    answerBy: '2026-11-19T16:01:00.000Z',
  }),
  call('16:43', 'CallRead', COORDINATOR),
  call('16:48', 'CoordinatorAccepted', COORDINATOR, { mode: 'on-site', eta: '2026-11-19T18:40:00.000Z' }),
  plan('17:30', 'RoleAssigned', {
    roles: [
      { who: OFFICER, task: 'säkrar platsen' },
      { who: COORDINATOR, task: 'samtal och stöd' },
      { who: BORDER, task: 'inte inne i hemmet' },
    ] as unknown as Json,
  }),
  plan('18:30', 'PreBriefingHeld', {
    present: [LEADER, OFFICER, BORDER] as unknown as Json,
    covered: [
      'approach',
      'responsibilities',
      'victim-perspective',
      'entry-order',
      'max-persons-inside',
      'dress',
      'secrecy',
      'money',
    ],
    dress: 'plain',
    maxInside: 3,
  }),
  plan('18:55', 'LateJoinerBriefed', { who: COORDINATOR as unknown as Json, how: 'per telefon' }),
  plan('19:00', 'OperationReleased', { overridden: [] }),
];

const conduct: GivenEntry[] = [
  plan('19:30', 'ConductStarted', { planRevision: 11, planHash: 'x'.repeat(43) }),
  plan('19:34', 'SiteEntered', { persons: 2 }, OFFICER),
  plan('19:36', 'PersonsSeparated', { who: 'misstänkt köpare, eget rum' }, OFFICER),
  {
    name: 'SiteSecured',
    at: on('19:38'),
    by: OFFICER,
    corrections: [{ field: 'occurredAt', is: '2026-11-19T18:39:00.000Z', was: '2026-11-19T18:38:00.000Z' }],
  },
  plan('19:44', 'PersonEntered', { role: 'coordinator', count: 1 }, COORDINATOR),
  plan('19:45', 'PersonEntered', { role: 'officer', count: 1 }, OFFICER),
  encounter('19:46', 'VictimConversationStarted', { withheld: hidden('language', 'interpreter') }),
  plan(
    '19:50',
    'IndicatorObserved',
    { indicator: 'several-telephones', note: 'tre telefoner på bordet' },
    OFFICER,
  ),
  encounter('20:05', 'SupportOffered', { withheld: hidden('kinds') }),
  encounter('20:10', 'SupportAnswered', { data: { answer: 'accepted' }, withheld: hidden('kinds') }),
  encounter('20:12', 'VictimConversationEnded', {
    recordedAt: on('21:40'),
    withheld: hidden('account', 'needs'),
  }),
  encounter('20:12', 'ContactCardGiven', { recordedAt: on('21:41') }),
  encounter('20:13', 'FollowUpBooked', {
    recordedAt: on('21:42'),
    data: { at: '2026-11-21T09:00:00.000Z' },
    withheld: hidden('followUp', 'place'),
    disclosed: [{ field: 'at', decision: id(27), ground: 'OSL 12:2', withdrawn: true }],
  }),
  encounter('20:14', 'ConsentGiven', {
    recordedAt: on('21:43'),
    data: { recipient: LEADER.branch, scope: ['follow-up time'], purpose: 'planera ett förhör' },
  }),
  encounter('21:50', 'DisclosureDecided', {
    data: {
      outcome: 'granted',
      item: { entry: id(25), field: 'at' },
      recipient: LEADER.branch,
      ground: 'OSL 12:2',
      purpose: 'planera ett förhör',
      weighing: 'hon gick med på detta och inget annat',
    },
  }),
  plan('20:20', 'EvidenceHandled', { manner: 'photographed', what: 'kontanter i en låda' }, OFFICER),
  plan('20:40', 'ConductEnded', {}),
];

const afterwards: GivenEntry[] = [
  plan(
    '20 08:30',
    'EntryCorrected',
    {
      entry: id(16),
      field: 'occurredAt',
      was: '2026-11-19T18:38:00.000Z',
      is: '2026-11-19T18:39:00.000Z',
      reason: 'enligt radiologgen',
    },
    OFFICER,
  ),
  encounter('20 09:00', 'ConsentWithdrawn', { data: { recipient: LEADER.branch } }),
  encounter('21 10:10', 'FollowUpKept', { withheld: hidden('followUp') }),
  plan('23 13:00', 'DebriefOpened', { conductRevision: 12, conductHash: 'y'.repeat(43) }),
  plan('23 13:00', 'FacilitatorNamed', { who: FACILITATOR as unknown as Json }),
  plan('23 13:01', 'PerspectiveRequested', { of: [LEADER.branch, BORDER.branch, COORDINATOR.branch] }),
  plan('23 15:00', 'PerspectiveSubmitted', {
    well: 'snabbt svar från grannregionen',
    hard: 'ingen regionkoordinator i egna regionen efter 17',
    develop: 'avtal om beredskap mellan regionerna',
  }),
  plan(
    '24 09:00',
    'PerspectiveReleased',
    { hard: 'fyra personer inne samtidigt, svårt att bygga förtroende' },
    FACILITATOR,
  ),
  plan('24 10:00', 'DebriefMeetingHeld', {
    present: [LEADER, OFFICER, COORDINATOR, FACILITATOR] as unknown as Json,
  }),
  plan('24 10:40', 'ActionAgreed', {
    what: 'komma överens om gemensam beredskap mellan region syd och ost',
    owner: COORDINATOR_A as unknown as Json,
    due: '2026-12-15',
  }),
  plan('24 11:00', 'DebriefSignedOff', { branch: LEADER.branch, version: 'v'.repeat(43) }),
];

/** A visit at short notice as its leading branch sees it, its debrief signed off. */
export const eveningVisit: readonly GivenEntry[] = [...planning, ...conduct, ...afterwards];
export const SIGNED_OFF_AT = '2026-11-24T10:00:00.000Z';
