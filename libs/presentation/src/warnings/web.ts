import type { Titles } from '../titles';

export const webWarnings: Titles = {
  'TIME.LONG_AGO': {
    sv: 'Tidpunkten ligger mer än en vecka tillbaka. Kontrollera att den stämmer.',
    en: 'The time lies more than a week back. Check that it is right.',
  },
  'TIME.IS_OVER': {
    sv: 'Tiden har redan passerat. Kontrollera dag och år.',
    en: 'The time has already passed. Check the day and the year.',
  },
  'TIME.FAR_AWAY': {
    sv: 'Tiden ligger ovanligt långt bort. Kontrollera dag och år.',
    en: 'The time is unusually far away. Check the day and the year.',
  },
  'TELEPHONE.NO_NUMBER': {
    sv: 'Det finns inget nummer att ringa. Ange ett telefonnummer.',
    en: 'There is no number to ring. Give a telephone number.',
  },
  'LANGUAGE.UNKNOWN': {
    sv: 'Språket känns inte igen. Ange dess kod, till exempel ro, eller dess namn på svenska eller engelska.',
    en: 'The language is not known. Give its code, for example ro, or its name in Swedish or English.',
  },
  'RECIPIENT.NOBODY_THERE': {
    sv: 'Ingen är upplagd i den verksamheten nu, så ingen ser detta. Ring dit, eller be en administratör lägga upp någon.',
    en: 'Nobody is registered in that branch now, so nobody sees this. Telephone them, or ask an administrator to register somebody.',
  },
  'TIME.AHEAD_OF_CLOCK': {
    sv: 'Tidpunkten ligger några minuter före Samsyns klocka. Den är antecknad som den sades.',
    en: 'The time is some minutes ahead of Samsyn’s clock. It is recorded as it was told.',
  },
};
