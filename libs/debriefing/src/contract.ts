export * from './debrief/debrief.events';
export { actionCommands } from './debrief/learning/action.commands';
export * from './debrief/learning/lesson.dto';
export * from './debrief-reports.port';
export * from './report/area-counts.schema';
export * from './report/debrief.schema';
export * from './report/inspected.schema';
