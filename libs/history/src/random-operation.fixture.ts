import fc from 'fast-check';
import { CHOSEN_LABELS, type ChosenLabel, type Recorded } from '@samsyn/kernel';
import {
  branchOf,
  call,
  CAST_IDS,
  invitation,
  person,
  proposal,
  registry,
  RecordedOperation,
  type CastId,
  type Telling,
} from './recorded-operation.fixture';

/** What the words, persons and entries of an act are. */
export interface Choice {
  readonly by: CastId;
  readonly other: CastId;
  readonly word: string;
  readonly label: ChosenLabel;
  readonly entry: number;
  readonly of: string;
  readonly callOut: number;
}
export type Act = (
  op: RecordedOperation,
  choice: Choice,
) => readonly [string, object, Telling?, (CastId | 'system')?];

/** An earlier entry, for corrections and disclosures. */
const earlier = (op: RecordedOperation, { entry }: Choice): Recorded =>
  op.entries[entry % op.entries.length]!;
const fieldOf = (event: Recorded, { entry }: Choice): string => {
  const fields = ['occurredAt', ...Object.keys(registry.ofName(event.name).definition.fields)];
  return fields[entry % fields.length]!;
};
const disclosed = (
  op: RecordedOperation,
  choice: Choice,
  further: object,
): readonly [string, object, Telling] => {
  const about = earlier(op, choice);
  const item = { entry: about.id, field: fieldOf(about, choice) };
  return ['DisclosureDecided', { item, ground: 'OSL 12:2', purpose: choice.word, ...further }, { about }];
};
const labelled = ({ label }: Choice, ...fields: string[]): Telling['labels'] =>
  Object.fromEntries(fields.map((field) => [field, [label]]));

/** An encounter begins with its opening; what is recorded of it is recorded by the branch that owns it. */
const SOCIAL = ['holder', 'colleague', 'supervisor'] as const;
const inEncounter =
  (name: string, data: (choice: Choice) => object): Act =>
  (op, choice) => {
    const opened = op.entries.some(
      (event) => event.name === 'EncounterOpened' && event.stream.endsWith(choice.of.slice(1)),
    );
    const by = SOCIAL[choice.entry % SOCIAL.length]!;
    if (!opened) return ['EncounterOpened', { identity: 'known', name: choice.word }, { of: choice.of }, by];
    return [name, data(choice), { of: choice.of }, by];
  };

/** Reminders are recorded in the encounter, under the branch of the system. */
const bySamsyn =
  (name: string, data: (choice: Choice) => object): Act =>
  (op, choice) => {
    const act = inEncounter(name, data)(op, choice);
    return act[0] === name ? [act[0], act[1], act[2], 'system'] : act;
  };
const ENTRY = '00000000-0000-5000-8000-000000000001';

/** A call-out begins with the first call. */
const inCall =
  (name: string, data: (choice: Choice) => object): Act =>
  (op, choice) => {
    const { callOut, other } = choice;
    const called = op.entries.some(
      (event) => event.name === 'CoordinatorCalled' && event.stream.endsWith(String(callOut)),
    );
    if (!called) return ['CoordinatorCalled', { ...call(other, 0), then: [] }, { callOut }, 'leader'];
    return [name, data(choice), { callOut }];
  };

/** Entries that begin a stream of their own. */
export const BEGINNINGS = new Set(['EncounterOpened', 'CoordinatorCalled']);

