export { Channels } from './channels/channels';
export { Dispatcher } from './delivery/dispatcher';
export { NotificationsModule } from './notifications.module';
export { NOTIFICATIONS_OFF, readNotificationSettings, type NotificationSettings } from './settings';
export { NotificationSettingsHeld } from './settings-held';
export { Outbox } from './store/outbox';
export { PersonalStore } from './store/personal-store';
export { NotificationRouting } from './routing/notification-routing.workflow';
export { ContactDrillEnd } from './drill/contact-drill-end.workflow';
