import { commandOf } from '@samsyn/event-store';
import type { EntriesCommand } from './entry-stream';

/** A command on an entry, whichever service recorded it. */
export const entryCommand = commandOf<EntriesCommand['kind']>();

export const RECORDER_OR_ITS_HOLDER = 'the branch that recorded the entry; in an encounter its holder';
