import type { Titles } from '../titles';

export const conductingWarnings: Titles = {
  'SITE.NOT_REGISTERED': {
    sv: 'Platsen finns inte i planen. Kontrollera namnet, eller lägg till platsen i planen.',
    en: 'The site is not in the plan. Check its name, or add the site to the plan.',
  },
  'CONDUCT.NOT_RELEASED': {
    sv: 'Klartecken har inte getts. Det antecknas, och uppföljningen tar upp det.',
    en: 'Clearance has not been given. It is recorded, and the debrief takes it up.',
  },
  'CONDUCT.NOT_STARTED': {
    sv: 'Ingen start är antecknad. Anteckna när insatsen började.',
    en: 'No start is recorded. Record when the operation began.',
  },
  'CONDUCT.ALREADY_ENDED': {
    sv: 'Insatsen är redan avslutad. Var den första tiden fel rättas den i stället.',
    en: 'The operation has ended already. If the first time was wrong, correct that instead.',
  },
  'CONDUCT.ENDS_BEFORE_START': {
    sv: 'Insatsen slutar innan den börjar. Rätta den av tiderna som är fel.',
    en: 'The operation ends before it begins. Correct the time that is wrong.',
  },
  'SUPPORT.UNKNOWN_KIND': {
    sv: 'Något av stöden finns inte i förteckningen. Det antecknas, och räknas som annat stöd.',
    en: 'A kind of support is not in the list. It is recorded, and counts as other support.',
  },
  'CONDUCT.PERSONS_INSIDE': {
    sv: 'Enligt räkningen är personer kvar inne. Anteckna att de har gått ut, eller rätta antalet.',
    en: 'By the head-count, persons are still inside. Record that they have left, or correct the number.',
  },
  'CONDUCT.CHECK_INS_RUNNING': {
    sv: 'Incheckningar pågår fortfarande, och larmar den som inte hörs av. Avsluta dem när alla är i säkerhet.',
    en: 'Check-ins are still running and raise an alarm for whoever is not heard of. End them when everybody is safe.',
  },
  'CONDUCT.MANY_PERSONS': {
    sv: 'Det är ovanligt med så många på en gång. Kontrollera antalet.',
    en: 'It is unusual that there are so many at once. Check the number.',
  },
  'CONDUCT.MORE_LEFT_THAN_INSIDE': {
    sv: 'Fler har gått ut än vad som är antecknat som inne. Kontrollera antalet.',
    en: 'More persons have gone out than are recorded as inside. Check the number.',
  },
  'AREA_COUNT.NOT_BEGUN': {
    sv: 'Tiden som antalet gäller har inte börjat än. Kontrollera dag och klockslag.',
    en: 'The time that the count is of has not begun yet. Check the day and the time.',
  },
  'REFERRAL.WITHOUT_CONSENT': {
    sv: 'Inget samtycke till hänvisningen är antecknat. Mottagaren ser ändå vad den gäller: vill den utsatta det?',
    en: 'No consent to the referral is recorded. The recipient still sees what it is about: does the exposed person want that?',
  },
  'ENCOUNTER.NAMED_AND_NOT_KNOWN': {
    sv: 'Du anger ett namn men inte att identiteten är känd. Kontrollera vilket som gäller.',
    en: 'You give a name and do not say that the identity is known. Check which of them holds.',
  },
  'REFERRAL.ALREADY_OPEN': {
    sv: 'Samma hänvisning till samma mottagare är redan öppen. Ta tillbaka den ena om det är en dubblett.',
    en: 'The same referral to the same recipient is open already. Withdraw one of them if it is a duplicate.',
  },
  'PERSON_MET.NOBODY_THERE': {
    sv: 'Ingen regionkoordinator är upplagd för regionen, så ingen får uppgiften att kontakta den utsatta. Ring socialtjänsten nu, och be en administratör lägga upp någon.',
    en: 'No regional coordinator is registered for the region, so nobody gets the task of reaching the exposed person. Telephone the social services now, and ask an administrator to register somebody.',
  },
  'CHILD_CONCERN.NOBODY_THERE': {
    sv: 'Ingen är upplagd på det kontoret, så ingen ser orosanmälan. Ring kontoret nu. Styr sedan om anmälan, eller be en administratör lägga upp någon där.',
    en: 'Nobody is registered at that office, so nobody sees the report of concern. Telephone the office now. Then redirect the report, or ask an administrator to register somebody there.',
  },
  'FOLLOW_UP.IS_OVER': {
    sv: 'Tiden för mötet har redan varit. Kontrollera dag och år.',
    en: 'The time of the meeting has already passed. Check the day and the year.',
  },
  'FOLLOW_UP.FAR_AWAY': {
    sv: 'Mötet ligger mer än ett år bort. Kontrollera dag och år.',
    en: 'The meeting is more than a year away. Check the day and the year.',
  },
};
