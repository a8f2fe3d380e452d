export * from './advice-call.events';
