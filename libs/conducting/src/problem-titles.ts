import { registerProblemTitles } from '@samsyn/web';

registerProblemTitles({
  'CONDUCT.LEADER_OUTSIDE_BRANCH': {
    sv: 'Ledningen kan bara lämnas över till någon i den ledande verksamheten.',
    en: 'Leadership can be handed over only to somebody of the leading branch.',
    source: 'domain: Safety of the staff; OSL 18:1; ADR 0014',
  },
  'CONDUCT.NO_HANDOVER': {
    sv: 'Ingen ledning har lämnats över till dig.',
    en: 'No leadership has been handed over to you.',
    source: 'domain: Safety of the staff; ADR 0014',
  },
  'CONDUCT.NOT_THE_LEADER': {
    sv: 'Personen leder inte insatsen nu. Ange den som leder; någon kan ha tagit över nyss.',
    en: 'The person does not lead the operation now. Name the one who does; somebody may just have taken over.',
    source: 'domain: Who takes part; ADR 0037',
  },
  'DEVIATION.UNKNOWN_CODE': {
    sv: 'Avvikelsen finns inte för den här sortens insats.',
    en: 'This kind of operation has no such deviation.',
    source: 'domain: On the site; ADR 0009',
  },
  'CHILD_CONCERN.UNKNOWN': {
    sv: 'Orosanmälan finns inte.',
    en: 'There is no such concern for a child.',
    source: 'domain: The encounter; OSL 26:1; ADR 0035',
  },
  'CHILD_CONCERN.NOT_SOCIAL_SERVICES': {
    sv: 'En orosanmälan går bara till socialtjänsten. Ange en kommuns socialtjänst eller socialjour.',
    en: 'A concern for a child goes to the social services only. Name a municipality’s social services or emergency service.',
    source: 'SoL (2025:400) 19:1; ADR 0035',
  },
  'CHILD_CONCERN.REDIRECTED': {
    sv: 'Orosanmälan har hänvisats vidare till en annan socialtjänst, som har den nu.',
    en: 'The concern has been redirected to another office of the social services, which has it now.',
    source: 'domain: The encounter; ADR 0035',
  },
  'REFERRAL.ACTOR_NOT_REGISTERED': {
    sv: 'Aktören är inte upplagd för det stödet. Svaret anger vilka som är det; en administratör lägger upp fler.',
    en: 'The actor is not registered for that support. The answer says which are; an administrator registers more.',
    source: 'domain: The encounter; ADR 0035',
  },
  'REFERRAL.CERTIFICATION_ENDED': {
    sv: 'Aktörens certifiering har gått ut. Hänvisa till en annan, eller låt en administratör anteckna den nya.',
    en: 'The actor’s certification has ended. Refer to another, or let an administrator record the new one.',
    source: 'domain: The encounter; ADR 0035',
  },
  'SUPPORT_SERVICE.UNKNOWN': {
    sv: 'Det stödet finns inte i förteckningen.',
    en: 'There is no such support in the list.',
    source: 'domain: The encounter',
  },
  'DECISION.UNKNOWN': {
    sv: 'Beslutet finns inte.',
    en: 'There is no such decision.',
    source: 'domain: On the site',
  },
  'CHECK_IN.UNKNOWN': {
    sv: 'Avstämningen finns inte.',
    en: 'There is no such check-in plan.',
    source: 'domain: Safety of the staff; OSL 8:1',
  },
  'CHECK_IN.NO_DEADLINE': {
    sv: 'Ange hur ofta eller till när avstämning ska ske.',
    en: 'Say how often, or by when, a check-in is due.',
    source: 'domain: Safety of the staff; ADR 0015',
  },
  'CHECK_IN.ENDS_BEFORE_IT_BEGINS': {
    sv: 'Avstämningen slutar innan den börjar.',
    en: 'The check-in plan ends before it begins.',
    source: 'domain: Safety of the staff; ADR 0015',
  },
  'CHECK_IN.NO_ALARM': {
    sv: 'Det finns inget larm som står kvar.',
    en: 'There is no alarm that stands.',
    source: 'domain: Safety of the staff; ADR 0015',
  },
  'ENCOUNTER.UNKNOWN': {
    sv: 'Mötet finns inte.',
    en: 'There is no such encounter.',
    source: 'domain: The encounter; OSL 26:1',
  },
  'ENCOUNTER.NO_OPEN_FOLLOW_UP': {
    sv: 'Det finns inget bokat uppföljande möte som väntar.',
    en: 'There is no follow-up meeting that is booked and waiting.',
    source: 'domain: The encounter',
  },
  'ENCOUNTER.NO_CONSENT': {
    sv: 'Det finns inget samtycke för den mottagaren att ta tillbaka.',
    en: 'There is no consent for that recipient to withdraw.',
    source: 'domain: The encounter; OSL 12:2',
  },
  'ENCOUNTER.NO_OPEN_REFERRAL': {
    sv: 'Det finns ingen hänvisning som väntar på det svaret.',
    en: 'There is no referral that waits for that answer.',
    source: 'domain: The encounter',
  },
  'ENCOUNTER.LINKED_WITH_ITSELF': {
    sv: 'Mötet kan inte kopplas till sig självt.',
    en: 'The encounter cannot be linked with itself.',
    source: 'domain: The encounter; ADR 0024',
  },
  'ENCOUNTER.LINK_WITHOUT_GROUND': {
    sv: 'Mötena kopplas om den utsatta känner till det (known: true) eller för en fara (danger).',
    en: 'Encounters are linked where the exposed person knows of it (known: true), or for a danger (danger).',
    source: 'domain: The encounter; ADR 0024',
  },
  'ENCOUNTER.LINK_WITHOUT_END': {
    sv: 'Kopplingen ska ha en sista dag (until): från i dag till högst 365 dagar framåt.',
    en: 'The link needs a last day (until): from today to at most 365 days from now.',
    source: 'domain: The encounter; ADR 0024',
  },
  'ENCOUNTER.NO_LINK': {
    sv: 'De två mötena är inte kopplade.',
    en: 'The two encounters are not linked.',
    source: 'domain: The encounter; ADR 0024',
  },
  'REFLECTION_PERIOD.APPLICANT_NOT_ENTITLED': {
    sv: 'Den som anges fick inte ansöka om betänketid den dagen.',
    en: 'Who is named could not apply for a reflection period on that day.',
    source: 'utlänningslagen (2005:716) 5 kap. 15 §; domain: The encounter',
  },
  'REFLECTION_PERIOD.NONE': {
    sv: 'Det finns ingen betänketid och ingen ansökan om en.',
    en: 'There is no reflection period, and no application for one.',
    source: 'utlänningslagen (2005:716) 5 kap. 15 §; domain: The encounter',
  },
  'REFLECTION_PERIOD.NOT_LONGER': {
    sv: 'Den nya sista dagen är tidigare än den nuvarande.',
    en: 'The new last day is earlier than the present one.',
    source: 'utlänningslagen (2005:716) 5 kap. 15 §; domain: The encounter',
  },
  'ENCOUNTER.HAND_OVER_OUTSIDE_BRANCH': {
    sv: 'Mötet kan bara lämnas över till en kollega, eller till någon inom socialtjänsten på en annan ort.',
    en: 'The encounter can be handed over only to a colleague, or to somebody of the social services elsewhere.',
    source: 'domain: The encounter; OSL 8:1; OSL 8:2; ADR 0036',
  },
  'ENCOUNTER.HAND_OVER_NEEDS_GROUND': {
    sv: 'En annan myndighet tar över mötet: ange grund, till exempel den utsattas samtycke (OSL 12:2).',
    en: 'Another authority takes the encounter over: say on what ground, for example the person’s consent (OSL 12:2).',
    source: 'OSL 8:1; OSL 12:2; ADR 0036',
  },
  'ENCOUNTER.HANDED_OVER': {
    sv: 'Mötet är överlämnat till en annan verksamhet. Det som antecknades dessförinnan kan läsas.',
    en: 'The encounter was handed over to another branch. What was recorded before then can be read.',
    source: 'domain: The encounter; ADR 0036',
  },
});
