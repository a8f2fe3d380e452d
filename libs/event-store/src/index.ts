export * from './codec';
export * from './definition';
export * from './ids';
export * from './port';
export * from './registry';
export * from './stream-mark';
export { MemoryEventStore } from './memory/memory-event-store';
export { FileLock } from './sqlite/file-lock';
export { SqliteEventStore } from './sqlite/sqlite-event-store';
