import { Global, Module } from '@nestjs/common';
import { EntryCommands } from './addressed-entry.handler';
import { EntryCommandsController } from './entry-routes.http';
import { BreakGlassExpiry } from './break-glass/break-glass-expiry.workflow';
import { ExpireBreakGlassHandler } from './break-glass/break-glass.handler';
import { DisclosuresController } from './disclosures/disclosures.http';
import { GroundsController } from './disclosures/grounds.http';
import { GivenDisclosures } from './disclosures/queries/given-disclosures';
import { WaitingRequests } from './disclosures/queries/waiting-requests';
import { EraseReceivedCopyHandler } from './erasure/erase-received-copy.handler';
import { EraseSubjectHandler } from './erasure/erase-subject.handler';
import { Erasure } from './erasure/erasure.workflow';

import { PublicRecordsCopies } from './public-records.port';
import { PublicRecordsController } from './public-records/public-records.http';
import { KeptCopies } from './public-records/queries/kept-copies';
import { PublicRecordsList } from './public-records/queries/public-records-list.projection';

import { IncidentDeadline } from './wrong-recipient/incident-deadline.workflow';
import { RemindOfIncidentHandler } from './wrong-recipient/wrong-recipient.handler';

/** What can be done with any entry, whichever service recorded it. Its application provides what lies under it. */
@Global()
@Module({
  controllers: [EntryCommandsController, DisclosuresController, GroundsController, PublicRecordsController],
  providers: [
    ...EntryCommandsController.handlers,
    EntryCommands,
    GivenDisclosures,
    WaitingRequests,
    ExpireBreakGlassHandler,
    BreakGlassExpiry,
    EraseSubjectHandler,
    EraseReceivedCopyHandler,
    Erasure,
    RemindOfIncidentHandler,
    IncidentDeadline,
    KeptCopies,
    { provide: PublicRecordsCopies, useExisting: KeptCopies },
    PublicRecordsList,
  ],
  exports: [PublicRecordsCopies],
})
export class EntriesModule {}
