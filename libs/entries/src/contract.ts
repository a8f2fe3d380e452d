export * from './break-glass/break-glass.events';
export * from './entries.events';
export * from './public-records.port';
export * from './wrong-recipient/wrong-recipient.events';
export * from './public-records/public-records.events';
export { recordsCopy } from './public-records/records-copy.schema';
export * from './campaign-entries.port';
export * from './open-matters.port';
export * from './persons-met.port';
