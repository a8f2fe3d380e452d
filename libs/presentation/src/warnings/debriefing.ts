import type { Titles } from '../titles';

export const debriefingWarnings: Titles = {
  'DEBRIEF.EARLIER_FACILITATOR_LEFT': {
    sv: 'Texter som lämnats till den samordnare som har slutat följer inte med till den nya. De som skrev uppmanas att lämna dem på nytt.',
    en: 'Texts that were given to the facilitator who has left do not pass to the new one. Their authors are asked to give them anew.',
  },
};
