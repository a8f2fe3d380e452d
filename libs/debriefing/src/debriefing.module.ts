import { Global, Module } from '@nestjs/common';
import { CarryOverController } from './actions/carry-over.http';
import { OpenActions } from './actions/open-actions.projection';
import { RecordedCarryOver } from './actions/queries/recorded-carry-over';
import { CarryOver } from './carry-over.port';
import { ChangeDebriefHandler } from './debrief/change-debrief.handler';
import { LearningController } from './debrief/learning/learning.http';
import { OpenDebriefController } from './debrief/open-debrief/open-debrief.http';
import { PerspectivesController } from './debrief/perspectives/perspectives.http';
import { SignOffController } from './debrief/sign-off/sign-off.http';
import './problem-titles';
import './report/problem-titles';
import { DebriefReportController } from './report/debrief.http';
import { PdfPress } from './report/render/pdf-press';
import { DebriefReports } from './report/debrief-reports';

/** The debrief: what is said and agreed afterwards, and each branch's document. Planning asks it for what was left to do. */
@Global()
@Module({
  controllers: [
    OpenDebriefController,
    PerspectivesController,
    LearningController,
    SignOffController,
    CarryOverController,
    DebriefReportController,
  ],
  providers: [
    ChangeDebriefHandler,
    DebriefReports,
    PdfPress,
    OpenActions,
    RecordedCarryOver,
    { provide: CarryOver, useExisting: RecordedCarryOver },
  ],
  exports: [CarryOver, DebriefReports, OpenActions],
})
export class DebriefingModule {}
