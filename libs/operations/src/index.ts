export * from './operation-commands';
export * from './operation-log';
export * from './actions/action-lines';
export * from './actions/reminder-times';
export * from './actions/action-reminders';
export * from './actions/open-action-rows';
export * from './latest-counts';