export const ACTS: readonly Act[] = [
  (_, { other }) => [
    'AgencyInvited',
    { ...invitation, agencies: [branchOf(other)], answerBy: invitation.window[0] },
  ],
  (_, { word }) => ['AgencyConfirmed', { staff: 1, focus: word }],
  (_, { word }) => ['AgencyDeclined', { reason: word }],
  inCall('CallEscalated', ({ other }) => call(other, 1)),
  inCall('CallExpired', ({ other }) => ({ to: person(other) })),
  inCall('CoordinatorAccepted', () => ({ mode: 'on-site' })),
  inCall('CoordinatorDeclined', ({ word }) => ({ reason: 'illness', note: word })),
  inCall('CallWithdrawn', () => ({})),
  (_, { other }) => ['LateJoinerBriefed', { who: person(other) }],
  (_, choice) => ['NoteAdded', { text: choice.word }, { labels: labelled(choice, 'text') }],
  (_, choice) => [
    'FindingRecorded',
    { area: choice.word, severity: 'x', detail: choice.word },
    { labels: labelled(choice, 'detail') },
  ],
  (_, { entry }) => ['SiteEntered', { persons: entry % 5 }],
  (_, { word, entry }) => ['PersonEntered', { role: 'officer', count: entry % 3, site: word }],
  (_, { other }) => [
    'SafetyCheckInStarted',
    { who: [person(other)], everyMinutes: 20, nextAt: invitation.window[0] },
  ],
  (op, choice) => [
    'SafetyCheckInMissed',
    { checkIn: earlier(op, choice).id, who: [person(choice.other)], dueAt: invitation.window[0], step: 1 },
  ],
  (op, choice) => [
    'SafetyCheckedIn',
    { checkIn: earlier(op, choice).id, who: [person(choice.other)], clears: earlier(op, choice).id },
  ],
  (_, choice) => [
    'PersonMetWithoutCoordinator',
    { region: 'syd', count: 1 + (choice.entry % 2), language: choice.word, contact: choice.word },
  ],
  (_, { word }) => ['InformationGiven', { of: ['voluntary'], language: word }],
  (_, choice) => [
    'AreaCounted',
    { area: choice.word, what: 'advertisements', count: choice.entry % 5, note: choice.word },
    { labels: labelled(choice, 'note') },
  ],
  (op, choice) => [
    'VoluntaryMeasureAsked',
    {
      ...{ measure: 'telephone', explained: true, answer: 'no', content: choice.word },
      ...(choice.entry % 2 ? { met: earlier(op, choice).id } : {}),
    },
    { labels: labelled(choice, 'content') },
  ],
  (_, choice) => [
    'ResidenceDecisionWeighed',
    {
      ...{ outcome: 'removal', traffickingConsidered: choice.entry % 2 === 0, coordinatorConsulted: true },
      ...{ reflectionPeriodConsidered: true, why: choice.word },
    },
  ],
  (op, choice) => {
    const of = `p${5 + (choice.entry % 3)}`;
    const isOpened = op.entries.some(
      ({ name, stream }) => name === 'EncounterOpened' && stream.endsWith(of.slice(1)),
    );
    const opened = { identity: 'unknown', from: earlier(op, choice).id };
    return isOpened ? ['NoteAdded', { text: choice.word }] : ['EncounterOpened', opened, { of }, 'regional'];
  },
  (_, { word }) => ['OperationSuspended', { reason: word }],
  () => ['OperationResumed', {}],
  (_, { other, word }) => ['LeadershipHandedOver', { to: person(other), reason: word }],
  (op, choice) => ['LeadershipAccepted', { handover: earlier(op, choice).id }],
  inEncounter('EncounterHandedOver', ({ entry }) => ({ to: person(SOCIAL[entry % 2]!) })),
  inEncounter('VictimConversationEnded', ({ word }) => ({ account: word, needs: word })),
  inEncounter('FollowUpBooked', ({ word }) => ({ followUp: 1, at: invitation.window[1], place: word })),
  inEncounter('ConsentGiven', ({ other, word }) => ({
    recipient: branchOf(other),
    scope: ['all'],
    purpose: word,
  })),
  // One that ends while the operation is being recorded, and one that narrows an earlier one.
  inEncounter('ConsentGiven', ({ other, word, entry }) => ({
    recipient: branchOf(other),
    scope: entry % 2 ? ['account'] : ['all'],
    purpose: word,
    ...(entry % 3 ? { until: '2026-11-19T15:35:00.000Z' } : {}),
  })),
  inEncounter('ConsentWithdrawn', ({ other }) => ({ recipient: branchOf(other) })),
  inEncounter('ConsentRefused', ({ other }) => ({ recipient: branchOf(other) })),
  inEncounter('ReferralRequested', ({ other, word }) => ({ to: branchOf(other), service: word })),
  inEncounter('SubjectIdentified', ({ word }) => ({ how: 'document', name: word })),
  inEncounter('SupportContactMade', ({ word }) => ({ how: 'telephone', note: word })),
  inEncounter('SupportAnswered', ({ word }) => ({
    answer: 'accepted',
    answers: [{ kind: word, answer: 'declined' }],
  })),
  inEncounter('FollowUpKept', ({ word }) => ({ followUp: 1, outcome: 'other', note: word })),
  inEncounter('ReferralAccepted', ({ word }) => ({ referral: ENTRY, note: word })),
  inEncounter('ReferralWithdrawn', ({ other }) => ({
    referral: ENTRY,
    to: branchOf(other),
    reason: 'her-wish',
  })),
  inEncounter('ReflectionPeriodApplied', () => ({ applicant: 'social-services-committee' })),
  inEncounter('ReflectionPeriodGranted', () => ({ from: '2026-11-20', until: '2026-12-20' })),
  inEncounter('ReflectionPeriodEnded', () => ({ why: 'ran-out' })),
  bySamsyn('FollowUpReminded', () => ({ followUp: 1, at: invitation.window[1] })),
  bySamsyn('ReferralReminded', ({ other }) => ({ referral: ENTRY, to: branchOf(other), times: 1 })),
  bySamsyn('ChildConcernReminded', ({ other }) => ({
    concern: ENTRY,
    to: branchOf(other),
    times: 2,
    escalated: true,
  })),
  bySamsyn('SupportContactOverdue', () => ({ since: invitation.window[0], due: invitation.window[1] })),
  bySamsyn('ReflectionPeriodEnding', () => ({ until: '2026-12-20', endsAt: invitation.window[1] })),
  (op, choice) => disclosed(op, choice, { outcome: 'granted', recipient: branchOf(choice.other) }),
  (op, choice) => disclosed(op, choice, { outcome: 'refused', requester: branchOf(choice.other) }),
  (op, choice) => {
    const about = earlier(op, choice);
    const data = { entry: about.id, field: fieldOf(about, choice), is: choice.word, reason: choice.word };
    return ['EntryCorrected', data, { about, labels: labelled(choice, 'is', 'reason') }];
  },
  (_, { other }) => ['FacilitatorNamed', { who: person(other) }],
  (_, { word }) => ['PerspectiveSubmitted', { well: word }],
  (_, { word }) => ['PerspectiveSubmitted', { hard: word, through: 'facilitator' }],
  (_, { word }) => ['LessonAgreed', { what: word }],
];

