export * from './entries.events';
