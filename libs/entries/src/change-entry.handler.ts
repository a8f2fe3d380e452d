import { Inject } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Directory } from '@samsyn/identity';
import { warningsOfConductTimes } from '@samsyn/operations/contract';
import type { Outcome } from '@samsyn/processing';
import { viewerOf } from '@samsyn/secrecy';
import { Handles, ChangeCommand } from '@samsyn/web';
import { EntryCommands, unknownEntry } from './addressed-entry.handler';
import { warningsOfBreakGlass, type BreakGlass } from './break-glass/break-glass';
import { glassOf } from './break-glass/break-glass.handler';
import { reviewOf, type RequestedReview } from './break-glass/review-break-glass.handler';
import type { CorrectEntry } from './corrections/correct-entry/correct-entry';
import { correctionOf } from './corrections/correct-entry/correct-entry.handler';
import type { MarkInError } from './corrections/mark-in-error/mark-in-error';
import { errorOf } from './corrections/mark-in-error/mark-in-error.handler';
import {
  decisionOf,
  type RequestedDecision,
} from './disclosures/decide-disclosure/decide-disclosure.handler';
import { WaitingRequests } from './disclosures/queries/waiting-requests';
import {
  requestOf,
  type RequestedDisclosure,
} from './disclosures/request-disclosure/request-disclosure.handler';
import type { ReportWrongRecipient } from './wrong-recipient/wrong-recipient';
import {
  incidentStepOf,
  wrongRecipientOf,
  type RequestedIncidentStep,
} from './wrong-recipient/wrong-recipient.handler';

/** A change as it is requested: what the log knows of the entry is added when it is decided. */
export type RequestedEntryChange =
  | Omit<CorrectEntry, 'entry'>
  | Omit<MarkInError, 'entry'>
  | RequestedDisclosure
  | RequestedDecision
  | Pick<BreakGlass, 'kind' | 'ground' | 'reason'>
  | RequestedReview
  | Pick<ReportWrongRecipient, 'kind' | 'what'>
  | RequestedIncidentStep;

/** Of the entry with the id; of disclosures, which name their item, the id is empty. */
export class ChangeEntry extends ChangeCommand<RequestedEntryChange> {}

@Handles(ChangeEntry)
export class ChangeEntryHandler implements ICommandHandler<ChangeEntry> {
  constructor(
    private readonly entries: EntryCommands,
    private readonly waiting: WaitingRequests,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async execute({ id, change, context }: ChangeEntry): Promise<Outcome> {
    const { entries, directory } = this;
    const { actor } = context;
    switch (change.kind) {
      case 'CorrectEntry':
        return entries.putRight(
          id,
          context,
          (entry) => correctionOf(entry, change, directory),
          (decided, operation) => warningsOfConductTimes(decided, operation.entries),
        );
      case 'MarkInError':
        return entries.putRight(id, context, (entry) => errorOf(entry, change));
      case 'RequestDisclosure':
        return entries.execute(change.item.entry, context, (entry) =>
          requestOf(entry, change, viewerOf(actor)),
        );
      case 'DecideDisclosure': {
        const item = change.item ?? (await this.waiting.latestFor(context))?.item;
        if (!item) throw unknownEntry();
        return entries.execute(item.entry, context, (entry) => decisionOf(entry, item, change, directory));
      }
      case 'BreakGlass':
        return entries.execute(
          id,
          context,
          (entry) => glassOf(entry, change, actor, directory),
          ({ command, ...decided }) =>
            command.kind === 'BreakGlass' ? warningsOfBreakGlass({ ...decided, command }) : [],
        );
      case 'ReviewBreakGlass':
      case 'TakeBreakGlassStep':
        return entries.execute(id, context, (entry) => reviewOf(entry, change, viewerOf(actor)));
      case 'ReportWrongRecipient':
        return entries.execute(id, context, (entry) => wrongRecipientOf(entry, change));
      case 'TakeIncidentStep':
      case 'CloseIncident':
        return entries.execute(id, context, (entry) => incidentStepOf(entry, change));
    }
  }
}
