export { ActionReminders } from './debrief/learning/action-reminders.workflow';
export { PerspectiveReminders } from './debrief/perspectives/perspective-reminders.workflow';
export { DebriefingModule } from './debriefing.module';
export { DEBRIEF_COMMANDS } from './debrief/debrief-commands';
export { openDebrief } from './debrief/open-debrief/open-debrief.commands';
export { generateDebrief } from './debrief/sign-off/sign-off.commands';
