import { siteNameOf } from '@samsyn/kernel';
import { conductFact } from '../../facts/fact-definition';
import { AreaCounted } from './area-count.events';

export const areaCountFacts = [
  conductFact({
    event: AreaCounted,
    path: 'area-counts',
    who: 'participant',
    title: 'How many of something there were in an area',
    description:
      'In an operation of any kind; never refused for its order. The same area may be counted again, by the same or another branch: ' +
      'each count stands by itself, and the debrief adds none of them up. In no figure of the national statistics.',
    refusals: ['AREA_COUNT.ENDS_BEFORE_IT_BEGINS'],
    fields: {
      area: {
        description:
          'A district or a stretch of a street, as the mapping calls it: compared without case and without spaces. ' +
          'For the participants. Never an address of one person.',
        example: 'Järntorget',
        canonical: siteNameOf,
      },
      what: 'What was counted.',
      count: { description: 'How many; zero where somebody looked and there was none.', example: 12 },
      from: {
        description:
          'From when the count is, where it is of a time and not of the moment `occurredAt`. Whole days go from midnight to midnight.',
        example: '2026-11-19T21:30:00+01:00',
      },
      to: { description: 'Until when the count is.', example: '2026-11-19T22:15:00+01:00' },
      note: {
        description: 'How it was counted, and what may have made it more or fewer. Nobody is described.',
        example: { value: 'regn, och torget var avspärrat till kl 22' },
      },
    },
  }),
];
