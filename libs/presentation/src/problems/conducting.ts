import type { Titles } from '../titles';

export const conductingProblems: Titles = {
  'CONDUCT.LEADER_OUTSIDE_BRANCH': {
    sv: 'Ledningen kan bara lämnas över till någon i den ledande verksamheten.',
    en: 'The leadership can only be handed over to somebody in the leading branch.',
    source: 'domain: Safety of the staff; OSL 18:1; ADR 0014',
  },
  'CONDUCT.NO_HANDOVER': {
    sv: 'Ledningen har inte lämnats över till dig.',
    en: 'The leadership has not been handed over to you.',
    source: 'domain: Safety of the staff; ADR 0014',
  },
  'CONDUCT.NOT_THE_LEADER': {
    sv: 'Personen leder inte insatsen nu. Ange den som leder; någon kan ha tagit över nyss.',
    en: 'The person does not lead the operation now. Name the one who does; somebody may just have taken over.',
    source: 'domain: Who takes part; ADR 0037',
  },
  'AREA_COUNT.ENDS_BEFORE_IT_BEGINS': {
    sv: 'Tiden som antalet gäller slutar innan den börjar. Kontrollera från och till.',
    en: 'The time that the count is of ends before it begins. Check from and to.',
    source: 'domain: On the site; ADR 0041',
  },
  'DEVIATION.UNKNOWN_CODE': {
    sv: 'Avvikelsen finns inte för den här typen av insats.',
    en: 'This kind of operation has no such deviation.',
    source: 'domain: On the site; ADR 0009',
  },
  'CHILD_CONCERN.UNKNOWN': {
    sv: 'Orosanmälan finns inte.',
    en: 'There is no such report of concern for a child.',
    source: 'domain: The encounter; OSL 26:1; ADR 0035',
  },
  'PERSON_MET.CONTACT_NOT_WANTED': {
    sv: 'Den utsatta har sagt nej till kontakt. Ta bort kontaktuppgiften, eller utelämna svaret om ingen frågade.',
    en: 'The exposed person said no to being contacted. Leave out how to reach the person, or leave out the answer if nobody asked.',
    source: 'OSL 26:1; domain: The encounter; ADR 0034',
  },
  'PERSON_MET.TAKEN_CARE_OF': {
    sv: 'En annan regionkoordinator har redan kontakten. Be att få den överlämnad om du ska ha den.',
    en: 'Another regional coordinator has the contact already. Ask to have it handed over if it is to be yours.',
    source: 'domain: The encounter; ADR 0034',
  },
  'CHILD_CONCERN.NOT_SOCIAL_SERVICES': {
    sv: 'En orosanmälan går bara till socialtjänsten. Ange en kommuns socialtjänst eller socialjour.',
    en: 'A report of concern for a child goes to the social services only. Name a municipality’s social services or the social emergency service.',
    source: 'SoL (2025:400) 19:1; ADR 0035',
  },
  'CHILD_CONCERN.COORDINATORS_OFFICE': {
    sv: 'Regionkoordinatorer tar inte emot orosanmälningar. Ange kommunens socialtjänst eller socialjour; svaret anger vilka som finns.',
    en: 'Regional coordinators do not take up concerns for children. Name the social services of the municipality or the emergency service; the answer lists them.',
    source: 'SoL (2025:400) 19:1; ADR 0035',
  },
  'CHILD_CONCERN.REDIRECTED': {
    sv: 'Orosanmälan har hänvisats vidare till en annan socialtjänst, som har den nu.',
    en: 'The report of concern has been redirected to another office of the social services, which has it now.',
    source: 'domain: The encounter; ADR 0035',
  },
  'REFERRAL.ACTOR_NOT_REGISTERED': {
    sv: 'Aktören är inte upplagd för det stödet. Svaret anger vilka som är det; en administratör kan lägga upp fler.',
    en: 'The actor is not registered for that support. The answer lists the actors that are; an administrator can register more.',
    source: 'domain: The encounter; ADR 0035',
  },
  'REFERRAL.CERTIFICATION_ENDED': {
    sv: 'Aktörens certifiering har gått ut. Hänvisa till en annan aktör, eller be en administratör att anteckna den nya.',
    en: 'The actor’s certification has ended. Refer to another actor, or ask an administrator to record the new one.',
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
    sv: 'Det finns inget öppet larm.',
    en: 'There is no open alarm.',
    source: 'domain: Safety of the staff; ADR 0015',
  },
  'ENCOUNTER.UNKNOWN': {
    sv: 'Det finns inget sådant möte med en utsatt person.',
    en: 'There is no such meeting with an exposed person.',
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
  'ENCOUNTER.CONSENT_IS_OVER': {
    sv: 'Samtycket slutade gälla innan det gavs. Kontrollera `until`: tiden ska ligga efter `details.after`.',
    en: 'The consent ended before it was given. Check `until`: it must be later than `details.after`.',
    source: 'OSL 12:2; domain: The encounter',
  },
  'ENCOUNTER.NO_OPEN_REFERRAL': {
    sv: 'Det finns ingen hänvisning som väntar på det svaret.',
    en: 'There is no referral that waits for that answer.',
    source: 'domain: The encounter',
  },
  'ENCOUNTER.LINKED_WITH_ITSELF': {
    sv: 'Mötet kan inte kopplas till sig självt.',
    en: 'The meeting cannot be linked to itself.',
    source: 'domain: The encounter; ADR 0024',
  },
  'ENCOUNTER.LINK_WITHOUT_GROUND': {
    sv: 'Mötena kopplas om den utsatta känner till det (known: true) eller för en fara (danger).',
    en: 'Meetings can be linked if the exposed person knows about it (known: true), or because of a danger (danger).',
    source: 'domain: The encounter; ADR 0024',
  },
  'ENCOUNTER.LINK_WITHOUT_END': {
    sv: 'Kopplingen ska ha en sista dag (until): från i dag till högst 365 dagar framåt.',
    en: 'The link needs a last day (until): from today to at most 365 days from now.',
    source: 'domain: The encounter; ADR 0024',
  },
  'ENCOUNTER.NO_LINK': {
    sv: 'De två mötena är inte kopplade.',
    en: 'The two meetings are not linked.',
    source: 'domain: The encounter; ADR 0024',
  },
  'REFLECTION_PERIOD.APPLICANT_NOT_ENTITLED': {
    sv: 'Den som anges fick inte ansöka om betänketid den dagen.',
    en: 'The applicant named could not apply for a reflection period on that day.',
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
    sv: 'Kontakten med den utsatta kan bara lämnas över till en kollega, eller till någon inom socialtjänsten på en annan ort.',
    en: 'The contact with the exposed person can only be handed over to a colleague, or to somebody in the social services elsewhere.',
    source: 'domain: The encounter; OSL 8:1; OSL 8:2; ADR 0036',
  },
  'ENCOUNTER.HAND_OVER_NEEDS_GROUND': {
    sv: 'En annan myndighet tar över kontakten: ange grund, till exempel den utsattas samtycke (OSL 12:2).',
    en: 'Another authority takes over the contact: give the ground, for example the exposed person’s consent (OSL 12:2).',
    source: 'OSL 8:1; OSL 12:2; ADR 0036',
  },
  'ENCOUNTER.STILL_HELD': {
    sv: 'Någon håller fortfarande i kontakten med den utsatta. Den kan lämnas över till en kollega i stället.',
    en: 'Somebody still holds the contact with the exposed person. It can be handed over to a colleague instead.',
    source: 'domain: The encounter; ADR 0037',
  },
  'ENCOUNTER.HANDED_OVER': {
    sv: 'Kontakten med den utsatta är överlämnad till en annan verksamhet. Det som antecknades dessförinnan kan läsas.',
    en: 'The contact with the exposed person was handed over to another branch. What was recorded before then can be read.',
    source: 'domain: The encounter; ADR 0036',
  },
};
