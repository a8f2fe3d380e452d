export { ACTION_REMINDER, ActionReminders } from './actions/action-reminders.workflow';
export { OpenActions } from './actions/open-actions.projection';
export {
  PERSPECTIVE_REMINDER,
  PerspectiveReminders,
} from './debrief/perspectives/perspective-reminders.workflow';
export { DebriefingModule } from './debriefing.module';
export {
  CAMPAIGN_ACTION_REMINDER,
  CampaignActionReminders,
} from './campaign-debrief/campaign-action-reminders.workflow';
export { OpenCampaignActions } from './campaign-debrief/open-campaign-actions.projection';
export { CampaignLessons } from './campaign-debrief/campaign-lessons.projection';
export { AgreedLessons } from './lessons/agreed-lessons.projection';
export { LessonRecurrence } from './lessons/lesson-recurrence.workflow';
export { CAMPAIGN_DEBRIEF_COMMANDS } from './campaign-debrief/campaign-debrief.commands';
export { openDebrief } from './debrief/open-debrief/open-debrief.commands';
export { generateDebrief } from './debrief/sign-off/sign-off.commands';
export { DEBRIEF_COMMANDS } from './debrief/debrief-commands';
