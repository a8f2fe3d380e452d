import { conductFact } from '../../facts/fact-definition';
import { DissentRecorded } from '../conduct.events';

export const dissentFacts = [
  conductFact({
    event: DissentRecorded,
    path: 'dissents',
    who: 'participant',
    title: 'The own branch did not agree to a joint decision',
    description: 'At once or afterwards, whatever the decision says of who agreed.',
    refusals: ['DECISION.UNKNOWN'],
    fields: { decision: 'The entry of the decision.', reason: 'Why the branch disagreed.' },
  }),
];
