import { groundOn } from '@samsyn/secrecy';
import { CAMPAIGN_STEP_ROUTES, campaignOf } from './campaign-step-routes';
import { DUTY_STEP_ROUTES } from './duty-step-routes';
import { ExerciseError, type CastMember, type Exercise, type Step } from './exercise-format';

/** What earlier steps made, by the names that the exercise uses. */
export interface PlayedSoFar {
  readonly exercise: Exercise;
  operationOf(step: Step): string;
  encounterOf(step: Step): string;
  /** The latest call-out of the operation that has this person in its chain, or the latest at all for the leader. */
  callOutOf(step: Step): string;
  /** The last thing of that kind that an earlier step made which matches. */
  madeOf(what: Created, step: Step, matches: (made: Step) => boolean): string;
  /** The entry by which all who take part know that the person of the step was met; absent where only one was. */
  shownToBeMet(step: Step): string | undefined;
  /** The latest concern for a child that the acting branch reported or has, the latest without its answer first. */
  concernOf(step: Step): string;
  /** Whether the acting branch has opened the encounter with that person. */
  hasMet(step: Step): boolean;
  /** The entry that `{entry, nth, by?, person?}` names. */
  entryOf(step: Step, item: Readonly<Record<string, unknown>>): string;
}

type Body = Record<string, unknown>;
export interface StepRoute {
  path(step: Step, played: PlayedSoFar): string;
  /** The body made of facts and secrets; what is not named here is passed on as it stands. */
  body?(facts: Body, step: Step, played: PlayedSoFar): Body;
  /** What the answer's id is the id of. */
  readonly creates?: Created;
  /** What another must agree to before it holds: asked for by the step, and answered by her with her own token. */
  readonly agreed?: { by(step: Step): string; path(step: Step, played: PlayedSoFar): string };
}
/** What a step may make that later steps mean. */
export type Created =
  | 'operation'
  | 'encounter'
  | 'child-concern'
  | 'concern-answer'
  | 'call-out'
  | 'exception'
  | 'swap'
  | 'advice-call'
  | 'agreement'
  | 'campaign';

const operation =
  (suffix: string): StepRoute['path'] =>
  (step, played) =>
    `/operations/${played.operationOf(step)}/${suffix}`;
const callOut =
  (suffix: string): StepRoute['path'] =>
  (step, played) =>
    `/call-outs/${played.callOutOf(step)}/${suffix}`;
const encounter =
  (suffix: string): StepRoute['path'] =>
  (step, played) =>
    `/encounters/${played.encounterOf(step)}/${suffix}`;
const concern =
  (suffix: string): StepRoute['path'] =>
  (step, played) =>
    `/child-concerns/${played.concernOf(step)}/${suffix}`;
const debrief =
  (suffix: string): StepRoute['path'] =>
  (step, played) =>
    `/debriefs/${played.operationOf(step)}/${suffix}`;
const fixed =
  (path: string): StepRoute['path'] =>
  () =>
    path;

const codeOf = ({ agency, branch }: CastMember): string => `${agency}/${branch}`;

/** A cast id stands for that person's branch where a branch is meant. */
const branch = (value: unknown, { cast }: Exercise): unknown => {
  const member = typeof value === 'string' ? cast.get(value) : undefined;
  return member ? codeOf(member) : value;
};
const branchIn =
  (field: string): StepRoute['body'] =>
  (facts, _step, { exercise }) => ({ ...facts, [field]: branch(facts[field], exercise) });
const branchesIn =
  (field: string): StepRoute['body'] =>
  (facts, step, { exercise }) => {
    const values = facts[field];
    if (!Array.isArray(values)) throw new ExerciseError(step.number, `facts.${field}`, 'a list is required');
    return { ...facts, [field]: [...new Set(values.map((value) => branch(value, exercise)))] };
  };

const itemIn: StepRoute['body'] = (facts, step, played) => {
  const { item, ...rest } = facts;
  const recipient =
    rest.recipient === undefined ? {} : { recipient: branch(rest.recipient, played.exercise) };
  if (item === undefined) return { ...rest, ...recipient };
  const named = item as Body;
  return { ...rest, ...recipient, item: { entry: played.entryOf(step, named), field: named.field } };
};

const purposeOf = ({ outcome, ground }: Body): Body => {
  const covered = outcome === 'granted' ? groundOn(String(ground), '9999')?.purposes?.[0] : undefined;
  return covered === undefined ? {} : { purposeCode: covered };
};

