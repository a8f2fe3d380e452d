import type { ChangeDefinition } from '@samsyn/event-store';
import { schemas } from '@samsyn/kernel';
import { changeRoutes, commandController } from '@samsyn/web';
import { breakGlass, glassAnswers } from './break-glass/break-glass.commands';
import { ChangeEntry, type RequestedEntryChange } from './change-entry.handler';
import { CorrectionDto } from './corrections/correct-entry/correction.dto';
import { correctEntry } from './corrections/correct-entry/correct-entry.commands';
import { markInError } from './corrections/mark-in-error/mark-in-error.commands';
import { decideDisclosure } from './disclosures/decide-disclosure/decide-disclosure.commands';
import { requestDisclosure } from './disclosures/request-disclosure/request-disclosure.commands';
import { eraseReceivedCopy, eraseSubject } from './erasure/erasure.commands';
import { AskForErasure } from './erasure/erasing-by-two.handler';
import {
  ChangePublicRecordsRequest,
  RegisterPublicRecordsRequest,
} from './public-records/change-public-records-request.handler';
import { registerRequest, requestCommands } from './public-records/public-records.commands';
import { incidentCommands, reportWrongRecipient } from './wrong-recipient/wrong-recipient.commands';

const bodies = { EntryCorrected: CorrectionDto };
/** What a supervisor alone may not do. */
const route = { waits: schemas.referTo('ProposedChange') };

const changes = (
  definitions: readonly ChangeDefinition<RequestedEntryChange['kind']>[],
  at: string,
  tag = 'entries',
) => changeRoutes(definitions, { at, tag, bodies }, ChangeEntry);

export const EntryCommandsController = commandController([
  ...changes([correctEntry, markInError], 'entries/:entryId'),
  ...changes([requestDisclosure, decideDisclosure], 'disclosures', 'disclosures'),
  ...changes([breakGlass], 'entries/:entryId'),
  ...changes(glassAnswers, 'break-glass/:accessedId'),
  ...changeRoutes([eraseSubject], { at: 'encounters/:encounterId', tag: 'encounters', route }, AskForErasure),
  ...changeRoutes([eraseReceivedCopy], { at: 'entries/:entryId', tag: 'entries', route }, AskForErasure),
  ...changeRoutes(
    [registerRequest],
    { at: 'operations/:operationId', tag: 'public-records' },
    RegisterPublicRecordsRequest,
  ),
  ...changeRoutes(
    requestCommands,
    { at: 'public-records-requests/:requestId', tag: 'public-records' },
    ChangePublicRecordsRequest,
  ),
  ...changes([reportWrongRecipient], 'disclosures/decisions/:decisionId', 'disclosures'),
  ...changes(incidentCommands, 'disclosures/incidents/:incidentId', 'disclosures'),
]);
