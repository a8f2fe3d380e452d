export * from './campaign.events';
export * from './campaigns.port';
export * from './debrief/campaign-debrief.events';
export * from './debrief/campaign-debriefs.port';
