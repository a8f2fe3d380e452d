import './problem-titles';
import { Module } from '@nestjs/common';
import { RecordConductFactHandler } from './conduct/record-conduct-fact/record-conduct-fact.handler';
import { ConductFactsController } from './conduct/record-conduct-fact/record-conduct-fact.http';
import { StartConductHandler } from './conduct/start-conduct/start-conduct.handler';
import { StartConductController } from './conduct/start-conduct/start-conduct.http';
import { ChildConcernsController } from './encounter/child-concerns/child-concerns.http';
import { ConsentsController } from './encounter/consents/consents.http';
import { ConversationController } from './encounter/conversation/conversation.http';
import { FollowUpsController } from './encounter/follow-ups/follow-ups.http';
import { OpenEncounterHandler } from './encounter/open-encounter/open-encounter.handler';
import { OpenEncounterController } from './encounter/open-encounter/open-encounter.http';
import { RecordEncounterFactHandler } from './encounter/record-encounter-fact/record-encounter-fact.handler';
import { ReferralsController } from './encounter/referrals/referrals.http';
import { BatchItems } from './record-entries/record-entries.handler';
import { RecordEntriesController } from './record-entries/record-entries.http';

/** What happens on the site and with the person met. Its application provides the command bus and what lies under it. */
@Module({
  controllers: [
    StartConductController,
    ConductFactsController,
    OpenEncounterController,
    ConversationController,
    FollowUpsController,
    ConsentsController,
    ReferralsController,
    ChildConcernsController,
    RecordEntriesController,
  ],
  providers: [
    StartConductHandler,
    RecordConductFactHandler,
    OpenEncounterHandler,
    RecordEncounterFactHandler,
    BatchItems,
  ],
})
export class ConductingModule {}