/** An entry about an encounter, which stands in its stream, by anybody else. */
const ofEncounter =
  (name: string, data: (choice: Choice) => object): Act =>
  (op, choice) => {
    const begins = inEncounter(name, data)(op, choice);
    if (begins[0] !== name) return begins;
    const about = op.entries.find(
      (event) => event.name === 'EncounterOpened' && event.stream.endsWith(choice.of.slice(1)),
    )!;
    return [name, data(choice), { about }, choice.other];
  };

/** What changes who may see what, and what should not be there: beside ACTS. */
export const ACTS_ON_RIGHTS: readonly Act[] = [
  (op, choice) => {
    const about = earlier(op, choice);
    return ['EntryMarkedInError', { entry: about.id, kind: 'wrong-person', reason: choice.word }, { about }];
  },
  (op, choice) => {
    const about = earlier(op, choice);
    const item = { item: { entry: about.id, field: fieldOf(about, choice) } };
    return ['DisclosureRequested', { ...item, ground: 'OSL 10:27', purpose: choice.word }, { about }];
  },
  (_, { other }) => ['InvitationWithdrawn', { agencies: [branchOf(other)] }],
  (_, { other, by }) => [
    'PreBriefingHeld',
    { present: [person(by), person(other)], covered: [], maxInside: 3 },
  ],
  inCall('CallAnsweredLate', ({ word }) => ({ answer: 'declined', reason: 'illness', note: word })),
  inEncounter('ChildConcernReported', ({ other, word }) => ({ to: branchOf(other), ground: word })),
  (op, choice) => {
    const act = inEncounter('ReservationAccepted', ({ word }) => ({ ground: word }))(op, choice);
    return act[0] === 'ReservationAccepted' ? [act[0], act[1], act[2], choice.other] : act;
  },
  ofEncounter('AccessedUnderBreakGlass', ({ word }) => ({
    ground: 'danger-to-life',
    reason: word,
    until: invitation.window[1],
  })),
  (op, choice) => {
    const opened = op.entries.find(({ name }) => name === 'AccessedUnderBreakGlass');
    const expired = { accessed: opened?.id ?? ENTRY, who: opened?.actor ?? person(choice.other) };
    return ['BreakGlassExpired', expired, opened ? { about: opened } : { of: choice.of }, 'system'];
  },
  ofEncounter('SubjectErased', () => ({ ground: 'time-limit' })),
  () => ['DebriefMeetingHeld', { present: [] }],
  () => ['ConductEnded', {}],
];

export const act = fc.integer({ min: 0, max: ACTS.length - 1 });
export const choice: fc.Arbitrary<Choice> = fc.record({
  by: fc.constantFrom(...CAST_IDS),
  other: fc.constantFrom(...CAST_IDS),
  word: fc.constantFrom('alfa', 'beta', 'gamma'),
  label: fc.constantFrom(...CHOSEN_LABELS),
  entry: fc.nat(40),
  of: fc.constantFrom('p1', 'p2'),
  callOut: fc.constantFrom(1, 2),
});
export const steps = fc.array(fc.tuple(act, choice), { minLength: 4, maxLength: 30 });

export function tell(op: RecordedOperation, act: Act, chosen: Choice): void {
  const [name, data, telling, by] = act(op, chosen);
  op.tell(by ?? chosen.by, name, data, telling);
}

/** An operation in which anything follows on anything, recorded by anybody. */
export function played(acts: readonly (readonly [number, Choice])[]): RecordedOperation {
  const op = new RecordedOperation();
  op.tell('leader', 'OperationProposed', proposal);
  for (const [index, chosen] of acts) tell(op, ACTS[index]!, chosen);
  return op;
}
