import { FILLED_IN } from '@samsyn/event-store';
import { DisclosureRequested } from '../../entries.events';
import { entryCommand } from '../../entry-command';
import { ITEM } from '../item-notes';

export const requestDisclosure = entryCommand({
  event: DisclosureRequested,
  kind: 'RequestDisclosure',
  id: 'requestDisclosure',
  path: 'requests',
  who: 'whoever sees the entry and not the field',
  title: 'A branch asks for a field that is withheld from it',
  refusals: [
    'ENTRY.UNKNOWN',
    'DISCLOSURE.ALREADY_VISIBLE',
    'DISCLOSURE.ERASED',
    'DISCLOSURE.NOT_DISCLOSABLE',
  ],
  fields: {
    item: FILLED_IN,
    ground: { description: 'The rule that the request rests on.', example: 'OSL 10:2' },
    purpose: { description: 'For what it is needed.', example: 'planning of an interview' },
  },
  beside: { item: { ...ITEM, description: 'What is asked for: a field of an entry.' } },
});
