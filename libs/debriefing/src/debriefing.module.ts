import { Global, Module } from '@nestjs/common';
import { CampaignCarryOverController, CarryOverController } from './actions/carry-over.http';
import { ActionReminders } from './actions/action-reminders.workflow';
import { OpenActions } from './actions/open-actions.projection';
import { LoggedCarryOver } from './actions/queries/logged-carry-over';
import { CampaignActionReminders } from './campaign-debrief/campaign-action-reminders.workflow';
import { CampaignDebriefController } from './campaign-debrief/campaign-debrief.http';
import { CampaignLessons } from './campaign-debrief/campaign-lessons.projection';
import { OpenCampaignActions } from './campaign-debrief/open-campaign-actions.projection';
import { LoggedCampaignDebriefs } from './campaign-debrief/queries/logged-campaign-debriefs';
import { CarryOver } from './carry-over.port';
import { DebriefCommandsController } from './debrief/debrief-routes.http';
import { PerspectiveReminders } from './debrief/perspectives/perspective-reminders.workflow';
import { PerspectivesController } from './debrief/perspectives/perspectives.http';
import { EarlierLessons } from './earlier-lessons.port';
import { AgreedLessons } from './lessons/agreed-lessons.projection';
import { AnswerLessonController, EarlierLessonsController } from './lessons/answer-lesson/answer-lesson.http';
import { LessonRecurrence } from './lessons/lesson-recurrence.workflow';
import { LoggedLessons } from './lessons/queries/logged-lessons';
import { AreaCountsTableController } from './documents/area-counts/area-counts.http';
import { CampaignDebriefReportController } from './documents/campaign-debrief/campaign-debrief-report.http';
import { CampaignDebriefs } from './documents/campaign-debrief/campaign-debriefs';
import { PaperFormController } from './documents/paper-form/paper-form.http';
import { DebriefChangesController } from './report/changes.http';
import { RecordsCopyController } from './documents/public-records/records-copy.http';
import { BrokenGlassController } from './documents/broken-glass/broken-glass.http';
import { ReceivedAboutController } from './documents/received-about/received-about.http';
import { DebriefReportController } from './report/debrief.http';
import { DocumentAnswers } from './report/document-answers';
import { DebriefReports } from './report/debrief-reports';
import { DocumentThreads } from './report/written/document-threads';

/** The debrief: what is said and agreed afterwards, and each branch's document. Planning asks it for what was left to do. */
@Global()
@Module({
  controllers: [
    DebriefCommandsController,
    PerspectivesController,
    CarryOverController,
    CampaignCarryOverController,
    EarlierLessonsController,
    AnswerLessonController,
    CampaignDebriefController,
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
    ...CampaignDebriefController.handlers,
    ...AnswerLessonController.handlers,
    DebriefReports,
    DocumentThreads,
    DocumentAnswers,
    OpenActions,
    LoggedCarryOver,
    { provide: CarryOver, useExisting: LoggedCarryOver },
    ActionReminders,
    PerspectiveReminders,
    AgreedLessons,
    CampaignLessons,
    OpenCampaignActions,
    CampaignActionReminders,
    LoggedCampaignDebriefs,
    CampaignDebriefs,
    LoggedLessons,
    { provide: EarlierLessons, useExisting: LoggedLessons },
    LessonRecurrence,
  ],
  exports: [CarryOver, DebriefReports, EarlierLessons, OpenActions],
})
export class DebriefingModule {}
