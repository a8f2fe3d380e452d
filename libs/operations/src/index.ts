export * from './operation-commands';
export * from './operation-log';
