export * from './debrief/debrief.events';
export * from './debrief/learning/action.fields';
export * from './debrief/learning/lesson.dto';
export * from './debrief-reports.port';
export * from './report/area-counts.schema';
export * from './report/debrief.schema';
export * from './report/inspected.schema';
