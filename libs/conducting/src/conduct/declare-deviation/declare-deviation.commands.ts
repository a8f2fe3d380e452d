import { conductFact } from '../../facts/fact-definition';
import { DeviationDeclared } from '../conduct.events';

export const deviationFacts = [
  conductFact({
    event: DeviationDeclared,
    path: 'deviations',
    who: 'participant',
    title: 'Something went otherwise than planned',
    refusals: ['DEVIATION.UNKNOWN_CODE', 'ENTRY.UNKNOWN'],
    fields: {
      code: { description: 'Of a deviation of the kind of operation, or `other`.', example: 'other' },
      what: {
        description:
          'What went otherwise than planned. Others learn the code; what is written here only where it is shared.',
        example: { value: 'four went in though three were agreed', label: 'participants-only' },
        required: true,
      },
      entries: 'Entries that it is about, of plan and conduct: what every participant may know to exist.',
    },
  }),
];
