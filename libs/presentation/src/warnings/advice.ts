import type { Titles } from '../titles';

export const adviceWarnings: Titles = {
  'ADVICE.IDENTIFY_NOBODY': {
    sv: 'Frågan läses av den som tillfrågas och efteråt av regionens koordinatorer. Skriv inget som gör att någon kan kännas igen.',
    en: 'The question is read by whoever is asked and afterwards by the coordinators of the region. Write nothing by which anybody can be identified.',
  },
  'ADVICE.LOOKS_IDENTIFYING': {
    sv: 'Frågan ser ut att innehålla ett personnummer eller ett telefonnummer. Ta tillbaka den och ställ den utan, om numret hör till den utsatta.',
    en: 'The question seems to contain a personal identity number or a telephone number. Withdraw it and ask without it, if the number is the exposed person’s.',
  },
};
