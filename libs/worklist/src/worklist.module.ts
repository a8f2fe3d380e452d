import { Global, Module } from '@nestjs/common';
import { PersonalCalendar } from '@samsyn/notifications/contract';
import { LoggedCalendar } from './calendar/logged-calendar';
import { PersonalItems } from './pending-index/personal-items';
import { Waiting } from './pending-index/pending-index.projection';
import { WorkListController } from './work-list.http';
import { WorkLists } from './work-lists';

/** What waits for each person. It decides nothing: it looks at operations as each person may know them. */
@Global()
@Module({
  controllers: [WorkListController],
  providers: [Waiting, PersonalItems, WorkLists, { provide: PersonalCalendar, useClass: LoggedCalendar }],
  exports: [PersonalCalendar, Waiting],
})
export class WorklistModule {}
