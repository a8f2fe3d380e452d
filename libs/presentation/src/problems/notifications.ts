import type { Titles } from '../titles';

export const notificationsProblems: Titles = {
  'CHANNEL.UNKNOWN': {
    sv: 'Kontaktvägen finns inte.',
    en: 'There is no such channel.',
    source: 'domain: Work lists and notifications; ADR 0026',
  },
  'CHANNEL.OFF': {
    sv: 'Samsyn skickar inget den vägen här.',
    en: 'Samsyn does not send anything that way here.',
    source: 'domain: Work lists and notifications; ADR 0026',
  },
  'CHANNEL.ADDRESS_INVALID': {
    sv: 'Adressen går inte att använda.',
    en: 'The address cannot be used.',
    source: 'domain: Work lists and notifications; ADR 0026',
  },
  'CHANNEL.TOO_MANY': {
    sv: 'Du har redan så många kontaktvägar som är tillåtet.',
    en: 'You already have as many channels as are allowed.',
    source: 'domain: Work lists and notifications; ADR 0026',
  },
  'CHANNEL.TOO_MANY_CODES': {
    sv: 'För många koder har skickats i dag.',
    en: 'Too many codes have been sent today.',
    source: 'domain: Work lists and notifications; ADR 0026',
  },
  'CHANNEL.CODE_EXPIRED': {
    sv: 'Koden gäller inte längre. Begär en ny.',
    en: 'The code no longer holds. Ask for a new one.',
    source: 'domain: Work lists and notifications; ADR 0026',
  },
  'CHANNEL.CODE_WRONG': {
    sv: 'Koden stämmer inte.',
    en: 'The code is wrong.',
    source: 'domain: Work lists and notifications; ADR 0026',
  },
  'DRILL.UNKNOWN': {
    sv: 'Kontaktövningen finns inte.',
    en: 'There is no such contact drill.',
    source: 'domain: Work lists and notifications',
  },
  'DRILL.ANSWER_BY_INVALID': {
    sv: 'Svarstiden ska ligga inom ett dygn.',
    en: 'The time to answer must be within a day.',
    source: 'domain: Work lists and notifications',
  },
  'DRILL.NOBODY_TO_ASK': {
    sv: 'Det finns ingen att nå i regionen.',
    en: 'There is nobody to reach in the region.',
    source: 'domain: Work lists and notifications',
  },
  'DRILL.TOO_MANY': {
    sv: 'Det är för många att nå på en gång.',
    en: 'There are too many to reach at once.',
    source: 'domain: Work lists and notifications',
  },
  'CALENDAR.UNKNOWN': {
    sv: 'Kalendern finns inte.',
    en: 'There is no such calendar.',
    source: 'domain: Work lists and notifications; ADR 0027',
  },
  'CALENDAR.TOO_OFTEN': {
    sv: 'Kalendern hämtas för ofta.',
    en: 'The calendar is fetched too often.',
    source: 'domain: Work lists and notifications; ADR 0027',
  },
  'CALENDAR.TOO_MANY': {
    sv: 'Du har redan så många kalendrar som är tillåtet.',
    en: 'You already have as many calendars as are allowed.',
    source: 'domain: Work lists and notifications; ADR 0027',
  },
};
