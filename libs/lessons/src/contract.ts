export * from './lessons.events';
