import { Global, Module } from '@nestjs/common';
import { ActionReminders } from './debrief/learning/action-reminders.workflow';
import { DebriefCommandsController } from './debrief/debrief-routes.http';
import { PerspectiveReminders } from './debrief/perspectives/perspective-reminders.workflow';
import { PerspectivesController } from './debrief/perspectives/perspectives.http';

import { DebriefReports } from './debrief-reports.port';
import { LoggedDebriefReports } from './report/logged-debrief-reports';

/** The debrief: what is said and agreed afterwards, and what each branch's debrief says. */
@Global()
@Module({
  controllers: [DebriefCommandsController, PerspectivesController],
  providers: [
    ...DebriefCommandsController.handlers,
    { provide: DebriefReports, useClass: LoggedDebriefReports },
    ActionReminders,
    PerspectiveReminders,
  ],
  exports: [DebriefReports],
})
export class DebriefingModule {}
