import type { AnswerCode } from './answers';

/** How soon: an alarm comes before everything, then what others wait for, then days. */
export const URGENCIES = ['alarm', 'urgent', 'soon', 'later'] as const;
export type Urgency = (typeof URGENCIES)[number];

export interface ItemKind {
  readonly sv: string;
  readonly en: string;
  /** At least so urgent, whatever its deadline. */
  readonly urgency: Urgency;
  /** Every answer that it may get, the expected one first. */
  readonly answers: readonly AnswerCode[];
  /** Its deadline is a day, and passes at the end of it: the day is shown, not the midnight after it. */
  readonly byDay?: true;
}

/** Everything that can wait for a person. Source: the list, docs/domain.md section 2. */
export const ITEM_KINDS = {
  'check-in-missed': {
    sv: 'Larm: någon har inte hört av sig',
    en: 'Alarm: somebody has not checked in',
    urgency: 'alarm',
    answers: ['recordSafetyCheckedIn', 'recordSafetyAlarmHandled', 'recordSafetyCheckInEnded'],
  },
  'check-in-due': {
    sv: 'Du ska höra av dig',
    en: 'You are to check in',
    urgency: 'urgent',
    answers: ['recordSafetyCheckedIn', 'recordSafetyCheckInEnded'],
  },
  'call-to-answer': {
    sv: 'En kallelse att besvara',
    en: 'A call to answer',
    urgency: 'urgent',
    answers: ['acceptCall', 'declineCall'],
  },
  'advice-to-give': {
    sv: 'Du tillfrågas om råd',
    en: 'You are asked for advice',
    urgency: 'urgent',
    answers: ['giveAdvice', 'readAdviceCall'],
  },
  'drill-to-confirm': {
    sv: 'En kontaktövning att bekräfta',
    en: 'A contact drill to confirm',
    urgency: 'urgent',
    answers: ['confirmContactDrill'],
  },
  'leadership-to-accept': {
    sv: 'Ledningen erbjuds dig',
    en: 'Leadership is offered to you',
    urgency: 'urgent',
    answers: ['recordLeadershipAccepted'],
  },
  'leadership-to-take-over': {
    sv: 'Den som leder insatsen har slutat: ta över ledningen',
    en: 'The person leading the operation has left: take over the leadership',
    urgency: 'urgent',
    answers: ['recordLeadershipTakenOver'],
  },
  'encounter-to-take-over': {
    sv: 'Den som höll kontakten med en utsatt person har slutat: ta över kontakten',
    en: 'The person in contact with an exposed person has left: take over the contact',
    urgency: 'soon',
    answers: ['recordEncounterTakenOver'],
  },
  'child-concern-to-acknowledge': {
    sv: 'En orosanmälan att bekräfta',
    en: 'A report of concern for a child to acknowledge',
    urgency: 'urgent',
    answers: ['acknowledgeChildConcern', 'redirectChildConcern'],
  },
  'child-concern-unacknowledged': {
    sv: 'En orosanmälan som ingen har bekräftat',
    en: 'A report of concern for a child that nobody has acknowledged',
    urgency: 'urgent',
    answers: ['redirectChildConcern'],
  },
  'incident-step': {
    sv: 'Fel mottagare: ett steg återstår',
    en: 'Wrong recipient: a step remains',
    urgency: 'urgent',
    answers: ['recordIncidentStep', 'closeIncident'],
  },
  'break-glass-to-review': {
    sv: 'En kollega har läst i nödläge: var det motiverat?',
    en: 'A colleague has read in an emergency: was it justified?',
    urgency: 'urgent',
    answers: ['reviewBreakGlass', 'readBrokenGlass'],
  },
  'break-glass-step': {
    sv: 'Någon har läst i nödläge utan skäl: ett steg återstår',
    en: 'Somebody has read in an emergency without good reason: a step remains',
    urgency: 'urgent',
    answers: ['recordBreakGlassStep', 'readBrokenGlass'],
  },
  'access-to-look-at': {
    sv: 'Någon har läst på ett sätt som bör ses över',
    en: 'Somebody has read in a way that should be looked at',
    urgency: 'later',
    answers: ['answerAccessAttention'],
  },
  'swap-to-answer': {
    sv: 'Ett byte av beredskap att besvara',
    en: 'A swap of on-call shifts to answer',
    urgency: 'soon',
    answers: ['acceptSwap', 'declineSwap'],
  },
  'invitation-to-answer': {
    sv: 'En inbjudan att besvara',
    en: 'An invitation to answer',
    urgency: 'soon',
    answers: ['confirmInvitation', 'declineInvitation'],
  },
  'campaign-to-answer': {
    sv: 'En inbjudan till en kampanj att besvara',
    en: 'An invitation to a campaign to answer',
    urgency: 'soon',
    answers: ['joinCampaign', 'declineCampaign'],
    byDay: true,
  },
  'agreement-to-adopt': {
    sv: 'En överenskommelse att anta',
    en: 'A standing agreement to adopt',
    urgency: 'later',
    answers: ['adoptAgreement', 'readAgreement'],
  },
  'interpreter-to-book': {
    sv: 'En tolk att boka',
    en: 'An interpreter to book',
    urgency: 'soon',
    answers: ['bookInterpreter', 'declineInterpreter', 'cancelInterpreter'],
  },
  'gate-not-met': {
    sv: 'Något saknas för klartecken',
    en: 'Something is missing for the clearance',
    urgency: 'soon',
    answers: [
      'readPlan',
      'holdPreBriefing',
      'briefLateJoiner',
      'callCoordinator',
      'releaseOperationWithoutCoordinator',
      'releaseOperation',
    ],
  },
  'branch-to-brief': {
    sv: 'En verksamhet att ge genomgång',
    en: 'A branch to brief',
    urgency: 'soon',
    answers: ['briefLateJoiner', 'readPlan'],
  },
  'plan-incomplete': {
    sv: 'Något saknas i planen',
    en: 'Something is missing from the plan',
    urgency: 'later',
    answers: ['readPlan'],
  },
  'operation-to-start': {
    sv: 'En insats med klartecken att starta',
    en: 'An operation with clearance, to start',
    urgency: 'soon',
    answers: ['startConduct', 'rescheduleOperation', 'cancelOperation'],
  },
  'pre-briefing-to-attend': {
    sv: 'Ett förmöte att delta i',
    en: 'A pre-briefing to attend',
    urgency: 'later',
    answers: ['readPlan'],
  },
  'task-assigned': {
    sv: 'Du har en uppgift i en insats',
    en: 'You have a task in an operation',
    urgency: 'later',
    answers: ['readPlan'],
  },
  'lessons-to-answer': {
    sv: 'Lärdomar från tidigare insatser att besvara',
    en: 'Lessons from earlier operations to answer',
    urgency: 'later',
    answers: ['answerLesson', 'listEarlierLessons'],
  },
  'follow-up-today': {
    sv: 'Ett uppföljande möte i dag',
    en: 'A follow-up meeting today',
    urgency: 'soon',
    answers: ['recordFollowUpKept', 'recordFollowUpMissed', 'recordFollowUpMoved', 'readEncounter'],
  },
  'follow-up-overdue': {
    sv: 'Ett uppföljande möte som ingen har antecknat utfallet av',
    en: 'A follow-up meeting whose outcome nobody has recorded',
    urgency: 'soon',
    answers: ['recordFollowUpKept', 'recordFollowUpMissed', 'recordFollowUpMoved', 'readEncounter'],
  },
  'support-contact-due': {
    sv: 'Den utsatta ska kontaktas',
    en: 'The exposed person is to be contacted',
    urgency: 'soon',
    answers: ['recordSupportContactMade', 'recordFollowUpBooked', 'readEncounter'],
  },
  'referral-to-answer': {
    sv: 'En hänvisning att besvara',
    en: 'A referral to answer',
    urgency: 'soon',
    answers: ['recordReferralAccepted', 'recordReferralRefused'],
  },
  'contact-person-met': {
    sv: 'En person som möttes utan regionkoordinator ska kontaktas',
    en: 'A person who was met without a regional coordinator is to be contacted',
    urgency: 'soon',
    answers: ['openEncounter'],
    byDay: true,
  },
  'referral-unanswered': {
    sv: 'En hänvisning utan svar',
    en: 'A referral without an answer',
    urgency: 'later',
    answers: ['recordReferralWithdrawn', 'readEncounter'],
  },
  'reflection-period-ending': {
    sv: 'En betänketid är på väg att upphöra',
    en: 'A reflection period is about to end',
    urgency: 'soon',
    answers: ['recordReflectionPeriodProlonged', 'recordReflectionPeriodEnded', 'readEncounter'],
    byDay: true,
  },
  'disclosure-to-decide': {
    sv: 'En begäran om utlämnande att avgöra',
    en: 'A request for disclosure to decide on',
    urgency: 'soon',
    answers: ['decideDisclosure'],
  },
  'public-records-to-answer': {
    sv: 'En begäran om allmän handling att besvara',
    en: 'A request for public records to answer',
    urgency: 'soon',
    answers: ['readPublicRecordsCopy', 'answerPublicRecordsRequest', 'withdrawPublicRecordsRequest'],
  },
  'conduct-not-ended': {
    sv: 'Ingen har antecknat att insatsen är avslutad',
    en: 'Nobody has recorded that the operation has ended',
    urgency: 'soon',
    answers: ['recordConductEnded'],
  },
  'call-chain-exhausted': {
    sv: 'Ingen av dem som kallades kommer',
    en: 'None of those who were called is coming',
    urgency: 'urgent',
    answers: ['callCoordinator', 'releaseOperationWithoutCoordinator'],
  },
  'late-yes-to-take-up': {
    sv: 'Ett ja kom efter svarstiden: kalla på nytt om det behövs',
    en: 'A yes came after the time to answer: call again if needed',
    urgency: 'urgent',
    answers: ['callCoordinator'],
  },
  'debrief-to-open': {
    sv: 'En uppföljning att öppna',
    en: 'A debrief to open',
    urgency: 'later',
    answers: ['openDebrief'],
  },
  'perspectives-to-ask-for': {
    sv: 'Verksamheternas perspektiv att efterfråga',
    en: 'Perspectives of the branches to ask for',
    urgency: 'later',
    answers: ['requestPerspectives'],
  },
  'perspective-to-give': {
    sv: 'Ert perspektiv efterfrågas',
    en: 'Your branch’s perspective is asked for',
    urgency: 'later',
    answers: ['submitPerspective'],
  },
  'perspective-to-release': {
    sv: 'Ett perspektiv att släppa fram som samordnare',
    en: 'A perspective to release as facilitator',
    urgency: 'later',
    answers: ['releasePerspective'],
  },
  'debrief-to-sign-off': {
    sv: 'En uppföljning att godkänna',
    en: 'A debrief to sign off',
    urgency: 'later',
    answers: ['signOffDebrief'],
  },
  'action-due': {
    sv: 'En åtgärd att göra klar',
    en: 'An action to complete',
    urgency: 'later',
    answers: ['completeAction', 'dropAction', 'moveAction', 'reassignAction'],
    byDay: true,
  },
  'facilitator-to-name': {
    sv: 'Samordnaren har slutat: utse en annan',
    en: 'The facilitator has left: name another',
    urgency: 'later',
    answers: ['nameFacilitator'],
  },
  'perspective-to-entrust-anew': {
    sv: 'Samordnaren har slutat: lämna ditt perspektiv till en annan',
    en: 'The facilitator has left: give your perspective to another',
    urgency: 'later',
    answers: ['submitPerspective'],
  },
  'change-to-approve': {
    sv: 'En ändring av ett konto, en verksamhet eller ett exemplar att godkänna',
    en: 'A change of an account, a branch or a copy to approve',
    urgency: 'soon',
    answers: ['approveChange', 'refuseChange'],
  },
  'campaign-debrief-to-hold': {
    sv: 'En kampanj att följa upp tillsammans',
    en: 'A campaign to debrief together',
    urgency: 'later',
    answers: ['recordCampaignMeeting'],
  },
  'campaign-action-due': {
    sv: 'En åtgärd efter en kampanj att göra klar',
    en: 'An action after a campaign to complete',
    urgency: 'later',
    answers: ['completeCampaignAction', 'dropCampaignAction', 'moveCampaignAction', 'reassignCampaignAction'],
    byDay: true,
  },
} as const satisfies Record<string, ItemKind>;
export type ItemCode = keyof typeof ITEM_KINDS;
