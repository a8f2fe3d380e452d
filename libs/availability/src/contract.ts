export * from './availability.events';
export * from './duty-roster.port';
