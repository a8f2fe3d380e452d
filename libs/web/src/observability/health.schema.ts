import { closed, codeOf, count, mapOf, named } from '../openapi/schema';
import type { Readiness } from './health';

export const liveness = named('Liveness', () =>
  closed<{ status: 'live' }>({ status: codeOf(['live'], 'The process answers.') }),
);

export const readiness = named('Readiness', () =>
  closed<Readiness>({
    status: codeOf(['ready', 'not-ready'], 'Whether every part is up.'),
    checks: mapOf(codeOf(['up', 'down'], 'A part.'), 'By part; nothing of the reason is told.', {
      store: 'up',
    }),
    damaged: count(
      'Events and sealed fields of the log that did not verify when they were read, since the start.',
      0,
    ),
  }),
);