/** The agreement that was proposed last. */
const agreement =
  (suffix: string): StepRoute['path'] =>
  (step, played) =>
    `/agreements/${played.madeOf('agreement', step, () => true)}/${suffix}`;

const site = (facts: Body, step: Step, _played: PlayedSoFar): Body =>
  step.site === 's1' ? facts : { ...facts, site: step.site };
/** What stands among the facts of a note is shared with all who take part; what stands among the secrets is not. */
const note: StepRoute['body'] = (facts, step, played) => {
  const { text, ...rest } = site(facts, step, played);
  return { ...rest, text: typeof text === 'string' && step.facts.text === text ? shared(text) : text };
};
const shared = (value: string): Body => ({ value, label: 'participants-only' });

/** Where the place and the source stand apart as secrets, they are changes like the others. */
const amendment: StepRoute['body'] = ({ changes, briefAnew, ...secrets }) => ({
  changes: { ...(changes as Body | undefined), ...secrets },
  ...(briefAnew === undefined ? {} : { briefAnew }),
});

const conduct = (suffix: string): StepRoute => ({ path: operation(`conduct/${suffix}`), body: site });

/** A secret whose label is fixed: what it says. */
const plainText = (field: string, { secret }: Step): Body => {
  const told = secret[field];
  return told === undefined ? {} : { [field]: typeof told === 'string' ? told : told.value };
};

/** `from`: the entry by which the person is known. */
const openedFrom: StepRoute['body'] = (facts, step, played) => {
  const { from, ...rest } = site(facts, step, played);
  return from === undefined ? rest : { ...rest, from: played.entryOf(step, from as Body) };
};

/** The entry by which the person of the step was met, where the exercise tells of several. */
const askedOf: StepRoute['body'] = (facts, step, played) => {
  const told = site(facts, step, played);
  const shown = played.shownToBeMet(step);
  return shown === undefined ? told : { ...told, met: shown };
};

/** `{ nth, by }` of an entry of that event, by its id; what is absent stays absent. */
const entryIn =
  (field: string, entry: string): StepRoute['body'] =>
  (facts, step, played) =>
    facts[field] === undefined
      ? facts
      : { ...facts, [field]: played.entryOf(step, { entry, ...(facts[field] as Body) }) };

const deviation: StepRoute['body'] = (facts, step, played) => {
  const { entries, ...rest } = site(facts, step, played);
  if (!Array.isArray(entries)) return rest;
  return { ...rest, entries: entries.map((entry) => played.entryOf(step, entry as Body)) };
};

/** What a perspective is about: a branch, or a decision by its place among the decisions. */
const subjectIn: StepRoute['body'] = (facts, step, played) => {
  const told = facts.about === undefined ? facts : { ...facts, about: branch(facts.about, played.exercise) };
  return entryIn('decision', 'DecisionTaken')!(told, step, played);
};

/** The lesson of another operation of the exercise: `{"lesson": {"operation": "op", "nth": 1}}`. */
const lessonIn: StepRoute['body'] = (facts, step, played) => {
  const { operation: of, ...item } = facts.lesson as Body;
  const there = typeof of === 'string' ? { ...step, operation: of } : step;
  return { ...facts, lesson: played.entryOf(there, { entry: 'LessonAgreed', ...item }) };
};

const correction: StepRoute = {
  path: (step, played) => `/entries/${played.entryOf(step, { by: undefined, ...step.facts })}/corrections`,
  body: ({ field, is, was, reason }) => ({ field, is, ...(was === undefined ? {} : { was }), reason }),
};

/** `with`: another person met, of the same operation. */
const otherPerson: StepRoute['body'] = ({ with: other, ...facts }, step, played) => ({
  ...facts,
  encounter: played.encounterOf({ ...step, person: String(other) }),
});

