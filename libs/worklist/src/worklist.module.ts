import { Global, Module } from '@nestjs/common';
import { PersonalCalendar } from '@samsyn/notifications/contract';
import { SeenCalendar } from './calendar/seen-calendar';
import { PersonalItems } from './waiting/personal-items';
import { Waiting } from './waiting/waiting.projection';
import { WorkListController } from './work-list.http';
import { WorkLists } from './work-lists';

/** What waits for each person. It decides nothing: it looks at operations as each person may know them. */
@Global()
@Module({
  controllers: [WorkListController],
  providers: [Waiting, PersonalItems, WorkLists, { provide: PersonalCalendar, useClass: SeenCalendar }],
  exports: [PersonalCalendar, Waiting],
})
export class WorklistModule {}
