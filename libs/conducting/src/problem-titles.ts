import { registerProblemTitles } from '@samsyn/web';

registerProblemTitles({
  'ENCOUNTER.UNKNOWN': { sv: 'Mötet finns inte.', en: 'There is no such encounter.' },
  'ENCOUNTER.NO_OPEN_FOLLOW_UP': {
    sv: 'Det finns inget bokat uppföljande möte som väntar.',
    en: 'There is no follow-up meeting that is booked and waiting.',
  },
  'ENCOUNTER.NO_CONSENT': {
    sv: 'Det finns inget samtycke för den mottagaren att ta tillbaka.',
    en: 'There is no consent for that recipient to withdraw.',
  },
  'ENCOUNTER.NO_OPEN_REFERRAL': {
    sv: 'Det finns ingen hänvisning som väntar på det svaret.',
    en: 'There is no referral that waits for that answer.',
  },
  'ENCOUNTER.HAND_OVER_OUTSIDE_BRANCH': {
    sv: 'Mötet kan bara lämnas över till en kollega i samma verksamhet.',
    en: 'The encounter can be handed over only to a colleague of the same branch.',
  },
});
