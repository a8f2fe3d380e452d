export * from './debrief/debrief.events';
export * from './carry-over.port';
