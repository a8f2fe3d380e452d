/** Where a deadline is set anew: a command moves the timer, which a correction of a text does not. */
const INVITE = 'POST /operations/{operationId}/invitations';
const CALL = 'POST /call-outs/{callOutId}/deadline';
const SHIFTS = 'POST /availability/shift-withdrawals';
const EXCEPTIONS = 'POST /availability/exceptions/{exceptionId}/withdrawal';
const SWAPS = 'POST /availability/swaps/{swapId}/withdrawal';
const HOURS = 'POST /availability/windows';
const ADVICE = 'POST /advice-calls';
const AGREEMENT = 'POST /agreements/{agreementId}/versions';
const CHECK_INS = 'POST /operations/{operationId}/conduct/safety-check-ins';
const FOLLOW_UP = 'POST /encounters/{encounterId}/follow-ups/moved';
const REFLECTION = 'POST /encounters/{encounterId}/reflection-period/grants';
const PROLONGED = 'POST /encounters/{encounterId}/reflection-period/prolongations';
const LINK = 'POST /encounters/{encounterId}/links';
const ASKED = 'POST /debriefs/{operationId}/perspective-requests';
const ACTIONS = 'POST /debriefs/{operationId}/action-moves';

/**
 * By event and field, the command that changes what clocks, timers and calendars read. Every moment and day of an event
 * stands here, in `SET_BY_SAMSYN` or in `REPORTED_TIMES`; the test goes through the registry.
 */
export const CHANGED_ELSEWHERE: Readonly<Record<string, string>> = {
  'AgencyInvited.answerBy': INVITE,
  'InvitationRenewed.answerBy': INVITE,
  'PreBriefingScheduled.at': 'POST /operations/{operationId}/pre-briefings',
  'CoordinatorCalled.answerBy': CALL,
  'CallEscalated.answerBy': CALL,
  'CallDeadlineMoved.answerBy': CALL,
  'CoordinatorAccepted.eta': 'POST /call-outs/{callOutId}/acceptance',
  'AvailabilityPublished.validFrom': HOURS,
  'AvailabilityPublished.validUntil': HOURS,
  'AvailabilityExceptionPublished.firstDay': EXCEPTIONS,
  'AvailabilityExceptionPublished.lastDay': EXCEPTIONS,
  'OnCallShiftAssigned.from': SHIFTS,
  'OnCallShiftAssigned.to': SHIFTS,
  'OnCallSwapProposed.from': SWAPS,
  'OnCallSwapProposed.to': SWAPS,
  'OnCallSwapProposed.expiresAt': SWAPS,
  'AdviceRequested.answerBy': ADVICE,
  'AdviceEscalated.answerBy': ADVICE,
  'AgreementProposed.validFrom': AGREEMENT,
  'AgreementProposed.validUntil': AGREEMENT,
  'AgreementEnded.endsOn': 'POST /agreements/{agreementId}/end',
  'SafetyCheckInStarted.everyMinutes': CHECK_INS,
  'SafetyCheckInStarted.until': CHECK_INS,
  'FollowUpBooked.at': FOLLOW_UP,
  'FollowUpMoved.at': FOLLOW_UP,
  'ConsentGiven.until': 'POST /encounters/{encounterId}/consents',
  'ReflectionPeriodGranted.from': REFLECTION,
  'ReflectionPeriodGranted.until': REFLECTION,
  'ReflectionPeriodProlonged.until': PROLONGED,
  'EncountersLinked.until': LINK,
  'PerspectiveRequested.answerBy': ASKED,
  'ActionAgreed.due': ACTIONS,
  'ActionMoved.due': ACTIONS,
  'ContactDrillStarted.answerBy': 'POST /contact-drills',
};

/** Moments, days and ordinals that Samsyn itself recorded: no statement of a person. */
export const SET_BY_SAMSYN: ReadonlySet<string> = new Set([
  'BranchChangeProposed.expiresAt',
  ...['InvitationReminded.answerBy', 'InvitationExpired.answerBy', 'CoordinatorCalled.turn'],
  ...['CallEscalated.turn', 'CallDeadlineMoved.turn', 'AdviceEscalated.turn'],
  ...[
    'OnCallShiftWithdrawn.from',
    'OnCallShiftWithdrawn.to',
    'OnCallShiftSwapped.from',
    'OnCallShiftSwapped.to',
  ],
  ...['OperationProposed.agreementVersion', 'AgreementProposed.version', 'AgreementAdopted.version'],
  ...['AgreementInForce.version', 'SafetyCheckInStarted.nextAt', 'SafetyCheckedIn.nextAt'],
  ...['SafetyCheckInMissed.dueAt', 'SafetyCheckInMissed.nextAt', 'SafetyCheckInMissed.step'],
  ...[
    'SafetyAlarmHandled.nextAt',
    'FollowUpBooked.followUp',
    'FollowUpMoved.followUp',
    'FollowUpKept.followUp',
  ],
  ...['FollowUpMissed.followUp', 'FollowUpReminded.followUp', 'FollowUpReminded.at'],
  ...['ReflectionPeriodEnding.until', 'ReflectionPeriodEnding.endsAt', 'ReferralReminded.times'],
  ...['ChildConcernReminded.times', 'SupportContactOverdue.since', 'SupportContactOverdue.due'],
  ...['PerspectiveReminded.answerBy', 'ActionReminded.due', 'AccessedUnderBreakGlass.until'],
  ...['PublicRecordsAnswered.asOf', 'PublicRecordsAnswered.masked', 'PublicRecordsAnswered.given'],
  ...['WrongRecipientReported.notifyBy', 'BreakGlassReviewed.notifyBy', 'IncidentReminded.notifyBy'],
]);

/** What somebody reported of a time, and nothing waits for. */
export const REPORTED_TIMES: ReadonlySet<string> = new Set([
  'CallAnsweredLate.eta',
  'ReferralAccepted.startsAt',
  ...['AreaCounted.from', 'AreaCounted.to'],
]);
