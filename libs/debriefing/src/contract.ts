export * from './campaign-debrief/campaign-debrief.events';
export * from './debrief/debrief.events';
export * from './lessons/lessons.events';
export * from './carry-over.port';
export * from './earlier-lessons.port';
