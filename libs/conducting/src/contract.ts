export * from './conduct/conduct.events';
export * from './encounter/child-concerns/child-concern.events';
export * from './encounter/encounter.events';
export * from './encounter/links/encounter-link.events';
export * from './encounter/reflection-period/reflection-period.events';
export * from './encounter/reminders/reminder.events';
export {
  CONTACT_EVENTS,
  contactAwaited,
  type ContactMoment,
} from './encounter/support-contact/support-contact.events';
export * from './running-clocks.port';
