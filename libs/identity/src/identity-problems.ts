import { registerProblemTitles } from '@samsyn/web';

registerProblemTitles({
  'AUTH.TOKEN_MISSING': {
    sv: 'Du behöver logga in: anropet saknar token.',
    en: 'You need to sign in: the request has no token.',
  },
  'AUTH.TOKEN_INVALID': { sv: 'Inloggningen gäller inte här.', en: 'The sign-in is not valid here.' },
  'AUTH.TOKEN_EXPIRED': {
    sv: 'Inloggningen har gått ut. Logga in igen.',
    en: 'The sign-in has expired. Sign in again.',
  },
  'AUTH.PERSON_UNKNOWN': {
    sv: 'Du är inte upplagd i Samsyn. Kontakta din administratör.',
    en: 'You are not registered in Samsyn. Contact your administrator.',
  },
  'AUTH.ROLE_NOT_ALLOWED': {
    sv: 'Din roll får inte göra detta.',
    en: 'Your role may not do this.',
  },
  'AUTH.KEYS_UNAVAILABLE': {
    sv: 'Inloggningstjänsten kan inte nås just nu.',
    en: 'The sign-in service cannot be reached just now.',
  },
  'PERSON.UNKNOWN': { sv: 'Personen finns inte.', en: 'There is no such person.' },
  'IDENTITY.BRANCH_UNKNOWN': {
    sv: 'Verksamhetsgrenen är inte upplagd.',
    en: 'The branch is not registered.',
  },
  'IDENTITY.CODE_RESERVED': {
    sv: 'Koden är reserverad för systemet.',
    en: 'The code is reserved for the system.',
  },
  'IDENTITY.SUBJECT_TAKEN': {
    sv: 'Inloggningen hör redan till en annan person.',
    en: 'The sign-in already belongs to another person.',
  },
  'IDENTITY.LAST_ADMINISTRATOR': {
    sv: 'Det måste finnas minst en administratör kvar.',
    en: 'At least one administrator must remain.',
  },
});
