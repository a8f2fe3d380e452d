/** What can be done about something that waits: by the name of its route in the document of the interface. */
interface AnswerKind {
  readonly sv: string;
  readonly en: string;
  readonly method: 'GET' | 'POST';
  /** The route; `{}` stands for the id that the item is about. */
  readonly path: string;
}

export const ANSWERS = {
  acceptCall: { sv: 'Svara ja', en: 'Accept', method: 'POST', path: '/call-outs/{}/acceptance' },
  declineCall: { sv: 'Svara nej', en: 'Decline', method: 'POST', path: '/call-outs/{}/decline' },
  confirmInvitation: { sv: 'Tacka ja', en: 'Confirm', method: 'POST', path: '/operations/{}/confirmations' },
  declineInvitation: { sv: 'Tacka nej', en: 'Decline', method: 'POST', path: '/operations/{}/declines' },
  bookInterpreter: {
    sv: 'Anteckna att tolken är bokad',
    en: 'Record that the interpreter is booked',
    method: 'POST',
    path: '/operations/{}/interpreters/booked',
  },
  declineInterpreter: {
    sv: 'Anteckna att ingen tolk kan komma',
    en: 'Record that no interpreter can come',
    method: 'POST',
    path: '/operations/{}/interpreters/declined',
  },
  cancelInterpreter: {
    sv: 'Ta tillbaka begäran',
    en: 'Cancel the request',
    method: 'POST',
    path: '/operations/{}/interpreters/cancelled',
  },
  readPlan: { sv: 'Läs planen', en: 'Read the plan', method: 'GET', path: '/operations/{}/plan' },
  holdPreBriefing: {
    sv: 'Anteckna att förmötet är hållet',
    en: 'Record that the pre-briefing was held',
    method: 'POST',
    path: '/operations/{}/pre-briefings/held',
  },
  briefLateJoiner: {
    sv: 'Anteckna en genomgång i efterhand',
    en: 'Record a later briefing',
    method: 'POST',
    path: '/operations/{}/late-joiners',
  },
  recordConductEnded: {
    sv: 'Anteckna att insatsen är avslutad',
    en: 'Record that the operation has ended',
    method: 'POST',
    path: '/operations/{}/conduct/end',
  },
  callCoordinator: { sv: 'Kalla', en: 'Call', method: 'POST', path: '/operations/{}/calls' },
  releaseOperation: {
    sv: 'Ge klartecken och motivera vad som saknas',
    en: 'Release, with a reason for what is missing',
    method: 'POST',
    path: '/operations/{}/release',
  },
  releaseOperationWithoutCoordinator: {
    sv: 'Besluta att gå utan regionkoordinator',
    en: 'Decide to go without a coordinator',
    method: 'POST',
    path: '/operations/{}/release-without-coordinator',
  },
  startConduct: { sv: 'Starta', en: 'Start', method: 'POST', path: '/operations/{}/conduct/start' },
  rescheduleOperation: {
    sv: 'Flytta',
    en: 'Reschedule',
    method: 'POST',
    path: '/operations/{}/reschedulings',
  },
  cancelOperation: { sv: 'Ställ in', en: 'Cancel', method: 'POST', path: '/operations/{}/cancellation' },
  listEarlierLessons: {
    sv: 'Läs lärdomarna',
    en: 'Read the lessons',
    method: 'GET',
    path: '/operations/{}/lessons',
  },
  answerLesson: {
    sv: 'Besvara en lärdom',
    en: 'Answer a lesson',
    method: 'POST',
    path: '/operations/{}/lesson-answers',
  },
  recordLeadershipAccepted: {
    sv: 'Ta emot ledningen',
    en: 'Accept the leadership',
    method: 'POST',
    path: '/operations/{}/conduct/leadership-acceptances',
  },
  recordLeadershipTakenOver: {
    sv: 'Ta över ledningen',
    en: 'Take over the leadership',
    method: 'POST',
    path: '/operations/{}/conduct/leadership-takeovers',
  },
  recordSafetyCheckedIn: {
    sv: 'Hör av dig',
    en: 'Check in',
    method: 'POST',
    path: '/operations/{}/conduct/safety-check-ins/reports',
  },
  recordSafetyAlarmHandled: {
    sv: 'Anteckna vad som gjorts med larmet',
    en: 'Record what was done about the alarm',
    method: 'POST',
    path: '/operations/{}/conduct/safety-check-ins/alarms-handled',
  },
  recordSafetyCheckInEnded: {
    sv: 'Avsluta',
    en: 'End the check-ins',
    method: 'POST',
    path: '/operations/{}/conduct/safety-check-ins/endings',
  },
  readEncounter: { sv: 'Läs mötet', en: 'Read the encounter', method: 'GET', path: '/encounters/{}' },
  recordEncounterTakenOver: {
    sv: 'Ta över mötet',
    en: 'Take over the encounter',
    method: 'POST',
    path: '/encounters/{}/takeovers',
  },
  recordFollowUpKept: {
    sv: 'Mötet blev av',
    en: 'The meeting took place',
    method: 'POST',
    path: '/encounters/{}/follow-ups/kept',
  },
  recordFollowUpMissed: {
    sv: 'Mötet blev inte av',
    en: 'The meeting did not take place',
    method: 'POST',
    path: '/encounters/{}/follow-ups/missed',
  },
  recordFollowUpMoved: {
    sv: 'Flytta mötet',
    en: 'Move the meeting',
    method: 'POST',
    path: '/encounters/{}/follow-ups/moved',
  },
  recordFollowUpBooked: {
    sv: 'Boka ett möte',
    en: 'Book a meeting',
    method: 'POST',
    path: '/encounters/{}/follow-ups',
  },
  openEncounter: {
    sv: 'Öppna ett möte',
    en: 'Open an encounter',
    method: 'POST',
    path: '/operations/{}/encounters',
  },
  recordSupportContactMade: {
    sv: 'Anteckna kontakten',
    en: 'Record the contact',
    method: 'POST',
    path: '/encounters/{}/support-contacts',
  },
  recordReferralAccepted: {
    sv: 'Ta emot',
    en: 'Accept',
    method: 'POST',
    path: '/encounters/{}/referral-acceptances',
  },
  recordReferralRefused: {
    sv: 'Avvisa',
    en: 'Refuse',
    method: 'POST',
    path: '/encounters/{}/referral-refusals',
  },
  recordReferralWithdrawn: {
    sv: 'Ta tillbaka hänvisningen',
    en: 'Withdraw the referral',
    method: 'POST',
    path: '/encounters/{}/referral-withdrawals',
  },
  acknowledgeChildConcern: {
    sv: 'Bekräfta',
    en: 'Acknowledge',
    method: 'POST',
    path: '/child-concerns/{}/acknowledgements',
  },
  redirectChildConcern: {
    sv: 'Hänvisa vidare till en annan socialtjänst',
    en: 'Redirect to another office of the social services',
    method: 'POST',
    path: '/child-concerns/{}/redirections',
  },
  recordReflectionPeriodProlonged: {
    sv: 'Anteckna att den förlängts',
    en: 'Record that it was prolonged',
    method: 'POST',
    path: '/encounters/{}/reflection-period/prolongations',
  },
  recordReflectionPeriodEnded: {
    sv: 'Anteckna att den upphört',
    en: 'Record that it has ended',
    method: 'POST',
    path: '/encounters/{}/reflection-period/endings',
  },
  decideDisclosure: {
    sv: 'Bifall eller avslå',
    en: 'Grant or refuse',
    method: 'POST',
    path: '/disclosures/decisions',
  },
  recordIncidentStep: {
    sv: 'Anteckna steget',
    en: 'Record the step',
    method: 'POST',
    path: '/disclosures/incidents/{}/steps',
  },
  closeIncident: { sv: 'Avsluta', en: 'Close', method: 'POST', path: '/disclosures/incidents/{}/closing' },
  reviewBreakGlass: {
    sv: 'Svara om det var motiverat',
    en: 'Answer whether it was justified',
    method: 'POST',
    path: '/break-glass/{}/reviews',
  },
  recordBreakGlassStep: {
    sv: 'Anteckna steget',
    en: 'Record the step',
    method: 'POST',
    path: '/break-glass/{}/steps',
  },
  readBrokenGlass: {
    sv: 'Läs vem, när och varför',
    en: 'Read who, when and why',
    method: 'GET',
    path: '/break-glass/{}',
  },
  answerAccessAttention: {
    sv: 'Svara efter att ha sett efter',
    en: 'Answer after having looked',
    method: 'POST',
    path: '/access/attention/{}/answers',
  },
  readPublicRecordsCopy: {
    sv: 'Läs kopian',
    en: 'Read the copy',
    method: 'GET',
    path: '/public-records-requests/{}/copy',
  },
  answerPublicRecordsRequest: {
    sv: 'Besvara',
    en: 'Answer',
    method: 'POST',
    path: '/public-records-requests/{}/answer',
  },
  withdrawPublicRecordsRequest: {
    sv: 'Anteckna att den tagits tillbaka',
    en: 'Record that it was withdrawn',
    method: 'POST',
    path: '/public-records-requests/{}/withdrawal',
  },
  openDebrief: { sv: 'Öppna', en: 'Open', method: 'POST', path: '/operations/{}/debrief' },
  requestPerspectives: {
    sv: 'Efterfråga',
    en: 'Ask for them',
    method: 'POST',
    path: '/debriefs/{}/perspective-requests',
  },
  submitPerspective: { sv: 'Lämna', en: 'Give it', method: 'POST', path: '/debriefs/{}/perspectives' },
  nameFacilitator: {
    sv: 'Utse en samordnare',
    en: 'Name a facilitator',
    method: 'POST',
    path: '/debriefs/{}/facilitators',
  },
  releasePerspective: { sv: 'Släpp fram', en: 'Release', method: 'POST', path: '/debriefs/{}/releases' },
  signOffDebrief: { sv: 'Godkänn', en: 'Sign off', method: 'POST', path: '/debriefs/{}/sign-offs' },
  completeAction: { sv: 'Klar', en: 'Done', method: 'POST', path: '/debriefs/{}/action-completions' },
  dropAction: { sv: 'Lägg ned', en: 'Drop', method: 'POST', path: '/debriefs/{}/action-drops' },
  moveAction: { sv: 'Flytta', en: 'Move', method: 'POST', path: '/debriefs/{}/action-moves' },
  reassignAction: {
    sv: 'Ge den till någon annan',
    en: 'Hand it to another',
    method: 'POST',
    path: '/debriefs/{}/action-reassignments',
  },
  joinCampaign: { sv: 'Gå med', en: 'Join', method: 'POST', path: '/campaigns/{}/joinings' },
  declineCampaign: { sv: 'Tacka nej', en: 'Decline', method: 'POST', path: '/campaigns/{}/declines' },
  recordCampaignMeeting: {
    sv: 'Anteckna mötet',
    en: 'Record the meeting',
    method: 'POST',
    path: '/campaigns/{}/meetings',
  },
  completeCampaignAction: {
    sv: 'Klar',
    en: 'Done',
    method: 'POST',
    path: '/campaigns/{}/action-completions',
  },
  dropCampaignAction: { sv: 'Lägg ned', en: 'Drop', method: 'POST', path: '/campaigns/{}/action-drops' },
  moveCampaignAction: { sv: 'Flytta', en: 'Move', method: 'POST', path: '/campaigns/{}/action-moves' },
  reassignCampaignAction: {
    sv: 'Ge den till någon annan',
    en: 'Hand it to another',
    method: 'POST',
    path: '/campaigns/{}/action-reassignments',
  },
  readAgreement: { sv: 'Läs den', en: 'Read it', method: 'GET', path: '/agreements/{}' },
  adoptAgreement: { sv: 'Anta', en: 'Adopt', method: 'POST', path: '/agreements/{}/adoptions' },
  acceptSwap: { sv: 'Svara ja', en: 'Accept', method: 'POST', path: '/availability/swaps/{}/acceptance' },
  declineSwap: { sv: 'Svara nej', en: 'Decline', method: 'POST', path: '/availability/swaps/{}/decline' },
  readAdviceCall: { sv: 'Läs frågan', en: 'Read the question', method: 'GET', path: '/advice-calls/{}' },
  giveAdvice: { sv: 'Ge råd', en: 'Give advice', method: 'POST', path: '/advice-calls/{}/advice' },
  approveChange: { sv: 'Godkänn', en: 'Approve', method: 'POST', path: '/approvals/{}/approve' },
  refuseChange: { sv: 'Avslå', en: 'Refuse', method: 'POST', path: '/approvals/{}/refuse' },
  confirmContactDrill: {
    sv: 'Bekräfta',
    en: 'Confirm',
    method: 'POST',
    path: '/contact-drills/{}/confirmations',
  },
} as const satisfies Record<string, AnswerKind>;
export type AnswerCode = keyof typeof ANSWERS;

/** The answers that concern what has this id. */
export const answersAt = (id: string, codes: readonly AnswerCode[]) =>
  codes.map((does) => {
    const { sv, en, method, path } = ANSWERS[does];
    return { does, text: { sv, en }, method, path: path.replace('{}', id) };
  });
