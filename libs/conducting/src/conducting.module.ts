import './problem-titles';
import './warning-titles';
import { Global, Module } from '@nestjs/common';
import { DeclareDeviationController } from './conduct/declare-deviation/declare-deviation.http';
import { RecordDissentController } from './conduct/joint-decisions/record-dissent.http';
import { LeadershipController } from './conduct/leadership/leadership.http';
import { AreaCountsController } from './conduct/area-counts/area-counts.http';
import { MetWithoutCoordinatorController } from './conduct/met-without-coordinator/met-without-coordinator.http';
import { RecordConductFactHandler } from './conduct/record-conduct-fact/record-conduct-fact.handler';
import { ConductFactsController } from './conduct/record-conduct-fact/record-conduct-fact.http';
import { CheckInDeadlines } from './conduct/safety-check-ins/check-in-deadlines.workflow';
import { MissSafetyCheckInHandler } from './conduct/safety-check-ins/miss-check-in.handler';
import { SafetyCheckInsController } from './conduct/safety-check-ins/safety-check-ins.http';
import { StartConductHandler } from './conduct/start-conduct/start-conduct.handler';
import { StartConductController } from './conduct/start-conduct/start-conduct.http';
import { SuspensionController } from './conduct/suspension/suspension.http';
import {
  AnswerChildConcernHandler,
  ReportChildConcernHandler,
} from './encounter/child-concerns/child-concern.handler';
import {
  AnswerChildConcernController,
  ChildConcernsController,
  ReportChildConcernController,
} from './encounter/child-concerns/child-concerns.http';
import { EncounterClocks } from './encounter/clocks/encounter-clocks.workflow';
import { KeepTimeHandler } from './encounter/clocks/keep-time.handler';
import { ConsentsController } from './encounter/consents/consents.http';
import { ConversationController } from './encounter/conversation/conversation.http';
import { FollowUpsController } from './encounter/follow-ups/follow-ups.http';
import { ChangeLinkHandler } from './encounter/links/change-link.handler';
import { EncounterLinksController } from './encounter/links/encounter-links.http';
import { EncounterLinks } from './encounter/links/encounter-links.projection';
import { LinkReasons } from './encounter/queries/link-reasons';
import { OpenEncounterHandler } from './encounter/open-encounter/open-encounter.handler';
import { OpenEncounterController } from './encounter/open-encounter/open-encounter.http';
import { EncounterPageController } from './encounter/page/encounter-page.http';
import { RecordedMatters } from './encounter/queries/recorded-matters';
import { SeenClocks } from './encounter/queries/seen-clocks';
import { RecordEncounterFactHandler } from './encounter/record-encounter-fact/record-encounter-fact.handler';
import { ReferralsController } from './encounter/referrals/referrals.http';
import { SupportServicesController } from './encounter/referrals/support-services.http';
import { ReflectionPeriodController } from './encounter/reflection-period/reflection-period.http';
import { BatchItems } from './record-entries/record-entries.handler';
import { RecordEntriesController } from './record-entries/record-entries.http';
import { OpenMatters } from './open-matters.port';
import { RunningClocks } from './running-clocks.port';

/** What happens on the site and with the person met. Its application provides the command bus and what lies under it. */
@Global()
@Module({
  controllers: [
    StartConductController,
    ConductFactsController,
    RecordDissentController,
    DeclareDeviationController,
    SuspensionController,
    LeadershipController,
    MetWithoutCoordinatorController,
    AreaCountsController,
    SafetyCheckInsController,
    OpenEncounterController,
    ConversationController,
    FollowUpsController,
    ConsentsController,
    ReferralsController,
    ChildConcernsController,
    ReportChildConcernController,
    AnswerChildConcernController,
    ReflectionPeriodController,
    EncounterLinksController,
    EncounterPageController,
    SupportServicesController,
    RecordEntriesController,
  ],
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
    { provide: RunningClocks, useClass: SeenClocks },
    { provide: OpenMatters, useClass: RecordedMatters },
  ],
  exports: [RunningClocks, OpenMatters],
})
export class ConductingModule {}
