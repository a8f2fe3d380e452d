import { Global, Module } from '@nestjs/common';
import { EntryCommands } from './addressed-entry.handler';
import { BreakGlassExpiry } from './break-glass/break-glass-expiry.workflow';
import { BreakGlassHandler, ExpireBreakGlassHandler } from './break-glass/break-glass.handler';
import { BreakGlassController } from './break-glass/break-glass.http';
import { AnswerBreakGlassHandler } from './break-glass/review-break-glass.handler';
import { ReviewBreakGlassController } from './break-glass/review-break-glass.http';
import { CorrectEntryHandler } from './corrections/correct-entry/correct-entry.handler';
import { CorrectEntryController } from './corrections/correct-entry/correct-entry.http';
import { MarkInErrorHandler } from './corrections/mark-in-error/mark-in-error.handler';
import { MarkInErrorController } from './corrections/mark-in-error/mark-in-error.http';
import { DecideDisclosureHandler } from './disclosures/decide-disclosure/decide-disclosure.handler';
import { DecideDisclosureController } from './disclosures/decide-disclosure/decide-disclosure.http';
import { DisclosuresController } from './disclosures/disclosures.http';
import { GroundsController } from './disclosures/grounds.http';
import { GivenDisclosures } from './disclosures/queries/given-disclosures';
import { WaitingRequests } from './disclosures/queries/waiting-requests';
import { RequestDisclosureHandler } from './disclosures/request-disclosure/request-disclosure.handler';
import { RequestDisclosureController } from './disclosures/request-disclosure/request-disclosure.http';
import { EraseReceivedCopyHandler } from './erasure/erase-received-copy.handler';
import { EraseReceivedCopyController } from './erasure/erase-received-copy.http';
import { EraseSubjectHandler } from './erasure/erase-subject.handler';
import { EraseSubjectController } from './erasure/erase-subject.http';
import { Erasure } from './erasure/erasure.workflow';
import { ErasingByTwo } from './erasure/erasing-by-two.handler';

import { PublicRecordsCopies } from './public-records.port';
import {
  ChangePublicRecordsRequestHandler,
  RegisterPublicRecordsRequestHandler,
} from './public-records/change-public-records-request.handler';
import { PublicRecordsController } from './public-records/public-records.http';
import { KeptCopies } from './public-records/queries/kept-copies';
import { PublicRecordsList } from './public-records/queries/public-records-list.projection';

import { IncidentDeadline } from './wrong-recipient/incident-deadline.workflow';
import {
  ChangeIncidentHandler,
  RemindOfIncidentHandler,
  ReportWrongRecipientHandler,
} from './wrong-recipient/wrong-recipient.handler';
import { WrongRecipientController } from './wrong-recipient/wrong-recipient.http';

/** What can be done with any entry, whichever service recorded it. Its application provides what lies under it. */
@Global()
@Module({
  controllers: [
    CorrectEntryController,
    MarkInErrorController,
    RequestDisclosureController,
    DecideDisclosureController,
    DisclosuresController,
    GroundsController,
    BreakGlassController,
    ReviewBreakGlassController,
    EraseSubjectController,
    EraseReceivedCopyController,
    PublicRecordsController,
    WrongRecipientController,
  ],
  providers: [
    EntryCommands,
    CorrectEntryHandler,
    MarkInErrorHandler,
    RequestDisclosureHandler,
    DecideDisclosureHandler,
    GivenDisclosures,
    WaitingRequests,
    BreakGlassHandler,
    ExpireBreakGlassHandler,
    AnswerBreakGlassHandler,
    BreakGlassExpiry,
    ErasingByTwo,
    EraseSubjectHandler,
    EraseReceivedCopyHandler,
    Erasure,
    ReportWrongRecipientHandler,
    ChangeIncidentHandler,
    RemindOfIncidentHandler,
    IncidentDeadline,
    RegisterPublicRecordsRequestHandler,
    ChangePublicRecordsRequestHandler,
    KeptCopies,
    { provide: PublicRecordsCopies, useExisting: KeptCopies },
    PublicRecordsList,
  ],
  exports: [PublicRecordsCopies],
})
export class EntriesModule {}
