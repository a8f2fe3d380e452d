import { registerWarningTitles } from '@samsyn/web';

registerWarningTitles({
  'SITE.NOT_REGISTERED': {
    sv: 'Platsen finns inte i planen. Kontrollera namnet, eller lägg till platsen i planen.',
    en: 'The site is not in the plan. Check its name, or add the site to the plan.',
  },
  'CONDUCT.PERSONS_INSIDE': {
    sv: 'Enligt räkningen är personer kvar inne. Anteckna att de har gått ut, eller rätta antalet.',
    en: 'By the head-count, persons are still inside. Record that they have left, or correct the number.',
  },
});
