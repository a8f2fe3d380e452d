export * from './debrief/debrief.events';
