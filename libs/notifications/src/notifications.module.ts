import { Global, Module } from '@nestjs/common';
import { CalendarController, CalendarFeedsController } from './calendar/calendar-feeds.http';
import { FeedThrottle } from './calendar/feed-throttle';
import { Channels } from './channels/channels';
import { Dispatcher } from './delivery/dispatcher';
import { Notifier } from './delivery/notifier';
import { ContactDrillEnd } from './drill/contact-drill-end.workflow';
import { ContactDrills } from './drill/queries/contact-drills';
import { ContactDrillsController, DrillCommandsController } from './drill/contact-drills.http';
import { NotificationChannelsController } from './me/notification-channels.http';
import { OutboxController } from './me/outbox.http';
import { CalendarFeeds } from './store/calendar-feeds';
import { ContactChannels } from './store/contact-channels';
import { Outbox } from './store/outbox';
import { NotificationPreferences } from './store/preferences';
import { NotificationRouting } from './routing/notification-routing.workflow';

/** Tells persons that something waits for them, outside Samsyn. Its application provides the store and the settings. */
@Global()
@Module({
  controllers: [
    NotificationChannelsController,
    OutboxController,
    CalendarFeedsController,
    CalendarController,
    DrillCommandsController,
    ContactDrillsController,
  ],
  providers: [
    ...DrillCommandsController.handlers,
    ContactChannels,
    NotificationPreferences,
    Outbox,
    Channels,
    Notifier,
    Dispatcher,
    NotificationRouting,
    CalendarFeeds,
    FeedThrottle,
    ContactDrills,
    ContactDrillEnd,
  ],
  exports: [Outbox, Channels, Dispatcher],
})
export class NotificationsModule {}
