import { conductEvents, encounterEvents } from '@samsyn/conducting/contract';
import { entriesEvents } from '@samsyn/entries/contract';
import type { EventDefinition } from '@samsyn/event-store';
import { exampleNames } from '../../../identity/src/register/register-names.fixture';
import { receivedReport } from './received-report';

const at = '2026-11-19T19:05:00.000Z';
const events: readonly EventDefinition[] = [...conductEvents, ...encounterEvents, ...entriesEvents];

describe.each(['sv', 'en'] as const)('what others know of the exposed person, in %s', (language) => {
  const report = receivedReport(
    {
      operationId: '3898c9d9-6219-424d-b854-bbc8e0e106e5',
      encounter: '3898c9d9-6219-424d-b854-bbc8e0e106e6',
      openedAt: at,
      ownerBranch: 'social-services/coordinator-syd',
      branches: [
        {
          branch: 'police/trafficking-unit',
          takesPart: true,
          items: events.map(({ name, fields }) => ({
            entry: '3898c9d9-6219-424d-b854-bbc8e0e106e7',
            type: name,
            at,
            fields: Object.keys(fields),
            byDecision: [],
          })),
        },
      ],
      looked: [{ branch: 'police/trafficking-unit', first: '2026-11-19', last: '2026-11-20' }],
    },
    { language, names: exampleNames, now: at, world: 'real' },
  );
  const ofThePerson = /(?:den|en) utsatta?|exposed person|bordell|brothel|prostitution/i;

  it('addresses the exposed person, whatever event it is', () => {
    const rows = report.sections[0]!.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    expect(rows).toHaveLength(events.length);
    expect(rows.map(({ cells }) => cells[1]!).filter((cell) => ofThePerson.test(cell))).toEqual([]);
  });

  it('has no word that harms the person where somebody else finds it', () => {
    const texts = JSON.stringify({ ...report, sections: report.sections.map(({ heading }) => heading) });
    expect(texts).not.toMatch(ofThePerson);
  });
});
