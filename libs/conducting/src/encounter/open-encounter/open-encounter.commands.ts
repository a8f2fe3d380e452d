import type { FactDefinition } from '../../facts/fact-definition';
import { EncounterOpened } from '../encounter.events';

export const encounterOpened: FactDefinition<'EncounterOpened', typeof EncounterOpened.fields> = {
  event: EncounterOpened,
  id: 'openEncounter',
  path: 'encounters',
  who: 'coordinator, or another person of a participating branch of the social services; with `from`, a coordinator of the region, whose branch need not take part',
  title: 'A person was met (`EncounterOpened`); answers the id of the encounter',
  description:
    '`id` is the encounter. From now on the encounter exists for who opened it, and for those it is handed to.',
  refusals: ['ENTRY.UNKNOWN', 'PERSON_MET.TAKEN_CARE_OF'],
  fields: {
    identity: 'Whether the exposed person is known; support needs no name.',
    ageBand: {
      description: 'Age as it was judged, never a date of birth.',
      example: 'possibly under 18',
    },
    from: 'The `PersonMetWithoutCoordinator` by which the person is known.',
    name: {
      description: 'The name of the exposed person, where it is known; under the secrecy of identity.',
      example: { value: 'A.' },
    },
  },
};
