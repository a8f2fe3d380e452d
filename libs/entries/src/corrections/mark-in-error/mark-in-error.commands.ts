import { FILLED_IN, ShortText } from '@samsyn/event-store';
import { EntryMarkedInError } from '../../entries.events';
import { entryCommand, RECORDER_OR_ITS_HOLDER } from '../../entry-command';

export const markInError = entryCommand({
  event: EntryMarkedInError,
  kind: 'MarkInError',
  id: 'markEntryInError',
  path: 'in-error',
  who: RECORDER_OR_ITS_HOLDER,
  title: 'The entry should not be there',
  description:
    'History, replay, counts and debrief leave it out from now on; the history with `inError=shown` has it, marked. ' +
    'What happened to another person is told anew in that person’s encounter.',
  refusals: ['ENTRY.UNKNOWN', 'CORRECTION.NOT_MARKABLE', 'CORRECTION.NO_PERSON_MET', 'ENCOUNTER.ERASED'],
  fields: {
    entry: FILLED_IN,
    kind: '`entered-in-error`: it did not happen. `wrong-person`: not to this person.',
    // Sealed as what it marks, whichever branch records it: no label is chosen.
    reason: FILLED_IN,
  },
  calls: { kind: 'error' },
  beside: {
    reason: { schema: ShortText, example: 'noted on the wrong site', description: 'What was wrong with it.' },
  },
});
