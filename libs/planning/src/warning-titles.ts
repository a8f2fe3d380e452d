import { registerWarningTitles } from '@samsyn/web';

registerWarningTitles({
  'PLAN.TASK_REPLACED': {
    sv: 'Någon hade redan en annan uppgift. Den nya gäller i stället.',
    en: 'Somebody had another task already. The new one holds instead.',
  },
  'CALL.RENEWED': {
    sv: 'Insatsen har flyttats. Svaret gäller den gamla tiden: svara på den kallelse som är öppen nu.',
    en: 'The operation has been moved. The answer is for the former time: answer the call that is open now.',
  },
});
