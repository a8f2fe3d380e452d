import type { Titles } from '../titles';

export const availabilityProblems: Titles = {
  'AVAILABILITY.WINDOW_EMPTY': {
    sv: 'Sluttiden är densamma som starttiden. Ange när tiden slutar.',
    en: 'The hours end at the time they begin. Say when they end.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.SHIFT_ENDS_FIRST': {
    sv: 'Passet slutar innan det börjar.',
    en: 'The shift ends before it begins.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.SHIFT_TOO_LONG': {
    sv: 'Passet är längre än två veckor. Lägg det som flera pass.',
    en: 'The shift is longer than two weeks. Record it as several shifts.',
    source: 'domain: Availability and duty; ADR 0018',
  },
  'AVAILABILITY.NOT_A_COORDINATOR': {
    sv: 'Personen är varken regionkoordinator eller i socialjouren.',
    en: 'The person is neither a regional coordinator nor of the social emergency service.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.SWAP_WITH_ONESELF': {
    sv: 'Det går inte att byta pass med sig själv.',
    en: 'A shift cannot be swapped with oneself.',
    source: 'domain: Availability and duty; ADR 0018',
  },
  'AVAILABILITY.NO_SHIFT': {
    sv: 'Det finns inget pass att lämna över.',
    en: 'There is no shift to hand over.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.TIME_NOT_ASKABLE': {
    sv: 'Tiden ska sluta efter att den börjar, och får inte vara för lång.',
    en: 'The time must end after it begins, and not be too long.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.WINDOW_ENDS_FIRST': {
    sv: 'Sluttiden är före starttiden. Ange att den gäller nästa dag om passet går över midnatt.',
    en: 'The hours end before they begin. Give the end as the next day where they pass midnight.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.WINDOW_TOO_LONG': {
    sv: 'Tiden är längre än ett dygn.',
    en: 'The hours are longer than a day and a night.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.PERIOD_ENDS_FIRST': {
    sv: 'Perioden slutar innan den börjar.',
    en: 'The period ends before it begins.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.PERIOD_TOO_LONG': {
    sv: 'Perioden är längre än ett år.',
    en: 'The period is longer than a year.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY_EXCEPTION.UNKNOWN': {
    sv: 'Undantaget finns inte.',
    en: 'There is no such exception.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.NOT_YOUR_SHIFT': {
    sv: 'Passet är någon annans.',
    en: 'The shift is somebody else’s.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.NOT_THEIR_SHIFT': {
    sv: 'Den andra har inget sådant pass.',
    en: 'The other person has no such shift.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.SHIFT_OVER': {
    sv: 'Passet är redan slut.',
    en: 'The shift is over already.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.OVERLAPPING_DUTY': {
    sv: 'Personen har redan beredskap under en del av passet.',
    en: 'The person is on call during a part of the shift already.',
    source: 'domain: Availability and duty; ADR 0018',
  },
  'AVAILABILITY.SWAP_ALREADY_PROPOSED': {
    sv: 'Ett byte av passet är redan föreslaget. Ta tillbaka det först.',
    en: 'A swap of the shift is proposed already. Withdraw it first.',
    source: 'domain: Availability and duty',
  },
  'SWAP.UNKNOWN': {
    sv: 'Bytet finns inte.',
    en: 'There is no such swap.',
    source: 'domain: Availability and duty; OSL 8:1',
  },
  'AVAILABILITY.SWAP_NOT_YOURS': {
    sv: 'Det är den andra som svarar på bytet, eller tar tillbaka det.',
    en: 'It is the other person who answers the swap, or withdraws it.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.SWAP_CLOSED': {
    sv: 'Bytet är inte längre öppet.',
    en: 'The swap is no longer open.',
    source: 'domain: Availability and duty',
  },
};
