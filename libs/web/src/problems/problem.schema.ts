import { schemas, type AnswerOf } from '@samsyn/kernel';
import { RULE_TEXTS } from '../fields/rule-texts';

const { closed, codeOf, facts, integer, list, named, text } = schemas;

const bound = (description: string, example: number): schemas.Schema<number | string> => ({
  type: ['integer', 'string'],
  description: `${description} A number, a length, a year or a moment, as \`rule\` says.`,
  example,
});

const fieldError = named('FieldError', () =>
  closed({
    path: text('JSON Pointer (RFC 6901) into what was sent; empty for the whole of it.', '/window/1'),
    rule: codeOf(
      Object.keys(RULE_TEXTS),
      Object.entries(RULE_TEXTS)
        .map(([code, words]) => `- \`${code}\`: ${words}`)
        .join('\n'),
      'instant',
    ),
    title: text(
      'What is expected, for a person to read, in the language that Accept-Language asks for.',
      'Ange dag, klockslag och tidszon, till exempel 2026-11-19T19:00:00+01:00.',
    ),
    'allowed?': list(text('A code.', 'on-site'), 'The codes that may stand there.'),
    'min?': bound('The least that may stand there.', 1),
    'max?': bound('The most.', 500),
  }),
);
/** As it is answered: with a sentence for the caller to read. */
export type AnsweredFieldError = AnswerOf<typeof fieldError>;

export const problem = named('Problem', () =>
  closed(
    {
      type: {
        ...text('`urn:samsyn:problem:` and the code.', 'urn:samsyn:problem:REQUEST.INVALID'),
        format: 'uri',
      },
      title: text(
        'For a person to read, in the language that Accept-Language asks for (Swedish where it asks for neither).',
        'Uppgifterna i anropet är inte giltiga.',
      ),
      status: integer('The status of the answer.', 400),
      code: text('Stable; all of them stand under `x-problem-codes`, with their titles.', 'REQUEST.INVALID'),
      'details?': facts(
        'What the code needs to be understood: ids, codes, counts. Nothing that a person wrote.',
        {
          missing: ['approach'],
        },
      ),
      'errors?': list(fieldError, 'With `REQUEST.INVALID` and nothing else: at most 100.'),
    },
    'RFC 9457.',
  ),
);
/** Members of the answer (RFC 9457 section 3.1), media type `application/problem+json`. */
export type ProblemBody = AnswerOf<typeof problem>;
