import { commandOf } from '@samsyn/event-store';
import { AdviceRequested } from '../advice-call.events';
import type { RequestAdvice } from './request-advice';

export const requestAdvice = commandOf<RequestAdvice['kind']>()({
  event: AdviceRequested,
  kind: 'RequestAdvice',
  id: 'requestAdvice',
  path: '',
  who: 'everybody who may meet an exposed person: police, Migration Agency, municipalities, health care, civil society and others, but analysts, facilitators, registrars and administrators',
  title: 'Asks a coordinator for advice by telephone, without any operation (AdviceRequested)',
  description:
    '`id` is the advice call. Samsyn goes on along the chain by itself (AdviceUnanswered, AdviceEscalated). Nobody on duty: that is recorded at once (AdviceUnanswered).',
  refusals: [
    'PERSON.UNKNOWN',
    'REGION.UNKNOWN',
    'ADVICE.NOT_A_COORDINATOR',
    'ADVICE.CHAIN_REPEATS',
    'ADVICE.ANSWER_BY_PASSED',
  ],
  answersNewId: true,
  fields: {
    topic: 'What it is about.',
    region: { description: 'Code of the region.', example: 'syd' },
    question: {
      example: 'We have found an advertisement; how do we go about it?',
      description:
        'What is asked; for the one who asks, the ones asked, and in the end the coordinators of the region. Tell of no person in a way by which they can be identified: no name, number, telephone or address.',
    },
    telephone: { description: 'Where the caller is reached.', example: '070-174 06 05' },
    answerBy: 'Until when an answer helps; everyone after the first has as long.',
    to: 'Absent: who stands first among those on duty, then the next.',
    then: { description: 'After `to`, in order.', optional: true, min: 0, max: 9 },
  },
});
