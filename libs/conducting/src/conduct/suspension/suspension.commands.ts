import { conductFact } from '../../facts/fact-definition';
import { OperationResumed, OperationSuspended } from '../conduct.events';

export const suspensionFacts = [
  conductFact({
    event: OperationSuspended,
    path: 'suspension',
    who: 'operation-leader',
    title: 'The operation is halted',
    description: 'What happens meanwhile is recorded as ever, and marked.',
    fields: {
      reason: { description: 'Why it is halted.', example: 'a person is in the stairwell with a weapon' },
    },
  }),
  conductFact({
    event: OperationResumed,
    path: 'resumption',
    who: 'operation-leader',
    title: 'The operation goes on',
    fields: {},
  }),
];
