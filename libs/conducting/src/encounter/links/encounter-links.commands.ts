import { commandOf, FILLED_IN, Uuid } from '@samsyn/event-store';
import type { ChangeLink } from './encounter-link';
import {
  EncounterLinkWithdrawn,
  EncountersLinked,
  LINK_REASONS,
  PARTING_REASONS,
} from './encounter-link.events';

const command = commandOf<ChangeLink['kind']>();

const who = 'the holder of both encounters';
const DESCRIPTION =
  'Neither encounter is changed, and nobody sees the link but who holds both: it stands outside their operations.';
const REFUSALS = ['ENCOUNTER.UNKNOWN', 'ENCOUNTER.LINKED_WITH_ITSELF'];
const beside = {
  encounter: { schema: Uuid, description: 'The other encounter, of the same or another operation.' },
};

export const linkCommands = [
  command({
    event: EncountersLinked,
    kind: 'LinkEncounters',
    id: 'linkEncounters',
    path: 'links',
    who,
    title: 'Two encounters were with the same person',
    description: `${DESCRIPTION} It is shown until its last day; told again, it has the new one.`,
    refusals: [...REFUSALS, 'ENCOUNTER.LINK_WITHOUT_GROUND', 'ENCOUNTER.LINK_WITHOUT_END'],
    fields: {
      encounters: FILLED_IN,
      reason: {
        codes: LINK_REASONS,
        description: 'Why it is the same person. None describes a body or looks.',
      },
      known: 'The exposed person knows that the two are linked. Where not, `danger` is demanded.',
      danger: 'What the link protects from where the exposed person does not know of it.',
      until: {
        required: true,
        example: '2026-12-31',
        description:
          'The last day of the link, in Europe/Stockholm: today at the earliest, 365 days from now at the latest.',
      },
    },
    beside,
  }),
  command({
    event: EncounterLinkWithdrawn,
    kind: 'WithdrawLink',
    id: 'withdrawEncounterLink',
    path: 'links/withdrawals',
    who,
    title: 'They were with two persons after all',
    description: DESCRIPTION,
    refusals: [...REFUSALS, 'ENCOUNTER.NO_LINK'],
    fields: {
      encounters: FILLED_IN,
      reason: { codes: PARTING_REASONS, description: 'Why they are no longer linked.' },
    },
    beside,
  }),
];
