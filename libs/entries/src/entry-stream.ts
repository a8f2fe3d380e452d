import type { Decider, CommandMetadata } from '@samsyn/kernel';
import {
  decideBreakGlass,
  decideExpireBreakGlass,
  type BreakGlass,
  type ExpireBreakGlass,
} from './break-glass/break-glass';
import { decideCorrectEntry, type CorrectEntry } from './corrections/correct-entry/correct-entry';
import { decideMarkInError, type MarkInError } from './corrections/mark-in-error/mark-in-error';
import {
  decideDecideDisclosure,
  type DecideDisclosure,
} from './disclosures/decide-disclosure/decide-disclosure';
import {
  decideRequestDisclosure,
  type RequestDisclosure,
} from './disclosures/request-disclosure/request-disclosure';
import {
  decideReviewBreakGlass,
  decideTakeBreakGlassStep,
  type ReviewCommand,
} from './break-glass/review-break-glass';
import type { EntriesEvent } from './entries.events';
import {
  decideCloseIncident,
  decideRemindOfIncident,
  decideReportWrongRecipient,
  decideTakeIncidentStep,
  type WrongRecipientCommand,
} from './wrong-recipient/wrong-recipient';
import type { WrongRecipientEvent } from './wrong-recipient/wrong-recipient.events';
import { decideEraseReceivedCopy, type EraseReceivedCopy } from './erasure/erase-received-copy';
import { decideEraseSubject, type EraseSubject } from './erasure/erase-subject';

export type EntriesCommand =
  | WrongRecipientCommand
  | CorrectEntry
  | MarkInError
  | RequestDisclosure
  | DecideDisclosure
  | BreakGlass
  | ExpireBreakGlass
  | ReviewCommand
  | EraseSubject
  | EraseReceivedCopy;

type EntryEvent = EntriesEvent | WrongRecipientEvent;

function decide(command: EntriesCommand, _state: null, metadata: CommandMetadata): readonly EntryEvent[] {
  switch (command.kind) {
    case 'CorrectEntry':
      return decideCorrectEntry(command, metadata);
    case 'RequestDisclosure':
      return decideRequestDisclosure(command);
    case 'DecideDisclosure':
      return decideDecideDisclosure(command);
    case 'MarkInError':
      return decideMarkInError(command, metadata);
    case 'BreakGlass':
      return decideBreakGlass(command, metadata);
    case 'ExpireBreakGlass':
      return decideExpireBreakGlass(command);
    case 'ReviewBreakGlass':
      return decideReviewBreakGlass(command, metadata);
    case 'TakeBreakGlassStep':
      return decideTakeBreakGlassStep(command);
    case 'EraseSubject':
      return decideEraseSubject(command, metadata);
    case 'EraseReceivedCopy':
      return decideEraseReceivedCopy(command, metadata);
    case 'ReportWrongRecipient':
      return decideReportWrongRecipient(command, metadata);
    case 'TakeIncidentStep':
      return decideTakeIncidentStep(command, metadata);
    case 'CloseIncident':
      return decideCloseIncident(command, metadata);
    case 'RemindOfIncident':
      return decideRemindOfIncident(command);
  }
}

/**
 * What is appended to the stream of another service's entry. What a decision rests on lies in several streams, so it
 * comes with the command; of the stream itself nothing is folded here.
 */
export const entryStream: Decider<null, EntriesCommand, EntryEvent> = {
  initial: null,
  evolve: (state) => state,
  decide,
};
