import type { Texts } from './texts/texts.sv';

export type CodeTable = keyof Texts['codes'];

/** How a fact of an entry is told. `technical` is never told: ordinals, checksums, what another fact already says. */
export type FactFormat =
  | 'text'
  | 'count'
  | 'flag'
  | 'instant'
  | 'window'
  | 'date'
  | 'branch'
  | 'branches'
  | 'person'
  | 'persons'
  | 'kind'
  | 'agenda'
  | 'region'
  | 'regions'
  | 'role'
  | 'language'
  | 'entry'
  | 'item'
  | 'roles'
  | 'changes'
  | 'briefAnew'
  | 'windows'
  | 'override'
  | 'answers'
  | 'correction'
  | 'deviation'
  | 'deviations'
  | 'tags'
  | 'technical'
  | { readonly code: CodeTable }
  | { readonly codes: CodeTable };

/** By field, `Event.field` before `field`; what has no row is a text as a person wrote it. */
export const FACT_FORMATS: Readonly<Record<string, FactFormat>> = {
  accessed: 'entry',
  about: { code: 'actionReminders' },
  action: 'entry',
  alarm: 'entry',
  agencies: 'branches',
  agreed: 'persons',
  answer: { code: 'answers' },
  answerBy: 'instant',
  answers: 'answers',
  applicant: { code: 'applicants' },
  area: { code: 'areas' },
  at: 'instant',
  agreement: 'technical',
  agreementVersion: 'technical',
  booking: 'technical',
  branch: 'technical',
  briefAnew: 'briefAnew',
  changes: 'changes',
  checkIn: 'entry',
  clears: 'entry',
  concern: 'entry',
  conductHash: 'technical',
  conductRevision: 'technical',
  consent: 'entry',
  count: 'count',
  covered: 'agenda',
  covers: 'regions',
  decision: 'entry',
  disagreed: 'persons',
  deviations: 'deviations',
  dress: { code: 'dress' },
  due: 'date',
  dueAt: 'instant',
  durationMinutes: 'count',
  encounters: 'technical',
  endsAt: 'instant',
  entry: 'technical',
  escalated: 'flag',
  eta: 'instant',
  everyMinutes: 'count',
  exception: 'technical',
  expiresAt: 'instant',
  field: 'technical',
  firstDay: 'date',
  followUp: 'technical',
  format: { code: 'versionFormats' },
  from: 'instant',
  fromOperation: 'technical',
  generated: 'entry',
  giver: 'person',
  handover: 'entry',
  headcount: 'count',
  identity: { code: 'identities' },
  inReturn: 'technical',
  indicator: { code: 'indicators' },
  instead: { code: 'instead' },
  interpreter: 'flag',
  is: 'correction',
  item: 'item',
  kind: 'kind',
  kindVersion: 'technical',
  kinds: { codes: 'support' },
  knownTo: 'technical',
  language: 'language',
  last: 'flag',
  lastDay: 'date',
  lesson: 'technical',
  late: 'flag',
  level: { code: 'levels' },
  manner: { code: 'manners' },
  maxInside: 'count',
  nextAt: 'instant',
  mode: { code: 'modes' },
  occurredAt: 'instant',
  of: 'branches',
  outcome: { code: 'outcomes' },
  overridden: 'technical',
  override: 'override',
  owner: 'person',
  persons: 'count',
  perspective: 'entry',
  planHash: 'technical',
  planRevision: 'technical',
  present: 'persons',
  preference: { code: 'preferences' },
  recipient: 'branch',
  referral: 'entry',
  region: 'region',
  releaseTakenBack: 'flag',
  reminder: { code: 'reminders' },
  renews: 'technical',
  regions: 'regions',
  requester: 'branch',
  role: 'role',
  roles: 'roles',
  scope: { codes: 'scopes' },
  service: { code: 'support' },
  severity: { code: 'severities' },
  shift: 'technical',
  since: 'instant',
  sites: 'count',
  staff: 'count',
  startsAt: 'instant',
  step: 'count',
  swap: 'technical',
  tags: 'tags',
  then: 'persons',
  through: { code: 'channels' },
  times: 'count',
  to: 'person',
  topic: { code: 'adviceTopics' },
  turn: 'technical',
  until: 'instant',
  upTo: 'technical',
  validFrom: 'date',
  validUntil: 'date',
  version: 'technical',
  was: 'technical',
  who: 'person',
  window: 'window',
  windows: 'windows',
  with: 'person',
  theme: { code: 'campaignThemes' },
  part: { code: 'campaignParts' },
  invited: 'branch',
  fromCampaign: 'technical',
  'CampaignBranchInvited.kinds': 'technical',
  'CampaignProposed.kinds': 'technical',
  'CampaignAmended.kinds': 'technical',
  'CampaignLessonAgreed.kinds': 'technical',
  'CampaignDeclined.reason': { code: 'campaignDeclines' },
  'CampaignOperationAdded.operation': 'technical',
  'CampaignOperationRemoved.operation': 'technical',
  'AccessedUnderBreakGlass.ground': { code: 'glassGrounds' },
  'AdviceGiven.outcome': { code: 'adviceOutcomes' },
  'AdviceLinkedToOperation.operation': 'technical',
  'AdviceUnanswered.reason': { code: 'unansweredReasons' },
  'AvailabilityExceptionPublished.hours': 'technical',
  'AvailabilityExceptionPublished.reason': { code: 'exceptionReasons' },
  'OnCallShiftWithdrawn.reason': { code: 'exceptionReasons' },
  'OnCallShiftWithdrawn.to': 'instant',
  'OnCallSwapExpired.reason': { code: 'exceptionReasons' },
  'OnCallSwapProposed.to': 'instant',
  'PublicRecordsAnswered.outcome': { code: 'recordsOutcomes' },
  'PublicRecordsAnswered.copy': 'technical',
  'PublicRecordsAnswered.asOf': 'instant',
  court: { code: 'courts' },
  masked: 'count',
  given: 'count',
  parts: 'technical',
  'IncidentStepTaken.step': { code: 'incidentSteps' },
  'IncidentStepTaken.outcome': { code: 'stepOutcomes' },
  incident: 'entry',
  notifyBy: 'instant',
  'EntryMarkedInError.kind': { code: 'errorKinds' },
  'SubjectErased.ground': { code: 'erasureGrounds' },
  'CallAnsweredLate.reason': { code: 'reasons' },
  'CallWithdrawn.reason': { code: 'callEndings' },
  'ChildConcernReminded.to': 'branch',
  'ChildConcernReported.to': 'branch',
  'CoordinatorDeclined.reason': { code: 'reasons' },
  'CoordinatorReleased.reason': { code: 'callEndings' },
  'InterpreterCancelled.reason': { code: 'interpreterReasons' },
  'InterpreterDeclined.reason': { code: 'interpreterReasons' },
  'InterpreterRequested.mode': { code: 'interpreting' },
  'InvitationWithdrawn.reason': { code: 'invitationWithdrawals' },
  'DeviationDeclared.code': 'deviation',
  'DeviationDeclared.entries': 'technical',
  'FollowUpKept.outcome': { code: 'followUpOutcomes' },
  'LessonAnswered.answer': { code: 'lessonAnswers' },
  'OnCallShiftAssigned.to': 'instant',
  'OnCallShiftSwapped.to': 'instant',
  'PerspectivePassedOn.to': 'branch',
  'PerspectiveReminded.request': 'entry',
  'PerspectiveSubmitted.about': 'branch',
  'PersonsSeparated.who': 'text',
  'ReferralReminded.to': 'branch',
  'ReferralRequested.to': 'branch',
  'ReferralWithdrawn.reason': { code: 'withdrawals' },
  'ReferralWithdrawn.to': 'branch',
  'ReflectionPeriodEnded.why': { code: 'reflectionEndings' },
  'ReflectionPeriodEnding.until': 'date',
  'ReflectionPeriodGranted.from': 'date',
  'ReflectionPeriodGranted.until': 'date',
  'ReflectionPeriodProlonged.until': 'date',
  'SubjectIdentified.how': { code: 'identifications' },
  'SupportContactMade.how': { code: 'contactWays' },
  'SupportContactOverdue.due': 'instant',
  'SafetyAlarmHandled.how': { code: 'alarmOutcomes' },
  'SafetyAlarmHandled.who': 'persons',
  'SafetyCheckInEnded.who': 'persons',
  'SafetyCheckInMissed.who': 'persons',
  'SafetyCheckInStarted.who': 'persons',
  'SafetyCheckedIn.who': 'persons',
  'SuspectEncountered.kind': { code: 'suspects' },
  'SuspectEncountered.who': 'text',
};

/** Whether a reader who may not see the field misses something: no ordinal, checksum or number of another entry. */
export const isTellingField = (event: string, field: string): boolean =>
  !['technical', 'entry'].includes(formatOf(event, field) as string);

export const formatOf = (event: string, field: string): FactFormat =>
  FACT_FORMATS[`${event}.${field}`] ?? FACT_FORMATS[field] ?? 'text';
