export * from './conduct/conduct.events';
export * from './encounter/encounter.events';
