import './problem-titles';
import { Module } from '@nestjs/common';
import { EntryCommands } from './addressed-entry.handler';
import { CorrectEntryHandler } from './corrections/correct-entry/correct-entry.handler';
import { CorrectEntryController } from './corrections/correct-entry/correct-entry.http';
import { DecideDisclosureHandler } from './disclosures/decide-disclosure/decide-disclosure.handler';
import { DecideDisclosureController } from './disclosures/decide-disclosure/decide-disclosure.http';
import { DisclosuresController } from './disclosures/disclosures.http';
import { GivenDisclosures } from './disclosures/queries/given-disclosures';
import { WaitingRequests } from './disclosures/queries/waiting-requests';
import { RequestDisclosureHandler } from './disclosures/request-disclosure/request-disclosure.handler';
import { RequestDisclosureController } from './disclosures/request-disclosure/request-disclosure.http';

/** What can be done with any entry, whichever service recorded it. Its application provides what lies under it. */
@Module({
  controllers: [
    CorrectEntryController,
    RequestDisclosureController,
    DecideDisclosureController,
    DisclosuresController,
  ],
  providers: [
    EntryCommands,
    CorrectEntryHandler,
    RequestDisclosureHandler,
    DecideDisclosureHandler,
    GivenDisclosures,
    WaitingRequests,
  ],
})
export class EntriesModule {}
