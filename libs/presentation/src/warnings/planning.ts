import type { Titles } from '../titles';

export const planningWarnings: Titles = {
  'INVITATION.AFTER_THE_END': {
    sv: 'Insatsen är avslutad. Tackar verksamheten ja läser den allt som delas mellan dem som deltar, också det som redan är antecknat. Behöver den bara veta en sak räcker ett beslut om utlämnande.',
    en: 'The operation has ended. If the branch says yes it reads everything that is shared by those who take part, what has been recorded already as well. If it needs to know one thing only, a decision on disclosure is enough.',
  },
  'PLAN.TASK_REPLACED': {
    sv: 'Någon hade redan en annan uppgift. Den nya gäller i stället.',
    en: 'Somebody already had another task. The new one applies instead.',
  },
  'PLAN.WINDOW_IS_OVER': {
    sv: 'Tiden för insatsen har redan varit. Kontrollera dag och år.',
    en: 'The time of the operation has already passed. Check the day and the year.',
  },
  'PLAN.WINDOW_FAR_AWAY': {
    sv: 'Insatsen ligger mer än ett halvår bort. Kontrollera dag och år.',
    en: 'The operation is more than half a year away. Check the day and the year.',
  },
  'PLAN.WINDOW_LONG': {
    sv: 'Insatsen pågår i mer än två veckor. Kontrollera dag och år.',
    en: 'The operation lasts more than two weeks. Check the day and the year.',
  },
  'PLAN.MUNICIPALITY_UNKNOWN': {
    sv: 'Kommunen finns inte i förteckningen över kommuner. Kontrollera stavningen.',
    en: 'The municipality is not in the list of municipalities. Check how it is spelled.',
  },
  'PLAN.MUNICIPALITY_OUTSIDE_REGION': {
    sv: 'Kommunen ligger i en annan region än insatsen. Kontrollera vilken som är rätt.',
    en: 'The municipality lies in another region than the operation. Check which is right.',
  },
  'PLAN.COVERED_UNKNOWN': {
    sv: 'Någon punkt finns inte på dagordningen för den här typen av insats. Kontrollera stavningen.',
    en: 'A point is not on the agenda of this kind of operation. Check how it is spelled.',
  },
  'PLAN.MANY_INSIDE': {
    sv: 'Det är ovanligt att så många går in. Kontrollera antalet.',
    en: 'It is unusual that so many go in. Check the number.',
  },
  'PLAN.BRIEFING_AFTER_START': {
    sv: 'Förmötet ligger efter att insatsen börjar. Kontrollera tiden.',
    en: 'The pre-briefing is after the start of the operation. Check the time.',
  },
  'PLAN.BRIEFING_IS_OVER': {
    sv: 'Tiden för förmötet har redan varit. Kontrollera den.',
    en: 'The time of the pre-briefing has already passed. Check it.',
  },
  'PLAN.ANSWER_BY_IS_OVER': {
    sv: 'Tiden att svara har redan gått ut. Kontrollera den.',
    en: 'The time to answer has already passed. Check it.',
  },
};
