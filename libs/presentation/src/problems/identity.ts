import type { Titles } from '../titles';

export const identityProblems: Titles = {
  'AUTH.TOKEN_MISSING': {
    sv: 'Du behöver logga in: anropet saknar token.',
    en: 'You need to sign in: the request has no token.',
    source: 'RFC 6750 section 3',
  },
  'REQUEST.TOO_MANY_AT_ONCE': {
    sv: 'Du har för många frågor som väntar på svar. Vänta tills några är besvarade och försök igen.',
    en: 'Too many of your requests wait for an answer. Try again when some have been answered.',
    source: 'RFC 6585 section 4',
  },
  'AUTH.TOO_MANY_FAILED': {
    sv: 'För många inloggningar härifrån har inte gällt. Vänta en stund och försök igen.',
    en: 'Too many sign-ins from here did not hold. Wait a moment and try again.',
    source: 'RFC 6585 section 4',
  },
  'AUTH.TOKEN_INVALID': {
    sv: 'Inloggningen gäller inte här.',
    en: 'The sign-in is not valid here.',
    source: 'RFC 9068 section 4; RFC 6750 section 3.1',
  },
  'AUTH.TOKEN_EXPIRED': {
    sv: 'Inloggningen har gått ut. Logga in igen.',
    en: 'The sign-in has expired. Sign in again.',
    source: 'RFC 9068 section 4; RFC 6750 section 3.1',
  },
  'AUTH.SIGN_IN_TOO_WEAK': {
    sv: 'Du behöver logga in med ett starkare sätt än det du använde.',
    en: 'You need to sign in by a stronger means than the one that you used.',
    source: 'RFC 9470 section 3',
  },
  'AUTH.SIGN_IN_TOO_OLD': {
    sv: 'Det var för länge sedan du loggade in. Logga in igen.',
    en: 'You signed in too long ago. Sign in again.',
    source: 'RFC 9470 section 3',
  },
  'AUTH.SCOPE_MISSING': {
    sv: 'Programmet du använder har inte fått rätt att nå Samsyn åt dig.',
    en: 'The program that you use has not been allowed to reach Samsyn for you.',
    source: 'RFC 6750 section 3.1',
  },
  'AUTH.PERSON_UNKNOWN': {
    sv: 'Du är inte upplagd i Samsyn. Kontakta din administratör.',
    en: 'You are not registered in Samsyn. Contact your administrator.',
    source: 'domain: Who is asking',
  },
  'AUTH.ROLE_NOT_ALLOWED': {
    sv: 'Din roll får inte göra detta.',
    en: 'Your role may not do this.',
    source: 'domain: Who is asking; RFC 9110 section 15.5.4',
  },
  'AUTH.KEYS_UNAVAILABLE': {
    sv: 'Inloggningstjänsten kan inte nås just nu.',
    en: 'The sign-in service cannot be reached just now.',
    source: 'RFC 9110 section 15.6.4',
  },
  'PERSON.HAS_LEFT': {
    sv: 'Personen har slutat. Välj någon annan.',
    en: 'The person has left. Choose somebody else.',
    source: 'domain: Who is asking; ADR 0037',
  },
  'PERSON.UNKNOWN': {
    sv: 'Personen finns inte.',
    en: 'There is no such person.',
    source: 'domain: Who is asking; ADR 0006',
  },
  'REGION.UNKNOWN': {
    sv: 'Regionen är inte upplagd.',
    en: 'The region is not registered.',
    source: 'domain: Who is asking',
  },
  'IDENTITY.BRANCH_UNKNOWN': {
    sv: 'Verksamheten är inte upplagd.',
    en: 'The branch is not registered.',
    source: 'domain: Who is asking',
  },
  'IDENTITY.ROLE_UNKNOWN': {
    sv: 'Ingen har den rollen. Ange att den är ny om den är rätt stavad.',
    en: 'Nobody has that role. Say that it is new if it is spelt right.',
    source: 'domain: Who is asking',
  },
  'IDENTITY.ROLE_OF_OTHERS': {
    sv: 'Rollen finns inte i den verksamheten.',
    en: 'The role is not one of that branch’s agency.',
    source: 'domain: Who is asking; OSL 26:1',
  },
  'IDENTITY.BRANCH_SPLIT': {
    sv: 'Verksamheten har delats upp och finns inte längre.',
    en: 'The branch has been split and no longer exists.',
    source: 'ADR 0036',
  },
  'IDENTITY.SPLIT_OUTSIDE_AGENCY': {
    sv: 'En verksamhet delas upp i andra verksamheter inom samma myndighet, var och en angiven en gång.',
    en: 'A branch is split into other branches of its agency, each named once.',
    source: 'ADR 0036',
  },
  'IDENTITY.SPLIT_INCOMPLETE': {
    sv: 'Alla personer i verksamheten, även de som har slutat, ska höra till exakt en av de nya: `missing` saknas, `unknown` hör inte dit.',
    en: 'Every person in the branch, including those who have left, goes to exactly one new branch: `missing` are not placed, `unknown` do not belong to it.',
    source: 'ADR 0036',
  },
  'IDENTITY.SPLIT_REST': {
    sv: 'Exakt en av de nya verksamheterna tar över det som ingen annan gör (`rest`).',
    en: 'Exactly one of the new branches takes over what no other branch does (`rest`).',
    source: 'ADR 0036',
  },
  'IDENTITY.MUNICIPALITY_UNKNOWN': {
    sv: 'Kommunen finns inte: ange dess kod, till exempel `vaxjo`.',
    en: 'There is no such municipality: give its code, for example `vaxjo`.',
    source: 'ADR 0036',
  },
  'IDENTITY.CODE_RESERVED': {
    sv: 'Koden är reserverad för systemet.',
    en: 'The code is reserved for the system.',
    source: 'domain: Who is asking',
  },
  'IDENTITY.SUBJECT_TAKEN': {
    sv: 'Inloggningen hör redan till en annan person.',
    en: 'The sign-in already belongs to another person.',
    source: 'domain: Who is asking; ADR 0006',
  },
  'IDENTITY.LAST_ADMINISTRATOR': {
    sv: 'Det måste finnas minst en administratör kvar.',
    en: 'At least one administrator must remain.',
    source: 'domain: Who is asking',
  },
};
