import { Global, Module } from '@nestjs/common';
import { RecordConductFactHandler } from './conduct/record-conduct-fact/record-conduct-fact.handler';
import { CheckInDeadlines } from './conduct/safety-check-ins/check-in-deadlines.workflow';
import { MissSafetyCheckInHandler } from './conduct/safety-check-ins/miss-check-in.handler';
import { StartConductHandler } from './conduct/start-conduct/start-conduct.handler';
import {
  AnswerChildConcernHandler,
  ReportChildConcernHandler,
} from './encounter/child-concerns/child-concern.handler';
import { EncounterClocks } from './encounter/clocks/encounter-clocks.workflow';
import { KeepTimeHandler } from './encounter/clocks/keep-time.handler';
import { ChangeLinkHandler } from './encounter/links/change-link.handler';
import { EncounterLinks } from './encounter/links/encounter-links.projection';
import { LinkReasons } from './encounter/queries/link-reasons';
import { OpenEncounterHandler } from './encounter/open-encounter/open-encounter.handler';
import { EncounterPageController } from './encounter/page/encounter-page.http';
import { LoggedOpenMatters } from './encounter/queries/logged-open-matters';
import { LoggedClocks } from './encounter/queries/logged-clocks';
import { RecordEncounterFactHandler } from './encounter/record-encounter-fact/record-encounter-fact.handler';
import { SupportServicesController } from './encounter/referrals/support-services.http';
import { FactsController } from './facts/facts.http';
import { BatchItems } from './record-entries/record-entries.handler';
import { RecordEntriesController } from './record-entries/record-entries.http';
import { OpenMatters } from './open-matters.port';
import { RunningClocks } from './running-clocks.port';

/** What happens on the site and with the person met. Its application provides the command bus and what lies under it. */
@Global()
@Module({
  controllers: [FactsController, EncounterPageController, SupportServicesController, RecordEntriesController],
  providers: [
    StartConductHandler,
    RecordConductFactHandler,
    MissSafetyCheckInHandler,
    CheckInDeadlines,
    OpenEncounterHandler,
    RecordEncounterFactHandler,
    ReportChildConcernHandler,
    AnswerChildConcernHandler,
    KeepTimeHandler,
    EncounterClocks,
    ChangeLinkHandler,
    EncounterLinks,
    LinkReasons,
    BatchItems,
    { provide: RunningClocks, useClass: LoggedClocks },
    { provide: OpenMatters, useClass: LoggedOpenMatters },
  ],
  exports: [RunningClocks, OpenMatters],
})
export class ConductingModule {}
