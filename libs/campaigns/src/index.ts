export { CAMPAIGN_COMMANDS } from './campaign-commands';
export { CampaignIndex } from './campaigns.projection';
export { CampaignModule } from './campaign.module';
export { CampaignActionReminders } from './debrief/campaign-action-reminders.workflow';
export { OpenCampaignActions } from './debrief/open-campaign-actions.projection';
export { CampaignLessons } from './debrief/campaign-lessons.projection';
export { CAMPAIGN_DEBRIEF_COMMANDS } from './debrief/campaign-debrief.commands';
