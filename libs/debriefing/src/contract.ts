export * from './debrief/debrief.events';
export * from './debrief/learning/action.fields';
export * from './debrief/learning/lesson.dto';
export * from './debrief-deviations.port';
