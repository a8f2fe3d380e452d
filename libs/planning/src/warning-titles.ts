import { registerWarningTitles } from '@samsyn/web';

registerWarningTitles({
  'ADVICE.IDENTIFY_NOBODY': {
    sv: 'Frågan läses av den som tillfrågas och efteråt av regionens koordinatorer. Berätta inget som gör att någon kan kännas igen.',
    en: 'The question is read by whoever is asked and afterwards by the coordinators of the region. Tell nothing by which anybody can be identified.',
  },
  'ADVICE.LOOKS_IDENTIFYING': {
    sv: 'Frågan ser ut att innehålla ett personnummer eller ett telefonnummer. Ta tillbaka den och ställ den utan, om numret hör till den utsatta.',
    en: 'The question seems to hold a personal identity number or a telephone number. Withdraw it and ask without, where the number is the exposed person’s.',
  },
  'PLAN.TASK_REPLACED': {
    sv: 'Någon hade redan en annan uppgift. Den nya gäller i stället.',
    en: 'Somebody had another task already. The new one holds instead.',
  },
  'CALL.OPEN_ELSEWHERE': {
    sv: 'Svaret kom när kallelsen inte längre var öppen. En annan kallelse till dig är öppen: svara på den.',
    en: 'The answer came when the call was no longer open. Another call to you is open: answer that one.',
  },
});
