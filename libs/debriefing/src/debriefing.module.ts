import { Global, Module } from '@nestjs/common';
import { ActionReminders } from './debrief/learning/action-reminders.workflow';
import { DebriefCommandsController } from './debrief/debrief-routes.http';
import { PerspectiveReminders } from './debrief/perspectives/perspective-reminders.workflow';
import { PerspectivesController } from './debrief/perspectives/perspectives.http';
import { AreaCountsTableController } from './documents/area-counts/area-counts.http';
import { CampaignDebriefReportController } from './documents/campaign-debrief/campaign-debrief-report.http';
import { CombinedDebriefs } from './documents/campaign-debrief/campaign-debriefs';
import { PaperFormController } from './documents/paper-form/paper-form.http';
import { DebriefChangesController } from './report/changes.http';
import { RecordsCopyController } from './documents/public-records/records-copy.http';
import { BrokenGlassController } from './documents/broken-glass/broken-glass.http';
import { ReceivedAboutController } from './documents/received-about/received-about.http';
import { DebriefReportController } from './report/debrief.http';
import { DocumentAnswers } from './report/document-answers';
import { DebriefDeviations } from './debrief-deviations.port';
import { DebriefReports } from './report/debrief-reports';
import { DocumentThreads } from './report/written/document-threads';

/** The debrief: what is said and agreed afterwards, and each branch's document. */
@Global()
@Module({
  controllers: [
    DebriefCommandsController,
    PerspectivesController,
    CampaignDebriefReportController,
    DebriefReportController,
    AreaCountsTableController,
    PaperFormController,
    BrokenGlassController,
    ReceivedAboutController,
    RecordsCopyController,
    DebriefChangesController,
  ],
  providers: [
    ...DebriefCommandsController.handlers,
    DebriefReports,
    { provide: DebriefDeviations, useExisting: DebriefReports },
    DocumentThreads,
    DocumentAnswers,
    ActionReminders,
    PerspectiveReminders,
    CombinedDebriefs,
  ],
  exports: [DebriefDeviations, DebriefReports],
})
export class DebriefingModule {}
