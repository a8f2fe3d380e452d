import { schemas, type AnswerOf } from '@samsyn/kernel';

const { closed, codeOf, count, mapOf, named } = schemas;

export const liveness = named('Liveness', () => closed({ status: codeOf(['live'], 'The process answers.') }));

export const readiness = named('Readiness', () =>
  closed({
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
export type Readiness = AnswerOf<typeof readiness>;
