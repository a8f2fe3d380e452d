import { Global, Module } from '@nestjs/common';
import { CarryOver, EarlierLessons } from '@samsyn/planning/contract';
import { AgreedLessons } from './agreed-lessons.projection';
import { AnswerLessonController, EarlierLessonsController } from './answer-lesson/answer-lesson.http';
import { CampaignLessonsController } from './campaign-lessons.http';
import { CampaignCarryOverController, CarryOverController } from './carry-over/carry-over.http';
import { OpenActions } from './carry-over/open-actions.projection';
import { LoggedCarryOver } from './carry-over/queries/logged-carry-over';
import { LessonRecurrence } from './lesson-recurrence.workflow';
import { LoggedLessons } from './queries/logged-lessons';

/** What debriefs taught and left to do, where another operation or campaign can use it. */
@Global()
@Module({
  controllers: [
    AnswerLessonController,
    EarlierLessonsController,
    CarryOverController,
    CampaignCarryOverController,
    CampaignLessonsController,
  ],
  providers: [
    ...AnswerLessonController.handlers,
    AgreedLessons,
    OpenActions,
    LessonRecurrence,
    { provide: CarryOver, useClass: LoggedCarryOver },
    { provide: EarlierLessons, useClass: LoggedLessons },
  ],
  exports: [CarryOver, EarlierLessons],
})
export class LessonsModule {}
