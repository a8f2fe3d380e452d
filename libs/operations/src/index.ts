export * from './operation-commands';
export * from './operation-log';
export * from './actions/action-lines';
export * from './actions/reminder-times';
export * from './actions/reminder-timer';
export * from './latest-counts';
