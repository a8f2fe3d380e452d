import { FILLED_IN } from '@samsyn/event-store';
import { conductFact } from '../../facts/fact-definition';
import { ConductStarted } from '../conduct.events';

export const conductStarted = conductFact({
  event: ConductStarted,
  id: 'startConduct',
  path: 'start',
  who: 'operation-leader',
  title: 'The operation starts from the plan as it stands',
  description: 'Started before release or without a coordinator it is recorded all the same, as a deviation.',
  fields: { planRevision: FILLED_IN, planHash: FILLED_IN },
});
