import { registerProblemTitles } from '@samsyn/web';

registerProblemTitles({
  'OPERATION.UNKNOWN': {
    sv: 'Insatsen finns inte, eller så får du inte känna till den.',
    en: 'There is no such operation, or you may not know of it.',
  },
});
