import { registerProblemTitles } from '@samsyn/web';

registerProblemTitles({
  'CALL_OUT.UNKNOWN': { sv: 'Kallelsen finns inte.', en: 'There is no such call.' },
  'PLAN.UNKNOWN_KIND': { sv: 'Insatstypen finns inte.', en: 'There is no such kind of operation.' },
  'PLAN.CANCELLED': { sv: 'Insatsen är inställd.', en: 'The operation is cancelled.' },
  'PLAN.NOT_BRIEFED': {
    sv: 'Inget förmöte har hållits.',
    en: 'No pre-briefing has been held.',
  },
  'PLAN.AGENDA_NOT_COVERED': {
    sv: 'Förmötet har inte tagit upp alla punkter som måste tas upp.',
    en: 'The pre-briefing has not covered every point that it must cover.',
  },
  'PLAN.BRANCH_NOT_BRIEFED': {
    sv: 'En verksamhet som har bekräftat har inte fått någon genomgång.',
    en: 'A branch that has confirmed has not been briefed.',
  },
  'PLAN.NO_COORDINATOR': {
    sv: 'Ingen regionkoordinator har tackat ja. Beslutet att gå ändå fattas för sig, med skäl.',
    en: 'No regional coordinator has accepted. To go ahead all the same is a decision of its own, with reasons.',
  },
  'PLAN.NOT_THE_NAMED_LEADER': {
    sv: 'Bara den utsedda insatsledaren får besluta om undantag.',
    en: 'Only the named operation leader may decide on an override.',
  },
  'CALL.NOT_YOURS': {
    sv: 'Kallelsen är ställd till någon annan.',
    en: 'The call is addressed to somebody else.',
  },
  'CALL.CHAIN_REPEATS': {
    sv: 'Samma person står flera gånger i kallelsekedjan.',
    en: 'The same person stands more than once in the chain of calls.',
  },
  'CALL.ANSWER_BY_PASSED': {
    sv: 'Svarstiden har redan gått ut.',
    en: 'The time to answer has already passed.',
  },
  'CALL.ALREADY_ACCEPTED': {
    sv: 'Någon har tackat ja. Meddela i stället att hon inte längre behövs.',
    en: 'Somebody has accepted. Release her instead.',
  },
  'CALL.NOBODY_ACCEPTED': { sv: 'Ingen har tackat ja till kallelsen.', en: 'Nobody has accepted the call.' },
  'AVAILABILITY.WINDOW_EMPTY': {
    sv: 'Tiden slutar när den börjar.',
    en: 'The hours end when they begin.',
  },
  'AVAILABILITY.SHIFT_ENDS_FIRST': {
    sv: 'Passet slutar innan det börjar.',
    en: 'The shift ends before it begins.',
  },
  'AVAILABILITY.NOT_A_COORDINATOR': {
    sv: 'Personen är varken regionkoordinator eller i jour.',
    en: 'The person is neither a regional coordinator nor a duty officer.',
  },
  'AVAILABILITY.SWAP_WITH_ONESELF': {
    sv: 'Det går inte att byta pass med sig själv.',
    en: 'A shift cannot be swapped with oneself.',
  },
  'AVAILABILITY.NO_SHIFT': {
    sv: 'Det finns inget pass att lämna över.',
    en: 'There is no shift to hand over.',
  },
  'AVAILABILITY.TIME_NOT_ASKABLE': {
    sv: 'Tiden ska sluta efter att den börjar, och vara högst 31 dagar.',
    en: 'The time must end after it begins, and be 31 days at most.',
  },
});
