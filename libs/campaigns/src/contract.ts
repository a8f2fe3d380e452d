export * from './campaign.events';
export * from './campaigns.port';
