import type { Decider, Intent } from '@samsyn/kernel';
import { decideCorrectEntry, type CorrectEntry } from './corrections/correct-entry/correct-entry';
import {
  decideDecideDisclosure,
  type DecideDisclosure,
} from './disclosures/decide-disclosure/decide-disclosure';
import {
  decideRequestDisclosure,
  type RequestDisclosure,
} from './disclosures/request-disclosure/request-disclosure';
import type { EntriesEvent } from './entries.events';

export type EntriesCommand = CorrectEntry | RequestDisclosure | DecideDisclosure;

function decide(command: EntriesCommand, _state: null, intent: Intent): readonly EntriesEvent[] {
  switch (command.kind) {
    case 'CorrectEntry':
      return decideCorrectEntry(command, intent);
    case 'RequestDisclosure':
      return decideRequestDisclosure(command);
    case 'DecideDisclosure':
      return decideDecideDisclosure(command);
  }
}

/**
 * What is appended to the stream of another service's entry. What a decision rests on lies in several streams, so it
 * comes with the command; of the stream itself nothing is folded here.
 */
export const entryStream: Decider<null, EntriesCommand, EntriesEvent> = {
  initial: null,
  evolve: (state) => state,
  decide,
};