/** Every event that an exercise may tell, and the command of the public interface that records it. */
export const STEP_ROUTES: Readonly<Record<string, StepRoute>> = {
  ...DUTY_STEP_ROUTES,
  ...CAMPAIGN_STEP_ROUTES,

  AgreementProposed: { path: fixed('/agreements'), body: branchesIn('parties'), creates: 'agreement' },
  AgreementAdopted: { path: agreement('adoptions') },
  AgreementEnded: { path: agreement('end') },

  OperationProposed: {
    path: fixed('/operations'),
    body: (facts, step, played) => {
      const { kind, region, municipality } = played.exercise;
      const entered = facts.campaign === undefined ? {} : { campaign: campaignOf(step, played) };
      return { kind, region, municipality, ...facts, ...entered };
    },
    creates: 'operation',
  },
  AgencyInvited: { path: operation('invitations'), body: branchesIn('agencies') },
  InvitationWithdrawn: { path: operation('invitations/withdrawn'), body: branchesIn('agencies') },
  AgencyConfirmed: { path: operation('confirmations') },
  AgencyDeclined: { path: operation('declines') },
  ContactPersonNamed: { path: operation('contact-persons') },
  RoleAssigned: { path: operation('roles') },
  SitesRegistered: { path: operation('sites') },
  RiskAssessed: { path: operation('risk-assessments') },
  PreBriefingScheduled: { path: operation('pre-briefings') },
  PreBriefingHeld: { path: operation('pre-briefings/held') },
  LateJoinerBriefed: { path: operation('late-joiners') },
  PlanAmended: { path: operation('amendments'), body: amendment },
  InterpreterRequested: { path: operation('interpreters') },
  InterpreterBooked: { path: operation('interpreters/booked') },
  InterpreterDeclined: { path: operation('interpreters/declined') },
  InterpreterCancelled: { path: operation('interpreters/cancelled') },
  OperationRescheduled: { path: operation('reschedulings') },
  OperationCancelled: { path: operation('cancellation') },
  OperationReleased: { path: operation('release') },
  OperationReleasedWithoutCoordinator: { path: operation('release-without-coordinator') },

  CoordinatorCalled: { path: operation('calls'), creates: 'call-out' },
  CallDelivered: { path: callOut('deliveries') },
  CallRead: { path: callOut('reads') },
  CallDeadlineMoved: { path: callOut('deadline') },
  CallWithdrawn: { path: callOut('withdrawal') },
  CoordinatorReleased: { path: callOut('release') },
  CoordinatorAccepted: { path: callOut('acceptance') },
  CoordinatorDeclined: { path: callOut('decline') },

  ConductStarted: { path: operation('conduct/start') },
  ConductEnded: { path: operation('conduct/end') },
  AgencyArrived: conduct('agency-arrived'),
  AgencyDeparted: conduct('agency-departed'),
  SiteEntered: conduct('site-entered'),
  SiteSecured: conduct('site-secured'),
  PersonEntered: conduct('person-entered'),
  PersonLeft: conduct('person-left'),
  SuspectEncountered: conduct('suspect-encountered'),
  PersonsSeparated: conduct('persons-separated'),
  SafetyIncidentOccurred: conduct('safety-incidents'),
  InspectionStarted: conduct('inspection-started'),
  InspectionCompleted: conduct('inspection-completed'),
  FindingRecorded: conduct('findings'),
  IndicatorObserved: conduct('indicators'),
  EvidenceHandled: conduct('evidence'),
  DecisionTaken: conduct('decisions'),
  NoteAdded: { path: operation('conduct/notes'), body: note },
  DissentRecorded: { path: operation('conduct/dissents'), body: entryIn('decision', 'DecisionTaken') },
  DeviationDeclared: { path: operation('conduct/deviations'), body: deviation },
  OperationSuspended: { path: operation('conduct/suspension') },
  OperationResumed: { path: operation('conduct/resumption') },
  LeadershipHandedOver: { path: operation('conduct/leadership-handovers') },
  LeadershipAccepted: { path: operation('conduct/leadership-acceptances') },
  LeadershipTakenOver: { path: operation('conduct/leadership-takeovers') },
  SafetyCheckInStarted: conduct('safety-check-ins'),
  SafetyCheckedIn: {
    path: operation('conduct/safety-check-ins/reports'),
    body: entryIn('checkIn', 'SafetyCheckInStarted'),
  },
  SafetyAlarmHandled: {
    path: operation('conduct/safety-check-ins/alarms-handled'),
    body: entryIn('checkIn', 'SafetyCheckInStarted'),
  },
  SafetyCheckInEnded: {
    path: operation('conduct/safety-check-ins/endings'),
    body: entryIn('checkIn', 'SafetyCheckInStarted'),
  },
  PersonMetWithoutCoordinator: {
    path: operation('conduct/persons-met'),
    body: (facts, step, played) => ({ ...site(facts, step, played), ...plainText('contact', step) }),
  },
  InformationGiven: conduct('information-given'),
  VoluntaryMeasureAsked: { path: operation('conduct/voluntary-measures'), body: askedOf },
  ResidenceDecisionWeighed: conduct('residence-decisions'),
  EntryCorrected: correction,

  EncounterOpened: { path: operation('encounters'), body: openedFrom, creates: 'encounter' },
  SubjectIdentified: { path: encounter('identifications') },
  EncounterHandedOver: { path: encounter('hand-overs') },
  EncountersLinked: { path: encounter('links'), body: otherPerson },
  EncounterLinkWithdrawn: { path: encounter('links/withdrawals'), body: otherPerson },
  VictimConversationStarted: { path: encounter('conversation-started') },
  VictimConversationEnded: { path: encounter('conversation-ended') },
  SupportOffered: { path: encounter('support-offers') },
  SupportAnswered: { path: encounter('support-answers') },
  SupportContactMade: { path: encounter('support-contacts') },
  ContactCardGiven: { path: encounter('contact-cards') },
  FollowUpBooked: { path: encounter('follow-ups') },
  FollowUpMoved: { path: encounter('follow-ups/moved') },
  FollowUpKept: { path: encounter('follow-ups/kept') },
  FollowUpMissed: { path: encounter('follow-ups/missed') },
  ConsentGiven: { path: encounter('consents'), body: branchIn('recipient') },
  ConsentRefused: { path: encounter('consent-refusals'), body: branchIn('recipient') },
  ConsentWithdrawn: { path: encounter('consent-withdrawals'), body: branchIn('recipient') },
  ReservationAccepted: { path: encounter('reservations') },
  ReferralRequested: { path: encounter('referrals'), body: branchIn('to') },
  ReferralAccepted: { path: encounter('referral-acceptances') },
  ReferralRefused: { path: encounter('referral-refusals') },
  ReferralCompleted: { path: encounter('referral-completions') },
  ReferralWithdrawn: { path: encounter('referral-withdrawals') },
  ReflectionPeriodApplied: { path: encounter('reflection-period/applications') },
  ReflectionPeriodGranted: { path: encounter('reflection-period/grants') },
  ReflectionPeriodProlonged: { path: encounter('reflection-period/prolongations') },
  ReflectionPeriodEnded: { path: encounter('reflection-period/endings') },
  ChildConcernReported: {
    path: (step, played) => (played.hasMet(step) ? encounter : operation)('child-concerns')(step, played),
    body: branchIn('to'),
    creates: 'child-concern',
  },
  ChildConcernAcknowledged: { path: concern('acknowledgements'), creates: 'concern-answer' },
  ChildConcernRedirected: {
    path: concern('redirections'),
    body: branchIn('to'),
    creates: 'child-concern',
  },
  DisclosureRequested: { path: fixed('/disclosures/requests'), body: itemIn },
  DisclosureDecided: {
    path: fixed('/disclosures/decisions'),
    // The exercise says the purpose in words: a client chooses a code that the ground covers.
    body: (facts, step, played) => ({
      ...purposeOf(facts),
      ...itemIn?.(facts, step, played),
    }),
  },
  EntryMarkedInError: {
    path: (step, played) => `/entries/${played.entryOf(step, { by: undefined, ...step.facts })}/in-error`,
    body: ({ kind, reason }) => ({ kind, reason }),
  },
  AccessedUnderBreakGlass: {
    path: (step, played) => `/entries/${played.entryOf(step, { by: undefined, ...step.facts })}/break-glass`,
    body: ({ ground, reason }) => ({ ground, reason }),
  },
  SubjectErased: { path: encounter('erasure') },

  DebriefOpened: { path: operation('debrief') },
  DebriefMeetingHeld: { path: debrief('meetings') },
  DebriefSignedOff: { path: debrief('sign-offs') },
  DebriefClosed: { path: debrief('closing') },
  DebriefReopened: { path: debrief('reopenings') },
  FacilitatorNamed: { path: debrief('facilitators') },
  PerspectiveRequested: { path: debrief('perspective-requests'), body: branchesIn('of') },
  PerspectiveSubmitted: { path: debrief('perspectives'), body: subjectIn },
  PerspectiveReleased: { path: debrief('releases') },
  PerspectivePassedOn: { path: debrief('releases') },
  LessonAgreed: { path: debrief('lessons') },
  ActionAgreed: { path: debrief('actions') },
  ActionCompleted: { path: debrief('action-completions') },
  ActionDropped: { path: debrief('action-drops') },
  ActionMoved: { path: debrief('action-moves') },
  ActionReassigned: { path: debrief('action-reassignments') },
  DebriefGenerated: { path: operation('debrief/versions') },
  LessonAnswered: { path: operation('lesson-answers'), body: lessonIn },
};
