import { Global, Module } from '@nestjs/common';
import { CheckInDeadlines } from './conduct/safety-check-ins/check-in-deadlines.workflow';
import { MissSafetyCheckInHandler } from './conduct/safety-check-ins/miss-check-in.handler';
import { EncounterClocks } from './encounter/clocks/encounter-clocks.workflow';
import { KeepTimeHandler } from './encounter/clocks/keep-time.handler';
import { EncounterLinks } from './encounter/links/encounter-links.projection';
import { LinkReasons } from './encounter/queries/link-reasons';
import { EncounterPageController } from './encounter/page/encounter-page.http';
import { LoggedOpenMatters } from './encounter/queries/logged-open-matters';
import { LoggedClocks } from './encounter/queries/logged-clocks';
import { SupportServicesController } from './encounter/referrals/support-services.http';
import { FactsController } from './facts/facts.http';
import { BatchItems } from './record-entries/record-entries.handler';
import { RecordEntriesController } from './record-entries/record-entries.http';
import { OpenMatters, PersonsMet } from '@samsyn/entries/contract';
import { LoggedPersonsMet } from './encounter/queries/logged-persons-met';
import { RunningClocks } from './running-clocks.port';

/** What happens on the site and with the person met. Its application provides the command bus and what lies under it. */
@Global()
@Module({
  controllers: [FactsController, EncounterPageController, SupportServicesController, RecordEntriesController],
  providers: [
    ...FactsController.handlers,
    MissSafetyCheckInHandler,
    CheckInDeadlines,
    KeepTimeHandler,
    EncounterClocks,
    EncounterLinks,
    LinkReasons,
    BatchItems,
    { provide: RunningClocks, useClass: LoggedClocks },
    { provide: OpenMatters, useClass: LoggedOpenMatters },
    { provide: PersonsMet, useClass: LoggedPersonsMet },
  ],
  exports: [RunningClocks, OpenMatters, PersonsMet],
})
export class ConductingModule {}
