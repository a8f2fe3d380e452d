import type { Titles } from '../titles';

export const callOutWarnings: Titles = {
  'CALL.OPEN_ELSEWHERE': {
    sv: 'Svaret kom när kallelsen inte längre var öppen. En annan kallelse till dig är öppen: svara på den.',
    en: 'The answer came when the call was no longer open. Another call to you is open: answer that one.',
  },
  'CALL.ETA_IS_OVER': {
    sv: 'Ankomsttiden har redan varit. Kontrollera den.',
    en: 'The time of arrival has already passed. Check it.',
  },
  'CALL.ETA_AFTER_THE_END': {
    sv: 'Ankomsttiden ligger efter att insatsen är slut. Kontrollera den.',
    en: 'The time of arrival is after the end of the operation. Check it.',
  },
};
