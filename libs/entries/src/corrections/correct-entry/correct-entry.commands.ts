import { allFilledIn } from '@samsyn/event-store';
import { EntryCorrected } from '../../entries.events';
import { entryCommand, RECORDER_OR_ITS_HOLDER } from '../../entry-command';

export const correctEntry = entryCommand({
  event: EntryCorrected,
  kind: 'CorrectEntry',
  id: 'correctEntry',
  path: 'corrections',
  who: RECORDER_OR_ITS_HOLDER,
  title: 'Something that was recorded was wrong',
  description: 'Never an edit: the correction is a new entry that inherits the labels of what it corrects.',
  refusals: [
    'ENTRY.UNKNOWN',
    'CORRECTION.FIELD_NOT_CORRECTABLE',
    'CORRECTION.CHANGED_ELSEWHERE',
    'CORRECTION.NAMES_RECIPIENT',
    'CORRECTION.VALUE_INVALID',
    'REGION.UNKNOWN',
    'CORRECTION.OF_A_CORRECTION',
    'CORRECTION.CORRECTED_MEANWHILE',
    'TIME.IN_THE_FUTURE',
  ],
  // In the body what the corrected field takes: `CorrectionDto`.
  fields: allFilledIn(EntryCorrected),
});
