export * from './call-out.events';
