import { registerWarningTitles } from '@samsyn/web';

registerWarningTitles({
  'PLAN.TASK_REPLACED': {
    sv: 'Någon hade redan en annan uppgift. Den nya gäller i stället.',
    en: 'Somebody had another task already. The new one holds instead.',
  },
  'CALL.OPEN_ELSEWHERE': {
    sv: 'Svaret kom när kallelsen inte längre var öppen. En annan kallelse till dig är öppen: svara på den.',
    en: 'The answer came when the call was no longer open. Another call to you is open: answer that one.',
  },
});
